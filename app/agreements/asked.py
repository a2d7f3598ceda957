"""Which agreement is asked for, by whom, and what day it is."""

from __future__ import annotations

from datetime import date

from flask_login import current_user

from app import clock
from app.agreements.queries import is_party, own_agreement
from app.agreements.writing import Saying, Writer
from app.database.statements import AnyRow
from app.errors import NotAllowed
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.service_day import local_time
from app.web.reading import reading


def organisation() -> int:
    """The organisation of who is signed in."""
    return int(current_user.organisation_id)


def asked_agreement(slug: str) -> AnyRow:
    """An agreement of theirs, to read; raises NotFound, which tells nothing of others'."""
    return own_agreement(reading(), organisation(), slug)


def asked_to_change(slug: str) -> AnyRow:
    """An agreement of theirs, to change; raises NotFound, and NotAllowed once their organisation has left."""
    agreement = asked_agreement(slug)
    if not may_change(agreement):
        raise NotAllowed("Your organisation is no party any more: what was agreed can be read, not changed.")
    return agreement


def may_change(agreement: AnyRow) -> bool:
    """Whether who is signed in belongs to a party of today."""
    return is_party(reading(), agreement.id, organisation(), today())


def today() -> date:
    """The service day where no premises' clock is meant."""
    return local_time(clock.now(), DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE).day


def writer() -> Writer:
    """Who is signed in, now."""
    return Writer(organisation(), int(current_user.staff_id), clock.now(), today())


def saying(seen: int = 0, from_day: date | None = None) -> Saying:
    """A wording by who is signed in."""
    return Saying(writer(), seen, from_day)


def usual_from_day(agreement: AnyRow, is_new: bool) -> date:
    """The day that a form proposes: what is first said was so from the beginning, a change holds from today."""
    return agreement.first_day if is_new else max(today(), agreement.first_day)
