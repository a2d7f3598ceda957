"""When something happened, as a form asks it: now, a day, perhaps a time; pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from app.log.drafts import Place
from app.service_day import local_time, minute_of, moment_at

LONGEST_AGO = timedelta(days=5 * 366)


class Day(StrEnum):
    """Which day is meant."""

    NOW = "now"
    TODAY = "today"
    YESTERDAY = "yesterday"
    OTHER = "other"


class NotThen(ValueError):
    """A day or a time that cannot be: field says which was wrong, reason how."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


def today_at(place: Place, now: datetime) -> date:
    """The service day that is going on at the premises."""
    return local_time(now, place.time_zone, place.cutoff_minute).day


def day_meant(day: Day, other: str, place: Place, now: datetime) -> date:
    """The service day that is meant; raises NotThen."""
    today = today_at(place, now)
    if day is not Day.OTHER:
        return today - timedelta(days=day is Day.YESTERDAY)
    if not other.strip():
        raise NotThen("date", "missing")
    try:
        meant = date.fromisoformat(other.strip())
    except ValueError:
        raise NotThen("date", "unreadable") from None
    if meant > today:
        raise NotThen("date", "future")
    if today - meant > LONGEST_AGO:
        raise NotThen("date", "long ago")
    return meant


def written_time(day: Day, meant: date, time: str, place: Place, now: datetime) -> str:
    """The day and time as every entry's column takes them; without a time the service day itself. Raises NotThen.

    A time before the cut-off is of the night after: 00:40 on New Year's Eve is on the first of January.
    """
    if day is Day.NOW:
        return now.replace(second=0, microsecond=0).astimezone(UTC).isoformat()
    if not time.strip():
        return meant.isoformat()
    try:
        minute = minute_of(time.strip().replace(".", ":")[:5])
    except ValueError:
        raise NotThen("time", "unreadable") from None
    wall_day = meant + timedelta(days=minute < place.cutoff_minute)
    wall_clock = datetime(wall_day.year, wall_day.month, wall_day.day, minute // 60, minute % 60)  # noqa: DTZ001
    if moment_at(wall_clock, place.time_zone) > now:
        raise NotThen("time", "future")
    return wall_clock.isoformat(timespec="minutes")
