"""Which days of a month stand for a person's days once only their number is kept; pure.

The days are numbered anew from the first of the month, in an order that follows from what was done and from the random
ids of the entries, never from the days: so which day it was, and which came before which, can be read from nothing.
Days stay apart that were apart, and what lay on one day at two premises stays on one: every figure that counts a
person's days, in any choice of premises, is the same. Weeks of work training are counted across months, so of these
the first and the last, which a month may share with another, stay where they are; those between are numbered anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.activities.kinds import ON_PREMISES_KINDS
from app.periods import Period, first_of_month, last_of_month, month_number

TRAINING = "training"
FIRST_WORKING_WEEKDAYS = 5
Signature = list[tuple[int, str, int]]
# Which day it is: whether one of a month that was thinned before, and the day.
DayKey = tuple[bool, date]


@dataclass(frozen=True)
class Done:
    """One entry of a person, with what tells its day from others."""

    id: bytes
    premises_id: int
    kind: str
    activity_id: int | None
    day: date
    is_by_month: bool

    @property
    def day_key(self) -> DayKey:
        """Days that were thinned before are none of the calendar's."""
        return self.is_by_month, self.day


def standing_days(done: Iterable[Done]) -> dict[bytes, date]:
    """By entry the day that stands for its own; done: all that one person has done in one month."""
    entries = list(done)
    training = [each for each in entries if each.kind == TRAINING]
    elsewhere = [each for each in entries if each.kind not in ON_PREMISES_KINDS]
    here = [each for each in entries if each.kind in ON_PREMISES_KINDS and each.kind != TRAINING]
    # Nobody counts the days of what was done elsewhere; a weekday, for a weekend would say that it was outside hours.
    one_day = {each.id: _first_weekday(each.day) for each in elsewhere}
    return one_day | _renumbered(here) | _in_their_weeks(training)


def _renumbered(entries: list[Done]) -> dict[bytes, date]:
    if not entries:
        return {}
    number = month_number(entries[0].day)
    return _laid_on(entries, Period(first_of_month(number), last_of_month(number)))


def _in_their_weeks(entries: list[Done]) -> dict[bytes, date]:
    found: dict[bytes, date] = {}
    if not entries:
        return found
    number = month_number(entries[0].day)
    month = Period(first_of_month(number), last_of_month(number))
    by_week: dict[date, list[Done]] = {}
    for each in entries:
        by_week.setdefault(_monday(each.day), []).append(each)
    shared = {_monday(month.first_day), _monday(month.last_day)}
    between = sorted((week for week in by_week if week not in shared), key=lambda week: _signed(by_week[week]))
    first_between = _monday(month.first_day) + timedelta(weeks=1)
    for week in shared & by_week.keys():
        found |= _laid_on(by_week[week], _days_of(week, month))
    for place, week in enumerate(between):
        found |= _laid_on(by_week[week], _days_of(first_between + timedelta(weeks=place), month))
    return found


def _laid_on(entries: list[Done], days: Period) -> dict[bytes, date]:
    """Each day's entries on a day of their own, from the first on; what comes late may have to share the last."""
    by_day: dict[DayKey, list[Done]] = {}
    for each in entries:
        by_day.setdefault(each.day_key, []).append(each)
    standing = days.days()
    ordered = sorted(by_day.values(), key=_signed)
    return {each.id: standing[min(place, len(standing) - 1)] for place, some in enumerate(ordered) for each in some}


def _signed(entries: list[Done]) -> tuple[Signature, bytes]:
    """An order that the days have no part in."""
    what = sorted((each.premises_id, each.kind, each.activity_id or 0) for each in entries)
    return what, min(each.id for each in entries)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days_of(monday: date, month: Period) -> Period:
    days = Period(monday, monday + timedelta(days=6)).common_with(month)
    return days or month


def _first_weekday(day: date) -> date:
    first = day.replace(day=1)
    return first if first.weekday() < FIRST_WORKING_WEEKDAYS else first + timedelta(days=7 - first.weekday())
