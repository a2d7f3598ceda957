"""One premises on one service day: what was recorded and counted of it, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.organisations.models import DayState
from app.periods import Period

# organisation_id, premises_id
PremisesKey = tuple[int, int]

EVENING_MINUTE = 18 * 60 + 30
DAY_MINUTES = 24 * 60
SATURDAY = 5


@dataclass(slots=True)
class PremisesDay:
    """What is known of the day; everything else about it follows."""

    premises: PremisesKey
    day: date
    state: str | None = None
    opens_minute: int | None = None
    closes_minute: int | None = None
    stated_heads: int | None = None
    identified_visits: int = 0
    counted_heads: int = 0
    children: int = 0
    on_premises_entries: int = 0

    @property
    def is_registered(self) -> bool:
        """Open, and its figures can be relied on; an entry on the premises makes a day open unless it is unrecorded."""
        if self.state == DayState.UNRECORDED:
            return False
        return self.state == DayState.OPEN or self.on_premises_entries > 0

    @property
    def is_open(self) -> bool:
        """Open, whether or not registration worked."""
        return self.is_registered or self.state == DayState.UNRECORDED

    @property
    def contradicts_itself(self) -> bool:
        """Recorded as closed, and yet there are entries."""
        return self.state == DayState.CLOSED and self.on_premises_entries > 0

    @property
    def is_known(self) -> bool:
        """Something was recorded or happened, and registration did not fail."""
        return self.is_registered or self.state == DayState.CLOSED

    @property
    def anonymous_visits(self) -> int:
        """The heads counted at the door, or what the staff's own count has beyond the persons if that is more."""
        if self.stated_heads is None:
            return self.counted_heads
        return max(self.counted_heads, self.stated_heads - self.identified_visits)

    @property
    def visits(self) -> int:
        """Person visits and anonymous visits together."""
        return self.identified_visits + self.anonymous_visits

    @property
    def closes_past_midnight(self) -> bool:
        """Closing before opening lies on the next calendar day."""
        if self.opens_minute is None or self.closes_minute is None:
            return False
        return self.closes_minute < self.opens_minute

    @property
    def open_minutes(self) -> int:
        """The length of the recorded opening time; 0 without one."""
        if self.opens_minute is None or self.closes_minute is None:
            return 0
        return self.closes_minute - self.opens_minute + (DAY_MINUTES if self.closes_past_midnight else 0)

    @property
    def closes_in_the_evening(self) -> bool:
        """Closes at half past six or later, or after midnight."""
        return self.closes_past_midnight or (self.closes_minute is not None and self.closes_minute >= EVENING_MINUTE)

    @property
    def is_weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.day.weekday() >= SATURDAY


@dataclass
class WeeklyPlans:
    """The weekly plans of each premises, by the day from which each is in force."""

    weekdays_from: dict[PremisesKey, dict[date, set[int]]] = field(default_factory=dict)

    @classmethod
    def of_rows(cls, rows: Iterable[Any]) -> WeeklyPlans:
        """From rows of organisation_id, premises_id, from_day, weekday, opens_minute; none: not open that weekday."""
        plans = cls()
        for organisation_id, premises_id, from_day, weekday, opens_minute in rows:
            of_premises = plans.weekdays_from.setdefault((organisation_id, premises_id), {})
            weekdays = of_premises.setdefault(from_day, set())
            if opens_minute is not None:
                weekdays.add(weekday)
        return plans

    def in_force(self, premises: PremisesKey, day: date) -> set[int]:
        """The weekdays planned by the latest plan that is in force on the day; none without a plan."""
        of_premises = self.weekdays_from.get(premises, {})
        begun = [from_day for from_day in of_premises if from_day <= day]
        return of_premises[max(begun)] if begun else set()

    def days_planned(self, premises: PremisesKey, period: Period) -> list[date]:
        """The days of the period on which the premises was to be open."""
        if premises not in self.weekdays_from:
            return []
        return [day for day in period.days() if day.weekday() in self.in_force(premises, day)]


def premises_days(recorded: Iterable[Any], identified: Iterable[Any], heads: Iterable[Any]) -> list[PremisesDay]:
    """Every premises and day of which anything is known, from the rows of three countings; by day, then premises."""
    days: dict[tuple[int, int, date], PremisesDay] = {}

    def on(organisation_id: int, premises_id: int, day: date) -> PremisesDay:
        key = (organisation_id, premises_id, day)
        if key not in days:
            days[key] = PremisesDay((organisation_id, premises_id), day)
        return days[key]

    for *key, state, opens_minute, closes_minute, stated_heads in recorded:
        each = on(*key)
        each.state, each.stated_heads = state, stated_heads
        each.opens_minute, each.closes_minute = opens_minute, closes_minute
    for *key, visits in identified:
        on(*key).identified_visits = visits
    for *key, anonymous_heads, children, on_premises_entries in heads:
        each = on(*key)
        each.counted_heads, each.children, each.on_premises_entries = anonymous_heads, children, on_premises_entries
    return sorted(days.values(), key=lambda each: (each.day, each.premises))
