"""When premises were to be open, as closing a day asks it: by the opening calendar, holidays counted as closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext
from sqlalchemy import Connection

from app.database.statements import AnyRow
from app.opening.planned_days import OpeningPlan
from app.opening.queries import opening_plan
from app.web.languages import language


@dataclass(frozen=True)
class PlannedDay:
    """What was planned of a day. closed_for: why one that is planned stays closed all the same, a holiday's name."""

    is_planned: bool = False
    opens_minute: int | None = None
    closes_minute: int | None = None
    closed_for: str = ""


NOT_PLANNED = PlannedDay()


def planned_days(connection: Connection, place: AnyRow, days: Iterable[date]) -> dict[date, PlannedDay]:
    """What was planned of each of the days."""
    plan = opening_plan(connection, place)
    return {day: _planned(plan, day) for day in days}


def _planned(plan: OpeningPlan, day: date) -> PlannedDay:
    """A day that was decided closed is planned as much as any: unless it is recorded, it lacks figures."""
    planned, weekly = plan.on(day), plan.weekly_hours(day)
    if planned.hours is not None and not planned.is_decided and planned.holiday and not planned.holiday.is_half_day:
        return PlannedDay(True, *planned.hours, closed_for=planned.holiday.name(language()))
    if planned.hours is not None:
        return PlannedDay(True, *planned.hours)
    if weekly is not None:
        return PlannedDay(True, *weekly, closed_for=planned.reason or gettext("closed, as decided"))
    return NOT_PLANNED
