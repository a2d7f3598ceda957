"""How long what is kept (design.md, "Persons without names"); pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from app.periods import first_of_month, last_of_month, month_number

DAYS_WITH_HOURS = 14
MONTHS_WITH_DAYS = 13
MONTHS_WITH_ACTS = 24  # of the audit log


def last_day_without_hours(now: datetime) -> date:
    """The last service day whose times of day, numbers and times of arrival have been kept for 14 days.

    By UTC: no place is more than a day away from it, and a day too long is none too short.
    """
    return now.date() - timedelta(days=DAYS_WITH_HOURS + 1)


def last_day_by_month(now: datetime) -> date:
    """The last day of the last month all of whose days have been kept for 13 months."""
    return last_of_month(month_number(now.date()) - MONTHS_WITH_DAYS - 1)


def first_moment_of_acts(now: datetime) -> datetime:
    """The beginning of the first month whose acts are kept: 24 whole months, and the one that goes on."""
    return beginning_of(first_of_month(month_number(now.date()) - MONTHS_WITH_ACTS))


def beginning_of(day: date) -> datetime:
    """The moment at which a day begins, in UTC."""
    return datetime.combine(day, time(), UTC)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last where that month is shorter."""
    last = last_of_month(month_number(day) + months)
    return last.replace(day=min(day.day, last.day))
