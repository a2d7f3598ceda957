"""Computers that many use: marking one, who has signed in there today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.database.transaction import transaction
from app.database.wall import Across, across_organisations
from app.errors import NotFound
from app.extensions import db
from app.staff.day_pins import pins_of_day, service_day_of
from app.staff.models import StaffMember, StaffSession
from app.staff.queries import SignedIn
from app.staff.sessions import Computer
from app.staff.shared_models import COMPUTER_NAME_LENGTH, DayPin, SharedComputer
from app.tokens import digest_of, new_token

ONE_DAY = timedelta(hours=26)  # the longest service day there is, when the clocks change


@dataclass(frozen=True)
class Here:
    """Someone who has signed in on the computer today."""

    id: int
    name: str
    has_pin: bool


def mark_as_shared(who: SignedIn, name: str, now: datetime) -> str:
    """Make this browser one that many use; the token it keeps. One's own session locks soon from now on."""
    token = new_token()
    with transaction() as session:
        organisation_id = who.organisation_id
        highest = session.scalar(
            select(func.max(SharedComputer.id)).where(SharedComputer.organisation_id == organisation_id)
        )
        computer = SharedComputer(
            organisation_id=organisation_id,
            id=(highest or 0) + 1,
            digest=digest_of(token),
            name=" ".join(name.split())[:COMPUTER_NAME_LENGTH],
            made_at=now,
        )
        session.add(computer)
        session.flush()
        session.execute(
            update(StaffSession)
            .where(StaffSession.organisation_id == organisation_id, StaffSession.digest == who.session_digest)
            .values(is_shared=True, computer_id=computer.id, seen_at=now)
        )
    return token


def revoke_computer(organisation_id: int, computer_id: int, now: datetime) -> str:
    """Let a computer be like any other again; who is signed in there is signed out. Its name. Raises NotFound."""
    with transaction() as session:
        computer = session.get(SharedComputer, (organisation_id, computer_id))
        if computer is None or computer.revoked_at is not None:
            raise NotFound("There is no such shared computer.")
        computer.revoked_at = now
        there = (StaffSession.organisation_id == organisation_id) & (StaffSession.computer_id == computer_id)
        session.execute(update(StaffSession).where(there, StaffSession.ended_at.is_(None)).values(ended_at=now))
        session.execute(
            delete(DayPin).where(DayPin.organisation_id == organisation_id, DayPin.computer_id == computer_id)
        )
        return computer.name


@across_organisations(Across.KNOCKING)
def computer_of(token: str) -> Computer | None:
    """The computer whose browser holds this token, unless it has been revoked."""
    found = (
        db.session()
        .scalars(
            select(SharedComputer).where(SharedComputer.digest == digest_of(token), SharedComputer.revoked_at.is_(None))
        )
        .first()
    )
    return Computer(found.organisation_id, found.id, found.name) if found else None


def shared_computers(session: Session, organisation_id: int) -> Sequence[SharedComputer]:
    """Every computer of the house that many use, by name."""
    own = (SharedComputer.organisation_id == organisation_id) & SharedComputer.revoked_at.is_(None)
    return session.scalars(select(SharedComputer).where(own).order_by(SharedComputer.name, SharedComputer.id)).all()


def here_today(session: Session, computer: Computer, now: datetime) -> list[Here]:
    """Who has signed in on the computer this service day, by name."""
    today = service_day_of(session, computer.organisation_id, now)
    still_here = (
        (StaffMember.organisation_id == StaffSession.organisation_id)
        & (StaffMember.id == StaffSession.staff_id)
        & StaffMember.left_at.is_(None)
    )
    found = session.execute(
        select(StaffMember.id, StaffMember.name, StaffSession.made_at)
        .join(StaffMember, still_here)
        .where(
            StaffSession.organisation_id == computer.organisation_id,
            StaffSession.computer_id == computer.id,
            StaffSession.made_at > now - ONE_DAY,
        )
    )
    days = {(row.id, row.name, service_day_of(session, computer.organisation_id, row.made_at)) for row in found}
    pins = pins_of_day(session, computer, today)
    people = [Here(number, name, number in pins) for number, name, day in days if day == today]
    return sorted(people, key=lambda person: (person.name.casefold(), person.id))
