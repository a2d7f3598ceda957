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

DayKey = tuple[date, int, int]  # day, organisation_id, premises_id
Recorded = tuple[str | None, int | None, int | None, int | None]  # state, opens_minute, closes_minute, stated_heads
NOTHING_RECORDED: Recorded = (None, None, None, None)
NO_ENTRIES = (0, 0, 0)  # anonymous heads, children, entries on the premises


@dataclass(slots=True)
class PremisesDay:
    """What is known of the day; everything else about it follows.

    What nearly every figure asks of it is worked out once: is_registered: open, and its figures can be relied on; an
    entry on the premises makes a day open unless it is unrecorded. anonymous_visits: the heads counted at the door, or
    what the staff's own count has beyond the persons if that is more. visits: person visits and anonymous together.
    """

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
    is_registered: bool = field(init=False)
    anonymous_visits: int = field(init=False)
    visits: int = field(init=False)

    def __post_init__(self) -> None:
        """Work out what follows."""
        self.is_registered = self.state == DayState.OPEN or (
            self.on_premises_entries > 0 and self.state != DayState.UNRECORDED
        )
        stated_beyond_persons = (self.stated_heads or 0) - self.identified_visits
        self.anonymous_visits = max(self.counted_heads, stated_beyond_persons)
        self.visits = self.identified_visits + self.anonymous_visits

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
    """Every premises and day of which anything is known, by day, then premises.

    From the rows of three countings; what is identified may have several for a day, which add up.
    """
    state_by_day: dict[DayKey, Recorded] = {(row[2], row[0], row[1]): row[3:] for row in recorded}
    visits_by_day: dict[DayKey, int] = {}
    for organisation_id, premises_id, day, visit_count in identified:
        key = (day, organisation_id, premises_id)
        visits_by_day[key] = visits_by_day.get(key, 0) + visit_count
    heads_by_day: dict[DayKey, tuple[int, int, int]] = {(row[2], row[0], row[1]): row[3:] for row in heads}
    return [
        PremisesDay(
            (organisation_id, premises_id),
            day,
            *state_by_day.get(key, NOTHING_RECORDED),
            visits_by_day.get(key, 0),
            *heads_by_day.get(key, NO_ENTRIES),
        )
        for key in sorted(state_by_day.keys() | visits_by_day.keys() | heads_by_day.keys())
        for day, organisation_id, premises_id in (key,)
    ]
