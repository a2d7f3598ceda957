"""Notes what happens behind a door in few words, and reads the figures of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from app.agreements.actions import add_agreement
from app.database.transaction import write_connection
from app.figures.document import Document, counted_figures
from app.log.actions import deposit
from app.log.drafts import EntryDraft, LeaveDraft, VoidDraft
from app.log.entry_times import read_time
from app.log.linking import link_people
from app.organisations.actions import plan_week, record_opening_days
from app.periods import Period, year
from app.service_day import minute_of
from tests.make import NOON, Door, labelled, person_of, writing

THIS_YEAR = year(2025)


def note(door: Door, label: str | None = None, kind: str = "visit", **values: Any) -> EntryDraft:
    """An entry that has come: by the person of that label, or by nobody known."""
    entry = labelled(door, label, kind, **values)
    deposit(door.place.organisation_id, [entry])
    return entry


def take_back(door: Door, entry: EntryDraft) -> None:
    """Void the entry."""
    deposit(door.place.organisation_id, [VoidDraft(uuid4().bytes, entry.id, door.place, door.origin)])


def say_goodbye(door: Door, entry: EntryDraft, at: str) -> None:
    """Someone leaves, by the clock of the place."""
    left_at = read_time(at, door.place.time_zone, door.place.cutoff_minute).at
    assert left_at is not None
    id = uuid4().bytes
    deposit(door.place.organisation_id, [LeaveDraft(id, entry.id, left_at, door.place, door.origin, id)])


def link(door: Door, one: EntryDraft, other: EntryDraft) -> None:
    """The persons of two entries are one."""
    with writing(door) as log:
        link_people(log, uuid4().bytes, person_of(one), person_of(other), NOON)


def record_day(door: Door, day: str, state: str = "open", **known: Any) -> None:
    """What the staff record of a day: opens and closes by the clock, heads, reason."""
    times = {f"{name}_minute": minute_of(known[name]) if name in known else None for name in ("opens", "closes")}
    row = {
        "organisation_id": door.place.organisation_id,
        "premises_id": door.place.premises_id,
        "day": date.fromisoformat(day),
        "state": state,
        "reason": known.get("reason", ""),
        "stated_heads": known.get("heads"),
    }
    with write_connection() as connection:
        record_opening_days(connection, [row | times], NOON)


def plan(door: Door, from_day: str, *weekdays: int) -> None:
    """Open on these weekdays from a day on."""
    hours = {weekday: (minute_of("10:00"), minute_of("16:00")) for weekday in weekdays}
    with write_connection() as connection:
        plan_week(connection, door.place.organisation_id, door.place.premises_id, date.fromisoformat(from_day), hours)


def agree(slug: str, *organisations: str) -> None:
    """An agreement of these organisations."""
    with write_connection() as connection:
        add_agreement(connection, slug, slug, list(organisations), THIS_YEAR, NOON)


def period(first_day: str, last_day: str) -> Period:
    """The days between, both included."""
    return Period(date.fromisoformat(first_day), date.fromisoformat(last_day))


def counted(period: Period = THIS_YEAR, **scope: Any) -> Document:
    """The document of everything there is, or of what is named."""
    return counted_figures(period, **scope)


def figure(id: str, period: Period = THIS_YEAR, **scope: Any) -> dict[str, Any]:
    """One figure, with what stands beside its value; what it is called left out."""
    record: dict[str, Any] = counted(period, **scope)["figures"][id]
    return {name: part for name, part in record.items() if name not in ("version", "unit", "label", "definition")}


def value(id: str, period: Period = THIS_YEAR, **scope: Any) -> Any:
    """The value of one figure."""
    return figure(id, period, **scope)["value"]
