"""A participant's weekly plan and what was done of it: minutes by week, shifts that two taps make; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

WEEKDAYS = range(5)
LONGEST_SHIFT = timedelta(hours=16)


@dataclass(frozen=True)
class Span:
    """From when to when, in minutes after midnight."""

    starts_minute: int
    ends_minute: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.ends_minute - self.starts_minute


Week = Mapping[int, Span]  # by weekday, Monday 0; a day off is absent


@dataclass(frozen=True)
class Plan:
    """The weeks a participant was planned to work, each in force from its day until the next."""

    weeks: Sequence[tuple[date, Week]]  # by day
    from_day: date
    to_day: date | None

    def on(self, day: date) -> Span | None:
        """What is planned on the day; None where nothing is, also before the first day and after the last."""
        if day < self.from_day or (self.to_day is not None and day > self.to_day):
            return None
        in_force: Week = {}
        for since, week in self.weeks:
            if since <= day:
                in_force = week
        return in_force.get(day.weekday())

    def minutes_of_week(self, monday: date) -> int:
        """How long is planned in the week, Monday to Friday."""
        spans = (self.on(monday + timedelta(days=weekday)) for weekday in WEEKDAYS)
        return sum(span.minutes for span in spans if span is not None)


@dataclass(frozen=True)
class WeekDone:
    """A week of a participant: what was done of what was planned, in minutes."""

    monday: date
    planned_minutes: int
    done_minutes: int


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def weeks_done(plan: Plan, minutes_by_day: Mapping[date, int], today: date, week_count: int) -> list[WeekDone]:
    """The last weeks, this one first; of those before the first day only such in which something was done."""
    done: dict[date, int] = defaultdict(int)
    for day, minutes in minutes_by_day.items():
        done[monday_of(day)] += minutes
    mondays = [monday_of(today) - timedelta(weeks=back) for back in range(week_count)]
    return [
        WeekDone(monday, plan.minutes_of_week(monday), done[monday])
        for back, monday in enumerate(mondays)
        if back == 0 or monday >= monday_of(plan.from_day) or done[monday]
    ]


@dataclass(frozen=True)
class Tapped:
    """What a card's taps at the tablet say of a day's shift: begun at the first, ended at the last of several."""

    entry_ids: tuple[bytes, ...]
    started_at: datetime
    ended_at: datetime | None


def tapped(taps: Iterable[tuple[bytes, datetime]]) -> Tapped | None:
    """The shift of a day's taps of one participant; None without any."""
    in_order = sorted(taps, key=lambda tap: tap[1])
    if not in_order:
        return None
    (_, first), (_, last) = in_order[0], in_order[-1]
    return Tapped(tuple(id for id, _ in in_order), first, last if last > first else None)


def minutes_between(started_at: datetime, ended_at: datetime) -> int | None:
    """Whole minutes of a shift, rounded down; None for one that ends before it begins or lasts too long."""
    length = ended_at - started_at
    return int(length.total_seconds() // 60) if timedelta() <= length <= LONGEST_SHIFT else None
