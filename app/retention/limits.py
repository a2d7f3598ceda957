"""How long what is kept (design.md, "Persons without names"); pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

DAYS_WITH_HOURS = 14


def last_day_without_hours(now: datetime) -> date:
    """The last service day whose times of day, numbers and times of arrival have been kept for 14 days.

    By UTC: no place is more than a day away from it, and a day too long is none too short.
    """
    return now.date() - timedelta(days=DAYS_WITH_HOURS + 1)


def beginning_of(day: date) -> datetime:
    """The moment at which a day begins, in UTC."""
    return datetime.combine(day, time(), UTC)
