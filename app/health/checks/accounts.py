"""Who may sign in, and by what: proofs beyond a password, administrators, links that nobody has used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement, Table, and_, exists, select

from app.database.statements import AnyRow, table_of
from app.health.findings import Finding, Level
from app.health.subject import Subject
from app.staff.models import Role, SignInLink, StaffMember, StaffSession
from app.staff.proof_models import CodeSecret, Passkey
from app.staff.proofs import needs_proof

STAFF, LINKS, SESSIONS = table_of(StaffMember), table_of(SignInLink), table_of(StaffSession)
PASSKEYS, CODES = table_of(Passkey), table_of(CodeSecret)
MAY_LIE_UNUSED = timedelta(days=2)


def without_proof(subject: Subject) -> Iterator[Finding]:
    """Whoever sees more than their own notes over a network has a passkey or one-time codes."""
    count = sum(
        needs_proof(Role(member.role), subject.settings) and not member.has_proof and member.has_signed_in
        for member in _members(subject)
    )
    if count:
        yield Finding(
            Level.LOOK,
            ngettext(
                "%(num)s of those who coordinate or administrate signs in by a password or a link alone.",
                "%(num)s of those who coordinate or administrate sign in by a password or a link alone.",
                count,
            ),
            _("Let each make a passkey or one-time codes on the page Your account. A password can be guessed or seen."),
            "staff.account",
            _("Your account"),
        )


def few_admins(subject: Subject) -> Iterator[Finding]:
    """Every organisation has two who administrate, so that one may fall ill."""
    present = Counter(member.organisation_id for member in _members(subject) if member.role == Role.ADMIN)
    staffed = {member.organisation_id for member in _members(subject)}
    alone = [number for number in staffed if present[number] < 2]
    if alone:
        is_nobody = any(not present[number] for number in alone)
        one_more = _("Make one more, so that somebody can always add staff and shut out a lost phone.")
        by_command = _("Whoever looks after the computer that Oasen runs on can make somebody administrator.")
        yield Finding(
            Level.LOOK,
            _("Nobody is administrator.") if is_nobody else _("Only one person is administrator."),
            by_command if is_nobody else one_more,
            "members.page",
            _("See the staff"),
            ("oasen staff add NAME --organisation SLUG --role admin",) if is_nobody else (),
        )


def unused_links(subject: Subject) -> Iterator[Finding]:
    """Links for who coordinates or administrates that have lain for days: lost, or in somebody else's hands."""
    key = (LINKS.c.organisation_id == STAFF.c.organisation_id) & (LINKS.c.staff_id == STAFF.c.id)
    unused = exists().where(key, LINKS.c.used_at.is_(None), LINKS.c.made_at < subject.moment - MAY_LIE_UNUSED)
    count = sum(not member.has_signed_in for member in _members(subject, unused) if member.role != Role.VOLUNTEER)
    if count:
        yield Finding(
            Level.LOOK,
            ngettext("%(num)s sign-in link was never used.", "%(num)s sign-in links were never used.", count),
            _("Give a new one by hand if the person still comes, else close the account."),
            "members.page",
            _("See the staff"),
        )


def _members(subject: Subject, *conditions: ColumnElement[bool]) -> list[AnyRow]:
    """Who has not left: organisation_id, role, has_proof, has_signed_in."""
    return list(
        subject.connection.execute(
            select(
                STAFF.c.organisation_id,
                STAFF.c.role,
                (_has(PASSKEYS) | _has(CODES)).label("has_proof"),
                _has(SESSIONS).label("has_signed_in"),
            ).where(STAFF.c.organisation_id.in_(subject.organisation_ids), STAFF.c.left_at.is_(None), *conditions)
        )
    )


def _has(table: Table) -> ColumnElement[bool]:
    return exists().where(and_(table.c.organisation_id == STAFF.c.organisation_id, table.c.staff_id == STAFF.c.id))
