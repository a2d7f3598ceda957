"""Each day as the calendar shows it: what was recorded of it, else what is planned, and what needs a look; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.database.statements import AnyRow
from app.figures.premises_day import PremisesDay
from app.opening.planned_days import Hours, OpeningPlan, PlannedDay, days_between
from app.organisations.models import DayState
from app.periods import Period, first_of_month, last_of_month, month_number


class Look(StrEnum):
    """What a day is shown as; the first four are known, the others are plans or nothing."""

    OPEN = "open"
    CLOSED = "closed"
    UNRECORDED = "unrecorded"
    CONTRADICTION = "contradiction"  # recorded closed, and yet there are entries
    GAP = "gap"  # planned, past, and nothing is known
    PLANNED_OPEN = "planned-open"
    PLANNED_CLOSED = "planned-closed"  # decided, not recorded
    NOTHING = "nothing"


@dataclass(frozen=True)
class CalendarDay:
    """A day of the calendar; all that is shown of it follows from these."""

    planned: PlannedDay
    weekly_hours: Hours | None
    recorded: AnyRow | None
    entry_count: int
    today: date

    @property
    def day(self) -> date:
        """The service day."""
        return self.planned.day

    @property
    def is_past(self) -> bool:
        """Over: nothing more will happen on it by itself."""
        return self.day < self.today

    @property
    def may_be_recorded(self) -> bool:
        """Has begun: of a day ahead nothing can be said but what is planned."""
        return self.day <= self.today

    @property
    def is_gap(self) -> bool:
        """Counts among the days without figures (figures.md): by the weekly plan alone, whatever was decided."""
        if self._as_counted.state == DayState.UNRECORDED:
            return True
        return self.is_past and self.weekly_hours is not None and not self._as_counted.is_known

    @property
    def look(self) -> Look:
        """What the day is shown as."""
        counted = self._as_counted
        if counted.contradicts_itself:
            return Look.CONTRADICTION
        if counted.state == DayState.UNRECORDED:
            return Look.UNRECORDED
        if counted.is_registered:
            return Look.OPEN
        return Look.CLOSED if counted.state == DayState.CLOSED else self._planned_look

    @property
    def hours(self) -> Hours | None:
        """The real times where both are recorded; of what nothing was recorded, the planned ones."""
        if self.recorded is None:
            return self.planned.hours if self.look in (Look.PLANNED_OPEN, Look.GAP) else None
        if self.recorded.opens_minute is None or self.recorded.closes_minute is None:
            return None
        return self.recorded.opens_minute, self.recorded.closes_minute

    @property
    def reason(self) -> str:
        """Why, as recorded or else as decided."""
        return self.planned.reason if self.recorded is None else str(self.recorded.reason)

    @property
    def awaits_note_of_closing(self) -> bool:
        """Was decided to be closed, has passed, and nobody has noted that it was."""
        return self.is_past and self.look is Look.PLANNED_CLOSED

    @property
    def _as_counted(self) -> PremisesDay:
        state = self.recorded.state if self.recorded is not None else None
        return PremisesDay((0, 0), self.day, state=state, on_premises_entries=self.entry_count)

    @property
    def _planned_look(self) -> Look:
        if self.planned.is_decided:
            return Look.PLANNED_OPEN if self.planned.is_open else Look.PLANNED_CLOSED
        if not self.planned.is_open:
            return Look.NOTHING
        return Look.GAP if self.is_past else Look.PLANNED_OPEN


@dataclass(frozen=True)
class Known:
    """What has been recorded and noted, by day."""

    recorded: Mapping[date, AnyRow]
    entry_counts: Mapping[date, int]


def calendar_days(plan: OpeningPlan, known: Known, period: Period, today: date) -> list[CalendarDay]:
    """Every day of a period."""
    return [
        CalendarDay(
            plan.on(day), plan.weekly_hours(day), known.recorded.get(day), known.entry_counts.get(day, 0), today
        )
        for day in days_between(period.first_day, period.last_day)
    ]


@dataclass(frozen=True)
class Week:
    """A row of a month: its number, and its seven days; None for those of other months."""

    number: int
    days: tuple[CalendarDay | None, ...]


def weeks_of(days: list[CalendarDay]) -> list[Week]:
    """The days of one month in rows from Monday to Sunday."""
    first, last = days[0].day, days[-1].day
    by_day = {each.day: each for each in days}
    monday = first - timedelta(days=first.weekday())
    weeks = []
    while monday <= last:
        week = [by_day.get(monday + timedelta(days=offset)) for offset in range(7)]
        weeks.append(Week(monday.isocalendar().week, tuple(week)))
        monday += timedelta(days=7)
    return weeks


def month_period(year: int, month: int) -> Period:
    """The whole month."""
    number = year * 12 + month - 1
    return Period(first_of_month(number), last_of_month(number))


def month_beside(period: Period, steps: int) -> date:
    """The first day of the month so many before or after."""
    return first_of_month(month_number(period.first_day) + steps)
