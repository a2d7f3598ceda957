"""When premises were to be open: the weekly plan in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.database.statements import AnyRow, table_of
from app.organisations.models import PlannedWeekday

PLANNED_WEEKDAYS = table_of(PlannedWeekday)


@dataclass(frozen=True)
class PlannedDay:
    """What was planned of a day. closed_for: why one that is planned stays closed all the same, a holiday's name."""

    is_planned: bool = False
    opens_minute: int | None = None
    closes_minute: int | None = None
    closed_for: str = ""


NOT_PLANNED = PlannedDay()


def planned_days(connection: Connection, place: AnyRow, days: Iterable[date]) -> dict[date, PlannedDay]:
    """What was planned of each of the days. The one place that knows of plans: what else decides is asked here too."""
    plans = connection.execute(
        select(PLANNED_WEEKDAYS)
        .where(
            PLANNED_WEEKDAYS.c.organisation_id == place.organisation_id,
            PLANNED_WEEKDAYS.c.premises_id == place.id,
        )
        .order_by(PLANNED_WEEKDAYS.c.from_day)
    ).all()
    return {day: _in_force(plans, day) for day in days}


def _in_force(plans: Sequence[AnyRow], day: date) -> PlannedDay:
    begun = [each for each in plans if each.from_day <= day]
    latest = begun[-1].from_day if begun else None
    for each in begun:
        if each.from_day == latest and each.weekday == day.weekday() and each.opens_minute is not None:
            return PlannedDay(True, each.opens_minute, each.closes_minute)
    return NOT_PLANNED
