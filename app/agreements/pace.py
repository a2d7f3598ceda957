"""What is agreed of a period, and how it goes: done, expected by now, needed a week. Pure; for the house's eyes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from app.agreements.agreeable import Per
from app.periods import Period
from app.periods import year as calendar_year

DAYS_A_WEEK = 7
EVERY_WEEKDAY = frozenset(range(DAYS_A_WEEK))


@dataclass(frozen=True)
class Pace:
    """Of a period: what is agreed and done; what could be expected by the evening before today; what is left a week.

    expected: by the days planned so far among all that are planned. needed_a_week: None when no week is left; 0 when
    all is done. weeks_left counts the days from today on, by sevenths.
    """

    agreed: float
    done: float
    expected: float
    weeks_left: float
    needed_a_week: float | None


def agreed_of(amount: int, per: Per, period: Period, agreed: Period) -> float:
    """So much of what is agreed falls to the days that the period and the agreement have in common.

    Per year: a whole year is a year whether it has 365 or 366 days, else by its days. Per week: by sevenths of days.
    In all: by the days among those of the agreement. 0 when they have no day in common.
    """
    common = period.common_with(agreed)
    if common is None:
        return 0.0
    if per is Per.WEEK:
        return amount * common.day_count / DAYS_A_WEEK
    if per is Per.IN_ALL:
        return amount * common.day_count / agreed.day_count
    return float(amount * sum(_share_of_year(common, year) for year in _years(common)))


def pace_of(agreed: float, done: float, period: Period, weekdays: Collection[int], today: date) -> Pace:
    """How it goes. weekdays: those of the weekly plan, Monday 0; without a plan every day counts alike."""
    planned = frozenset(weekdays) or EVERY_WEEKDAY
    all_days = _planned_count(period.first_day, period.last_day, planned)
    past_days = _planned_count(period.first_day, min(period.last_day, today - timedelta(days=1)), planned)
    left_days = max(0, (period.last_day - max(today, period.first_day)).days + 1)
    expected = agreed * past_days / all_days if all_days else agreed
    weeks_left = left_days / DAYS_A_WEEK
    needed = max(0.0, agreed - done) / weeks_left if left_days else None
    return Pace(agreed, done, expected, weeks_left, needed)


def _years(period: Period) -> range:
    return range(period.first_day.year, period.last_day.year + 1)


def _share_of_year(period: Period, year: int) -> Fraction:
    whole = calendar_year(year)
    common = period.common_with(whole)
    return Fraction(common.day_count, whole.day_count) if common else Fraction(0)


def _planned_count(first_day: date, last_day: date, weekdays: Collection[int]) -> int:
    """How many days from one to the other, both included, fall on these weekdays."""
    day_count = (last_day - first_day).days + 1
    if day_count <= 0:
        return 0
    weeks, rest = divmod(day_count, DAYS_A_WEEK)
    odd = sum((first_day.weekday() + offset) % DAYS_A_WEEK in weekdays for offset in range(rest))
    return weeks * len(weekdays) + odd
