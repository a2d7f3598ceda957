"""Questions about accounts and who is signed in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from flask_login import UserMixin
from sqlalchemy import ColumnElement, Connection, and_, or_, select
from sqlalchemy.orm import Session

from app.organisations.models import Organisation
from app.staff.models import Role, StaffMember, StaffSession, Way
from app.staff.proof_models import CodeSecret, Passkey
from app.tokens import digest_of

IDLE = timedelta(minutes=30)
IDLE_ON_SHARED = timedelta(minutes=2)
FRESH = timedelta(minutes=15)  # how long after signing in one may change how one signs in
LONGEST = timedelta(hours=12)
ROLES = tuple(Role)


class MemberKey(NamedTuple):
    """Which of the staff."""

    organisation_id: int
    staff_id: int


@dataclass(frozen=True)
class SignedIn(UserMixin):
    """Who is signed in by a session."""

    organisation_id: int
    organisation_name: str
    staff_id: int
    name: str
    role: Role
    language: str | None
    has_password: bool
    session_digest: bytes
    seen_at: datetime
    made_at: datetime
    way: Way
    is_shared: bool
    computer_id: int | None
    has_passkey: bool
    has_codes: bool
    proof_put_off_at: datetime | None

    def get_id(self) -> str:
        """What Flask-Login tells two apart by."""
        return f"{self.organisation_id}.{self.staff_id}"

    @property
    def key(self) -> MemberKey:
        """Which of the staff they are."""
        return MemberKey(self.organisation_id, self.staff_id)

    def is_at_least(self, role: Role | str) -> bool:
        """Whether this role may do what that one may."""
        return ROLES.index(self.role) >= ROLES.index(Role(role))

    def is_fresh(self, now: datetime) -> bool:
        """Whether they have shown just now who they are, by more than a PIN."""
        return self.way is not Way.PIN and now - self.made_at < FRESH


def signed_in_by(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Who holds the token of a session that has neither ended nor lapsed."""
    found = session.execute(
        select(StaffSession, StaffMember, Organisation.name, _has(Passkey), _has(CodeSecret))
        .join(
            StaffMember,
            (StaffMember.organisation_id == StaffSession.organisation_id) & (StaffMember.id == StaffSession.staff_id),
        )
        .join(Organisation, Organisation.id == StaffSession.organisation_id)
        .where(StaffSession.digest == digest_of(token), StaffMember.left_at.is_(None), *_is_alive(now))
    ).first()
    if found is None:
        return None
    opened, member, organisation_name, has_passkey, has_codes = found
    return SignedIn(
        organisation_id=member.organisation_id,
        organisation_name=organisation_name,
        staff_id=member.id,
        name=member.name,
        role=Role(member.role),
        language=member.language,
        has_password=member.password_hash is not None,
        session_digest=opened.digest,
        seen_at=opened.seen_at,
        made_at=opened.made_at,
        way=Way(opened.way),
        is_shared=opened.is_shared,
        computer_id=opened.computer_id,
        has_passkey=has_passkey,
        has_codes=has_codes,
        proof_put_off_at=member.proof_put_off_at,
    )


def was_ever_session(session: Session, token: str) -> bool:
    """Whether the token is one that was given here, be it of a session that has ended long since."""
    return session.scalar(select(StaffSession.digest).where(StaffSession.digest == digest_of(token))) is not None


def open_sessions(session: Session, who: SignedIn, now: datetime) -> Sequence[StaffSession]:
    """Everywhere someone is signed in, the latest used first."""
    return session.scalars(
        select(StaffSession)
        .where(
            StaffSession.organisation_id == who.organisation_id,
            StaffSession.staff_id == who.staff_id,
            *_is_alive(now),
        )
        .order_by(StaffSession.seen_at.desc(), StaffSession.digest)
    ).all()


def organisations_by_name(session: Session) -> list[Organisation]:
    """Every organisation, for who signs in to choose theirs."""
    return sorted(session.scalars(select(Organisation)), key=lambda organisation: organisation.name.casefold())


def member_named(session: Session, organisation_id: int, name: str) -> StaffMember | None:
    """Who is called that at the organisation and has not left, capitals or not."""
    # Compared here: SQLite knows capitals of a to z alone, and Åsa may write åsa.
    wanted = plain_name(name).casefold()
    members = session.scalars(
        select(StaffMember).where(StaffMember.organisation_id == organisation_id, StaffMember.left_at.is_(None))
    )
    return next((member for member in members if member.name.casefold() == wanted), None)


def staff_names(connection: Connection, organisation_id: int) -> dict[int, str]:
    """What everybody is called, or was when they left, by number."""
    own = select(StaffMember.id, StaffMember.name).where(StaffMember.organisation_id == organisation_id)
    return {row.id: row.name for row in connection.execute(own)}


def plain_name(name: str) -> str:
    """A name as it is kept: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _is_alive(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        StaffSession.ended_at.is_(None),
        or_(
            StaffSession.seen_at > now - IDLE_ON_SHARED,
            and_(StaffSession.is_shared.is_(False), StaffSession.seen_at > now - IDLE),
        ),
        StaffSession.made_at > now - LONGEST,
    )


def _has(model: type[Passkey] | type[CodeSecret]) -> ColumnElement[bool]:
    return (
        select(model.staff_id)
        .where(model.organisation_id == StaffMember.organisation_id, model.staff_id == StaffMember.id)
        .exists()
    )
