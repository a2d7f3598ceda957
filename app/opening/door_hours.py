"""What the door says: today's hours, the week's, and what comes; for the public page and the sign; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.database.statements import AnyRow
from app.opening.planned_days import Hours, OpeningPlan, Stretch, WeekPlan, stretches
from app.organisations.models import DayState

COMING_DAYS = 60


@dataclass(frozen=True)
class DoorHours:
    """The opening hours as they hang on the door."""

    today: date
    is_planned: bool  # false: nobody has said yet when the house is open
    is_closed_today: bool
    hours_today: Hours | None
    reason_today: str
    week: WeekPlan | None
    next_week: WeekPlan | None  # a plan that begins soon
    coming: tuple[Stretch, ...]  # decided days from today on


def door_hours(plan: OpeningPlan, recorded: AnyRow | None, today: date) -> DoorHours:
    """What holds today and soon. What was recorded of today goes before the plan, but why stays in the house."""
    planned = plan.on(today)
    hours, reason, is_closed = planned.hours, planned.reason, not planned.is_open
    if recorded is not None:
        is_closed = recorded.state == DayState.CLOSED
        reason = "" if is_closed == planned.is_open else reason
        hours = None if is_closed else _recorded_hours(recorded) or hours
    last_day = today + timedelta(days=COMING_DAYS)
    return DoorHours(
        today=today,
        is_planned=bool(plan.weeks or plan.decisions or recorded is not None),
        is_closed_today=is_closed,
        hours_today=hours,
        reason_today=reason,
        week=plan.week_on(today),
        next_week=next((week for week in plan.weeks if today < week.from_day <= last_day), None),
        coming=tuple(
            each
            for each in stretches({day: one for day, one in plan.decisions.items() if day >= today})
            if each.first_day <= last_day
        ),
    )


def _recorded_hours(recorded: AnyRow) -> Hours | None:
    if recorded.opens_minute is None or recorded.closes_minute is None:
        return None
    return recorded.opens_minute, recorded.closes_minute
