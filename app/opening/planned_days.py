"""When premises are planned to be open on a day: the weekly plan in force, or what was decided of the day; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.opening.swedish_holidays import Holiday, holiday_on

Hours = tuple[int, int]  # minutes after midnight; closing before opening is past midnight
LATEST_MINUTE = 24 * 60 - 1


class PlannedBy(StrEnum):
    """What says so."""

    WEEK = "week"
    DECISION = "decision"
    NOTHING = "nothing"  # no plan is in force


@dataclass(frozen=True)
class PlannedDay:
    """What is planned of a day; both times empty: not open. It says nothing of what happened."""

    day: date
    opens_minute: int | None
    closes_minute: int | None
    planned_by: PlannedBy
    reason: str = ""  # of the decision; about the house
    holiday: Holiday | None = None  # decided or not

    @property
    def hours(self) -> Hours | None:
        """Both times, or None when not open."""
        if self.opens_minute is None or self.closes_minute is None:
            return None
        return self.opens_minute, self.closes_minute

    @property
    def is_open(self) -> bool:
        """Planned to be open."""
        return self.hours is not None

    @property
    def is_decided(self) -> bool:
        """Somebody decided this very day."""
        return self.planned_by is PlannedBy.DECISION


@dataclass(frozen=True)
class WeekPlan:
    """The week from a day on, until the next plan: by weekday (Monday 0) the hours, others not open."""

    from_day: date
    hours: Mapping[int, Hours]


@dataclass(frozen=True)
class Decision:
    """What was decided of a day ahead of it: other hours, or None for closed."""

    day: date
    hours: Hours | None
    reason: str


@dataclass(frozen=True)
class OpeningPlan:
    """All that is planned of premises: every weekly plan, the earliest first, and every decided day."""

    weeks: Sequence[WeekPlan]
    decisions: Mapping[date, Decision]

    def week_on(self, day: date) -> WeekPlan | None:
        """The weekly plan in force on a day."""
        begun = [week for week in self.weeks if week.from_day <= day]
        return begun[-1] if begun else None

    def weekly_hours(self, day: date) -> Hours | None:
        """What the weekly plan alone says of a day: by it figures count days without figures."""
        week = self.week_on(day)
        return week.hours.get(day.weekday()) if week else None

    def on(self, day: date) -> PlannedDay:
        """What is planned of a day."""
        decision = self.decisions.get(day)
        if decision is not None:
            opens, closes = decision.hours or (None, None)
            return PlannedDay(day, opens, closes, PlannedBy.DECISION, decision.reason, holiday_on(day))
        opens, closes = self.weekly_hours(day) or (None, None)
        planned_by = PlannedBy.WEEK if self.week_on(day) else PlannedBy.NOTHING
        return PlannedDay(day, opens, closes, planned_by, holiday=holiday_on(day))

    def days(self, first_day: date, last_day: date) -> list[PlannedDay]:
        """What is planned of each of these days, both ends included."""
        return [self.on(day) for day in days_between(first_day, last_day)]


@dataclass(frozen=True)
class Stretch:
    """Days in a row of which the same was decided."""

    first_day: date
    last_day: date
    hours: Hours | None
    reason: str


def stretches(decisions: Mapping[date, Decision]) -> list[Stretch]:
    """The decided days, those in a row together, the earliest first: a summer closing is one."""
    found: list[Stretch] = []
    for day in sorted(decisions):
        each = decisions[day]
        last = found[-1] if found else None
        follows = last is not None and day - last.last_day == timedelta(days=1)
        if last is not None and follows and (last.hours, last.reason) == (each.hours, each.reason):
            found[-1] = Stretch(last.first_day, day, last.hours, last.reason)
        else:
            found.append(Stretch(day, day, each.hours, each.reason))
    return found


def days_between(first_day: date, last_day: date) -> Iterator[date]:
    """Every day, both ends included."""
    for offset in range((last_day - first_day).days + 1):
        yield first_day + timedelta(days=offset)
