"""The PIN that opens a shared computer again, for one person and one service day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from app.audit.due import concerning
from app.database.statements import insert_or_replace, table_of
from app.database.transaction import transaction
from app.errors import CodeRefused, PasswordWeak
from app.extensions import db
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.organisations.queries import premises_of
from app.service_day import local_time
from app.staff.models import StaffMember, Way
from app.staff.passwords import hash_of, is_right
from app.staff.queries import MemberKey, SignedIn
from app.staff.sessions import Computer, Visitor, open_session
from app.staff.shared_models import MOST_WRONG_PINS, DayPin

FEWEST_DIFFERENT_DIGITS = 2
REFUSED = "Try once more, or sign in in full."


def has_pin_today(who: SignedIn, now: datetime) -> bool:
    """Whether one has a PIN that opens this shared computer today."""
    if who.computer_id is None:
        return False
    computer = Computer(who.organisation_id, who.computer_id, "")
    session = db.session()
    return who.staff_id in pins_of_day(session, computer, service_day_of(session, who.organisation_id, now))


def choose_pin(who: SignedIn, pin: str, now: datetime) -> None:
    """A PIN for today, on this computer alone; raises PasswordWeak for one that would be guessed, CodeRefused."""
    if who.computer_id is None:
        raise CodeRefused("A PIN is for a shared computer, and this is none.")
    if is_easy(pin):
        raise PasswordWeak("Take digits that do not follow each other.")
    row = {
        "organisation_id": who.organisation_id,
        "computer_id": who.computer_id,
        "staff_id": who.staff_id,
        "day": service_day_of(db.session(), who.organisation_id, now),
        "pin_hash": hash_of(pin),
        "wrong_count": 0,
    }
    with transaction() as session:
        insert_or_replace(session.connection(), table_of(DayPin), [row])


def unlock(computer: Computer, staff_id: int, pin: str, knock: Visitor, now: datetime) -> str:
    """The token of a new session, by today's PIN; the fifth wrong one ends it. Raises CodeRefused."""
    member = MemberKey(computer.organisation_id, staff_id)
    concerning(computer.organisation_id, f"staff/{staff_id}")
    today = service_day_of(db.session(), computer.organisation_id, now)
    pin_hash = _count_try(computer, staff_id, today)
    # Slow on purpose, so outside of the transaction; without a PIN it takes just as long.
    if not is_right(pin, pin_hash):
        raise CodeRefused(REFUSED)
    with transaction() as session:
        kept = session.execute(
            update(DayPin)
            .where(*_pin_of(computer, staff_id), DayPin.day == today, DayPin.pin_hash == pin_hash)
            .values(wrong_count=0)
            .returning(DayPin.staff_id)
        ).first()
        gone = session.scalar(
            select(StaffMember.id).where(
                StaffMember.organisation_id == computer.organisation_id,
                StaffMember.id == staff_id,
                StaffMember.left_at.is_not(None),
            )
        )
        if kept is None or gone is not None:
            raise CodeRefused(REFUSED)
        return open_session(session, member, Way.PIN, knock, now)


def forget_pins(session: Session, member: MemberKey) -> None:
    """Let no PIN of theirs open anything, within a transaction."""
    session.execute(
        delete(DayPin).where(DayPin.organisation_id == member.organisation_id, DayPin.staff_id == member.staff_id)
    )


def is_easy(pin: str) -> bool:
    """Whether it is one digit again and again, or digits in a row: 1111, 1234, 8765."""
    steps = {int(after) - int(before) for before, after in zip(pin, pin[1:], strict=False)}
    return len(set(pin)) < FEWEST_DIFFERENT_DIGITS or steps in ({1}, {-1})


def pins_of_day(session: Session, computer: Computer, today: date) -> set[int]:
    """Who has a PIN that opens the computer that day, by number."""
    return set(
        session.scalars(
            select(DayPin.staff_id).where(
                DayPin.organisation_id == computer.organisation_id,
                DayPin.computer_id == computer.id,
                DayPin.day == today,
                DayPin.wrong_count < MOST_WRONG_PINS,
            )
        )
    )


def service_day_of(session: Session, organisation_id: int, moment: datetime) -> date:
    """The service day of a house: by its first premises, or as usual where there are none."""
    places = premises_of(session.connection(), organisation_id)
    time_zone, cutoff = (
        (places[0].time_zone, places[0].cutoff_minute) if places else (DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE)
    )
    return local_time(moment, time_zone, cutoff).day


def _count_try(computer: Computer, staff_id: int, today: date) -> str | None:
    """Count the try as a wrong one beforehand, so that tries at once count too; today's hash, if tries are left."""
    with transaction() as session:
        return session.scalar(
            update(DayPin)
            .where(*_pin_of(computer, staff_id), DayPin.day == today, DayPin.wrong_count < MOST_WRONG_PINS)
            .values(wrong_count=DayPin.wrong_count + 1)
            .returning(DayPin.pin_hash)
        )


def _pin_of(computer: Computer, staff_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        DayPin.organisation_id == computer.organisation_id,
        DayPin.computer_id == computer.id,
        DayPin.staff_id == staff_id,
    )
