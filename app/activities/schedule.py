"""When an activity takes place: on a weekday, or on one day alone; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import Refusal
from app.service_day import clock_text, minute_of

DAY_MINUTES = 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOW_TO_SAY_WHEN = "write it like 'fri 12:00-13:30', or '2026-12-18 17:00-20:00' for one day"


@dataclass(frozen=True)
class ActivityTime:
    """One time of a schedule, minutes after midnight; an end before the start is past midnight, None: no end is told.

    Either a weekday (Monday 0), perhaps only from one day and to another, or a day of its own.
    """

    starts_minute: int
    ends_minute: int | None = None
    weekday: int | None = None
    day: date | None = None
    from_day: date | None = None
    to_day: date | None = None

    def is_on(self, day: date) -> bool:
        """Whether it takes place on that service day."""
        if self.day is not None:
            return day == self.day
        return (
            day.weekday() == self.weekday
            and (self.from_day is None or day >= self.from_day)
            and (self.to_day is None or day <= self.to_day)
        )

    def is_over(self, today: date) -> bool:
        """Whether it takes place neither today nor later."""
        last = self.day or self.to_day
        return last is not None and last < today

    def next_day(self, today: date) -> date | None:
        """The first service day from today on which it takes place; None: never again."""
        if self.day is not None:
            return None if self.day < today else self.day
        first = max(today, self.from_day or today)
        found = first + timedelta(days=((self.weekday or 0) - first.weekday()) % 7)
        return found if self.is_on(found) else None

    def service_minutes(self, cutoff_minute: int) -> tuple[int, int | None]:
        """Start and end in minutes of the service day: what lies past midnight is past 1440."""
        starts = self.starts_minute + (DAY_MINUTES if self.starts_minute < cutoff_minute else 0)
        if self.ends_minute is None:
            return starts, None
        ends = self.ends_minute
        while ends <= starts:
            ends += DAY_MINUTES
        return starts, ends


def in_order(times: Iterable[ActivityTime]) -> list[ActivityTime]:
    """Weekdays first, from Monday, then the days of their own, each by the clock."""
    return sorted(times, key=lambda time: (time.day or date.min, time.weekday or 0, time.starts_minute))


def time_said(text: str) -> ActivityTime:
    """The time that a command was given, like fri 12:00-13:30; raises Refusal."""
    when, _, span = text.strip().partition(" ")
    starts, _, ends = span.partition("-")
    try:
        weekday = WEEKDAYS.index(when.lower()) if when.lower() in WEEKDAYS else None
        day = None if weekday is not None else date.fromisoformat(when)
        ends_minute = minute_of(ends) if ends else None
        said = ActivityTime(minute_of(starts), ends_minute, weekday, day)
    except ValueError:
        raise Refusal(f"{text!r}: {HOW_TO_SAY_WHEN}.") from None
    if said.ends_minute == said.starts_minute:
        raise Refusal(f"{text!r} ends when it begins: {HOW_TO_SAY_WHEN}.")
    return said


def span_text(starts_minute: int, ends_minute: int | None) -> str:
    """12.00–13.30 of minutes of a service day; without an end the start alone."""
    minutes = [starts_minute] if ends_minute is None else [starts_minute, ends_minute]
    return "–".join(clock_text(minute % DAY_MINUTES).replace(":", ".") for minute in minutes)
