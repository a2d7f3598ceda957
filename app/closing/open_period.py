"""The days that may still be written about, and by whom; pure."""

from __future__ import annotations

from datetime import date, timedelta

from app.periods import Period


def open_period(today: date) -> Period:
    """From the first of January last year up to today: what is older has been reported."""
    return Period(date(today.year - 1, 1, 1), today)


def may_be_written_about(day: date, today: date) -> bool:
    """Whether the day lies in the open period; tomorrow does not."""
    period = open_period(today)
    return period.first_day <= day <= period.last_day


def may_be_finished(day: date, today: date, is_coordinator: bool) -> bool:
    """Whether someone may finish the day, or change it: volunteers those they remember, today and yesterday."""
    if not may_be_written_about(day, today):
        return False
    return is_coordinator or day >= today - timedelta(days=1)
