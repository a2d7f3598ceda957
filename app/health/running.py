"""Looks at everything on the list, each check by itself, so that one that cannot look hides no other."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.exc import SQLAlchemyError

from app.errors import KeyMissing, KeysTooOpen
from app.health.findings import Check, Examined, Needs, worst_first
from app.health.list import CHECKS
from app.health.subject import Reach, Subject

# Damaged or shut just there: said as not looked at, which counts as something to mend.
CANNOT_BE_READ = (SQLAlchemyError, OSError, ValueError, LookupError, KeyMissing, KeysTooOpen)


def everything_examined(subject: Subject, checks: Iterable[Check] = CHECKS) -> list[Examined]:
    """What each check says, the worst first. What needs a database that does not open could not be looked at."""
    return worst_first([examined(check, subject) for check in checks])


def examined(check: Check, subject: Subject) -> Examined:
    """What one check says."""
    if not _has_what_it_needs(check.needs, subject.reach):
        return Examined(check, is_seen=False)
    try:
        if check.needs is Needs.MACHINE:
            return Examined(check, tuple(check.look(subject)))
        with subject.connected() as with_connection:
            return Examined(check, tuple(check.look(with_connection)))
    except CANNOT_BE_READ:
        return Examined(check, is_seen=False)


def _has_what_it_needs(needs: Needs, reach: Reach) -> bool:
    return needs is Needs.MACHINE or (reach.opens if needs is Needs.DATABASE else reach is Reach.CURRENT)
