"""Finishing days: one at a time, or all that wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import Connection, select

from app.closing.proposal import DayRecord
from app.closing.queries import KnownDay, record_of, recorded_days
from app.database.statements import AnyRow, table_of
from app.errors import DayFinishedMeanwhile
from app.organisations.actions import record_opening_days
from app.organisations.models import Premises
from app.periods import Period

PREMISES = table_of(Premises)
NOTHING_RECORDED = "nothing"


def seal_of(recorded: AnyRow | None) -> str:
    """What tells one record of a day from another, for a form to say what it was filled in on the ground of."""
    if recorded is None:
        return NOTHING_RECORDED
    return sha256(repr(record_of(recorded)).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Wish:
    """What is to be recorded of a day. shown: the seal of what was recorded when the form was opened."""

    record: DayRecord
    shown: str = NOTHING_RECORDED


def finish_days(connection: Connection, place: AnyRow, wished: Mapping[date, Wish], who: int, now: datetime) -> None:
    """Record days as finished: all, or none of them.

    Raises DayFinishedMeanwhile when one is no longer as it was shown. What stands there already is not written again,
    so that pressing twice is once.
    """
    if not wished:
        return
    _let_one_in(connection, place)
    recorded = recorded_days(connection, place, Period(min(wished), max(wished)))
    rows = []
    for day, wish in wished.items():
        there = recorded.get(day)
        if there is not None and record_of(there) == wish.record:
            continue
        if seal_of(there) != wish.shown:
            raise DayFinishedMeanwhile("Someone else finished the day meanwhile. See what they saved, then save yours.")
        rows.append(_row(place, day, wish.record, who))
    record_opening_days(connection, rows, now)


def _row(place: AnyRow, day: date, record: DayRecord, who: int) -> dict[str, object]:
    where = {"organisation_id": place.organisation_id, "premises_id": place.id, "day": day}
    return {**where, **asdict(record), "recorded_by": who}


def _let_one_in(connection: Connection, place: AnyRow) -> None:
    """On PostgreSQL two who save at once would both find nothing there; SQLite lets one in by itself."""
    of_place = (PREMISES.c.organisation_id == place.organisation_id, PREMISES.c.id == place.id)
    connection.execute(select(PREMISES.c.id).where(*of_place).with_for_update(key_share=True))


def seal_of_all(proposed: Sequence[tuple[KnownDay, DayRecord]]) -> str:
    """What tells one list of proposals from another, visits too, so that what is saved is what was shown."""
    shown = [(known.day, record, known.as_counted_with(record).visits) for known, record in proposed]
    return sha256(repr(shown).encode()).hexdigest()[:32]
