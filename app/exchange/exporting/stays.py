"""How long a visitor stayed, as a row can say it; pure."""

from __future__ import annotations

from datetime import datetime

from app.database.statements import AnyRow
from app.figures.countings.arrivals_and_stays import LAST_MINUTE_AND_MIDDLE_OF_BAND, MIDDLE_OF_LONGEST_BAND

SECONDS_A_MINUTE = 60


def minutes_of_stay(entry: AnyRow, left_at: datetime | None) -> int | None:
    """The minutes of the entry, or of a visit that ended with a goodbye the middle of its band, as figures take it."""
    if entry.minutes is not None or left_at is None or entry.kind != "visit" or entry.at is None:
        return None if entry.minutes is None else int(entry.minutes)
    minutes = int((left_at - entry.at).total_seconds()) // SECONDS_A_MINUTE
    if minutes < 0:
        return None
    return next((middle for last, middle in LAST_MINUTE_AND_MIDDLE_OF_BAND if minutes <= last), MIDDLE_OF_LONGEST_BAND)
