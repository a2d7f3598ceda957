"""What is offered at a premises, put in the order of the week for the page of activities; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.activities.models import Shown
from app.activities.schedule import ActivityTime
from app.database.statements import AnyRow


@dataclass(frozen=True)
class Line:
    """An activity at one of its times; without any the time and the day are None."""

    activity: AnyRow
    time: ActivityTime | None = None
    day: date | None = None


@dataclass
class Week:
    """Each list in the order it is shown. later: not this week, by the next day; elsewhere: at other premises alone."""

    days: list[tuple[date, list[Line]]]
    later: list[Line] = field(default_factory=list)
    without_times: list[Line] = field(default_factory=list)
    elsewhere: list[Line] = field(default_factory=list)
    retired: list[Line] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to show."""
        return not (
            self.later or self.without_times or self.elsewhere or self.retired or any(on for _, on in self.days)
        )


def week_of(activities: Iterable[AnyRow], times: Mapping[int, Sequence[ActivityTime]], today: date) -> Week:
    """The week from Monday in which today lies. activities: by name, with shown (None: never offered here)."""
    monday = today - timedelta(days=today.weekday())
    week = Week([(monday + timedelta(days=ahead), []) for ahead in range(7)])
    for activity in activities:
        if activity.retired_at is not None:
            week.retired.append(Line(activity))
        elif activity.shown in (None, Shown.NOWHERE):
            week.elsewhere.append(Line(activity))
        else:
            _place(week, activity, times.get(activity.id, ()), today)
    for _, on in week.days:
        on.sort(key=_by_clock)
    week.later.sort(key=lambda line: (line.day, _by_clock(line)))
    return week


def _place(week: Week, activity: AnyRow, times: Sequence[ActivityTime], today: date) -> None:
    is_placed = False
    for weekday, on in week.days:
        here = [Line(activity, time, weekday) for time in times if time.is_on(weekday)]
        on += here
        is_placed = is_placed or bool(here)
    if is_placed:
        return
    coming = [Line(activity, time, day) for time in times if (day := time.next_day(today)) is not None]
    if coming:
        week.later.append(min(coming, key=lambda line: (line.day, _by_clock(line))))
    else:
        week.without_times.append(Line(activity))


def _by_clock(line: Line) -> tuple[int, str]:
    return (line.time.starts_minute if line.time else 0, line.activity.name.casefold())
