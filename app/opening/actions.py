"""What can be done with the opening calendar: plan weeks, decide days ahead, record what was, show the hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, select

from app.database.statements import AnyRow, insert_or_replace
from app.errors import AlreadyDecided, ChangedMeanwhile, NotFound, Refusal
from app.opening.planned_days import Decision, Hours, Stretch, days_between
from app.opening.queries import (
    PLANNED_EXCEPTIONS,
    PLANNED_WEEKDAYS,
    PUBLIC_HOURS,
    are_hours_shown,
    entry_counts,
    opening_plan,
    recorded_days,
    version_of_day,
    version_of_weeks,
)
from app.organisations.actions import plan_week, record_opening_days
from app.organisations.models import DayState
from app.organisations.queries import PREMISES
from app.periods import Period


@dataclass(frozen=True)
class Change:
    """Who changes the calendar of which premises, and when."""

    place: AnyRow
    staff_id: int
    at: datetime


def plan_weeks(
    connection: Connection, change: Change, from_day: date, hours: Mapping[int, Hours], version: str
) -> None:
    """Plan the week from a day on, as whoever opened the plan at that version saw it; raises ChangedMeanwhile."""
    _lock(connection, change.place)
    _require_version(version, version_of_weeks(connection, change.place))
    plan_week(connection, change.place.organisation_id, change.place.id, from_day, hours)
    _note_change(connection, change)


def drop_week(connection: Connection, change: Change, from_day: date, today: date) -> None:
    """Take back a plan that is not in force yet; raises NotFound for others: what held stays as history."""
    if from_day <= today:
        raise NotFound("That plan has begun: make a new one from a day on instead.")
    _lock(connection, change.place)
    connection.execute(
        delete(PLANNED_WEEKDAYS).where(
            PLANNED_WEEKDAYS.c.organisation_id == change.place.organisation_id,
            PLANNED_WEEKDAYS.c.premises_id == change.place.id,
            PLANNED_WEEKDAYS.c.from_day == from_day,
        )
    )
    _note_change(connection, change)


def decide_days(connection: Connection, change: Change, decisions: Iterable[Decision]) -> None:
    """Decide days ahead: other hours, or closed. What is decided already stays; raises AlreadyDecided, nothing done."""
    wanted = {decision.day: decision for decision in decisions}
    _lock(connection, change.place)
    decided = opening_plan(connection, change.place).decisions
    clashing = [day for day in sorted(wanted) if day in decided and decided[day] != wanted[day]]
    if clashing:
        raise AlreadyDecided(clashing)
    insert_or_replace(
        connection,
        PLANNED_EXCEPTIONS,
        [_row(decision, change) for day, decision in wanted.items() if day not in decided],
    )
    _note_change(connection, change)


def withdraw_days(connection: Connection, change: Change, stretch: Stretch, today: date) -> None:
    """Take back what was decided of days in a row, from today on: the weekly plan holds again.

    Raises ChangedMeanwhile when they are no longer decided as they were seen to be.
    """
    _lock(connection, change.place)
    decided = opening_plan(connection, change.place).decisions
    days = [day for day in days_between(stretch.first_day, stretch.last_day) if day >= today]
    if not days or any(decided.get(day) != Decision(day, stretch.hours, stretch.reason) for day in days):
        raise ChangedMeanwhile("These days have been decided anew meanwhile. See how they are now.")
    connection.execute(
        delete(PLANNED_EXCEPTIONS).where(
            PLANNED_EXCEPTIONS.c.organisation_id == change.place.organisation_id,
            PLANNED_EXCEPTIONS.c.premises_id == change.place.id,
            PLANNED_EXCEPTIONS.c.day.in_(days),
        )
    )
    _note_change(connection, change)


@dataclass(frozen=True)
class WhatWas:
    """What is said of a day that has begun: its state, its real times where known, why."""

    day: date
    state: DayState
    hours: Hours | None
    reason: str


def record_day(connection: Connection, change: Change, what: WhatWas, version: str) -> None:
    """Record what a day was; the heads that staff have stated stay. Raises ChangedMeanwhile, Refusal."""
    _lock(connection, change.place)
    before = recorded_days(connection, change.place, Period(what.day, what.day)).get(what.day)
    _require_version(version, version_of_day(before))
    heads = before.stated_heads if before else None
    if heads and what.state is DayState.CLOSED:
        raise Refusal("Staff have counted visitors that day, so it was open: take their number back first.")
    _record(connection, change, [(what, heads)])


def note_closed_days(connection: Connection, change: Change, days: Iterable[date], today: date) -> int:
    """Record decided closings that have passed as closed; days of which something is known are left. How many."""
    plan = opening_plan(connection, change.place)
    past = [day for day in days if day < today and plan.on(day).is_decided and not plan.on(day).is_open]
    if not past:
        return 0
    _lock(connection, change.place)
    period = Period(min(past), max(past))
    known = {**recorded_days(connection, change.place, period), **entry_counts(connection, change.place, period)}
    closed = [WhatWas(day, DayState.CLOSED, None, plan.on(day).reason) for day in past if day not in known]
    _record(connection, change, [(what, None) for what in closed])
    return len(closed)


def show_hours(connection: Connection, change: Change, is_shown: bool) -> None:
    """Let anyone read the opening hours, or nobody who is not signed in."""
    _write_public_hours(connection, change, is_shown)


def _record(connection: Connection, change: Change, days: list[tuple[WhatWas, int | None]]) -> None:
    rows = [
        {
            "organisation_id": change.place.organisation_id,
            "premises_id": change.place.id,
            "day": what.day,
            "state": what.state,
            "opens_minute": what.hours[0] if what.hours else None,
            "closes_minute": what.hours[1] if what.hours else None,
            "reason": what.reason,
            "stated_heads": heads,
        }
        for what, heads in days
    ]
    record_opening_days(connection, rows, change.at, change.staff_id)


def _row(decision: Decision, change: Change) -> dict[str, object]:
    opens, closes = decision.hours or (None, None)
    return {
        "organisation_id": change.place.organisation_id,
        "premises_id": change.place.id,
        "day": decision.day,
        "opens_minute": opens,
        "closes_minute": closes,
        "reason": decision.reason,
        "decided_at": change.at,
        "staff_id": change.staff_id,
    }


def _note_change(connection: Connection, change: Change) -> None:
    _write_public_hours(connection, change, are_hours_shown(connection, change.place))


def _write_public_hours(connection: Connection, change: Change, is_shown: bool) -> None:
    row = {
        "organisation_id": change.place.organisation_id,
        "premises_id": change.place.id,
        "is_shown": is_shown,
        "changed_at": change.at,
    }
    insert_or_replace(connection, PUBLIC_HOURS, [row])


def _lock(connection: Connection, place: AnyRow) -> None:
    """One at a time per premises until the transaction ends; SQLite has locked already."""
    here = (PREMISES.c.organisation_id == place.organisation_id) & (PREMISES.c.id == place.id)
    connection.execute(select(PREMISES.c.id).where(here).with_for_update())


def _require_version(seen: str, present: str) -> None:
    if seen != present:
        raise ChangedMeanwhile("Someone else saved this meanwhile. See how it is now, then save again.")
