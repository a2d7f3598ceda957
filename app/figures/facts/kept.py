"""What is kept without persons of days that retention has thinned, for both sources of facts alike.

Both read it beside what they have: a thinned day's entries have no hours, so nothing is counted twice. What comes late
for such a day has its hours until the next night, when they go to what is kept.
"""

from __future__ import annotations

from sqlalchemy import Select, select

from app.figures.facts.asked_period import in_period
from app.figures.facts.narrowing import in_scope
from app.figures.scope import Scope
from app.log.thinned import HOURS_OF_MONTHS


def kept_hours(scope: Scope) -> Select[tuple[object, int, int]]:
    """day, hour, heads: the arrivals of thinned days, on the day that stands for its weekday in the month."""
    row = HOURS_OF_MONTHS.c
    return select(row.day, row.hour, row.heads).where(in_scope(HOURS_OF_MONTHS, scope), in_period(row.day))
