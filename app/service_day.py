"""Which service day a moment belongs to (figures.md, ground rule 1)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo


class LocalTime(NamedTuple):
    """A moment as the premises sees it: the service day, and the clock's hour where one is known."""

    day: date
    hour: int | None
    at: datetime | None


@lru_cache(maxsize=256)
def zone(name: str) -> ZoneInfo:
    """The time zone of that name; raises ZoneInfoNotFoundError for a name that is none."""
    return ZoneInfo(name)


def local_time(moment: datetime, time_zone: str, cutoff_minute: int) -> LocalTime:
    """The service day and hour of an aware moment: times before the cut-off belong to the day before.

    New Year's party at 00:40 on 1 January is 31 December, hour 0.
    """
    local = moment.astimezone(zone(time_zone))
    day = local.date()
    if local.hour * 60 + local.minute < cutoff_minute:
        day -= timedelta(days=1)
    return LocalTime(day, local.hour, moment)


def moment_at(wall_clock: datetime, time_zone: str) -> datetime:
    """The moment when the premises' clock shows this; UTC.

    In the hour that spring skips the offset before the jump holds, in the hour that autumn repeats the first.
    """
    return wall_clock.replace(tzinfo=zone(time_zone), fold=0).astimezone(UTC)


def minute_of(text: str) -> int:
    """Minutes since midnight of a clock time HH:MM, 00:00 to 23:59; raises ValueError for anything else."""
    hour_text, separator, minute_text = text.partition(":")
    digits = hour_text + minute_text
    if not (separator and len(hour_text) == len(minute_text) == 2 and digits.isascii() and digits.isdigit()):
        raise ValueError(text)
    hour, minute = int(hour_text), int(minute_text)
    if hour > 23 or minute > 59:
        raise ValueError(text)
    return hour * 60 + minute


def clock_text(minute: int) -> str:
    """HH:MM of minutes since midnight."""
    return f"{minute // 60:02d}:{minute % 60:02d}"
