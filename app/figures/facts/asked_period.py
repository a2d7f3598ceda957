"""The period a question is asked of: written without one, a question serves every period of its scope."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, bindparam

from app.database.types import Moment
from app.periods import Period

FIRST_DAY = bindparam("first_day", type_=Date())
LAST_DAY = bindparam("last_day", type_=Date())
# Moments that surely lie around every moment of the period's service days, and of the day that follows each.
WELL_BEFORE = bindparam("well_before", type_=Moment())
WELL_AFTER = bindparam("well_after", type_=Moment())
# No place is a day away from UTC, a cut-off comes half a day late at most, and what follows follows within a day.
MARGIN = timedelta(days=3)


def bounds_of(period: Period) -> dict[str, date | datetime]:
    """What to give when a question is asked of a period."""
    return {
        "first_day": period.first_day,
        "last_day": period.last_day,
        "well_before": datetime.combine(period.first_day, time(), UTC) - MARGIN,
        "well_after": datetime.combine(period.last_day, time(), UTC) + MARGIN,
    }


def in_period(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """The day lies in the period."""
    return day.between(FIRST_DAY, LAST_DAY)
