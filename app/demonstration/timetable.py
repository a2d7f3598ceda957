"""When the activities of a place that are not held every week are held in the coming year; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.activities.actions import NewActivity
from app.activities.schedule import ActivityTime

LOOKED_AHEAD_DAYS = 365
EVERY_MONTH = range(1, 13)


@dataclass(frozen=True)
class Recurrence:
    """Held in these months, on the days of the month that lie in the range; minutes after midnight."""

    starts_minute: int
    ends_minute: int
    days: range
    months: range = EVERY_MONTH
    weekday: int | None = None  # Monday 0; None: whatever weekday it is

    def is_on(self, day: date) -> bool:
        """Whether it is held on that day."""
        return day.month in self.months and day.day in self.days and self.weekday in (None, day.weekday())


def with_coming_times(activity: NewActivity, recurrence: Recurrence | None, today: date) -> NewActivity:
    """The activity with each day of the coming year on which it is held."""
    if recurrence is None:
        return activity
    return replace(activity, times=tuple(_coming(recurrence, today)))


def _coming(recurrence: Recurrence, today: date) -> Iterator[ActivityTime]:
    for ahead in range(LOOKED_AHEAD_DAYS):
        day = today + timedelta(days=ahead)
        if recurrence.is_on(day):
            yield ActivityTime(recurrence.starts_minute, recurrence.ends_minute, day=day)
