"""Periods of whole service days, both ends included, with the period before each (figures.md, ground rule 2)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import PeriodNotCountable

FIRST_YEAR, LAST_YEAR = 1900, 2200  # of what can have happened
EARLIEST_YEAR = 2 * FIRST_YEAR - LAST_YEAR - 1  # so that the longest period has one before it


@dataclass(frozen=True, order=True)
class Period:
    """Whole service days from first_day to last_day, both included."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise PeriodNotCountable(
                f"The period ends ({self.last_day}) before it begins ({self.first_day}): swap the two dates."
            )
        if not (EARLIEST_YEAR <= self.first_day.year and self.last_day.year <= LAST_YEAR):
            raise PeriodNotCountable(f"Give dates between the years {FIRST_YEAR} and {LAST_YEAR}.")

    @property
    def day_count(self) -> int:
        """How many days, both ends included."""
        return (self.last_day - self.first_day).days + 1

    @property
    def is_year_long(self) -> bool:
        """A year counts as one whether it has 365 or 366 days."""
        return self.day_count in (365, 366)

    @property
    def month_count(self) -> int | None:
        """How many whole calendar months the period is made of; None when it cuts one."""
        ends_with_its_month = self.last_day.day == monthrange(self.last_day.year, self.last_day.month)[1]
        if self.first_day.day != 1 or not ends_with_its_month:
            return None
        return month_number(self.last_day) - month_number(self.first_day) + 1

    def common_with(self, other: Period) -> Period | None:
        """The days that lie in both; None when there are none."""
        first_day, last_day = max(self.first_day, other.first_day), min(self.last_day, other.last_day)
        return Period(first_day, last_day) if first_day <= last_day else None

    def before(self) -> Period:
        """The period before of equal kind: as many whole months, else as many days."""
        last_day = self.first_day - timedelta(days=1)
        if self.month_count is None:
            return Period(last_day - timedelta(days=self.day_count - 1), last_day)
        return Period(first_of_month(month_number(self.first_day) - self.month_count), last_day)

    def days(self) -> list[date]:
        """Every day, in order."""
        return [self.first_day + timedelta(days=offset) for offset in range(self.day_count)]

    def months(self) -> list[Period]:
        """The calendar months touched, the first and last cut to the days inside."""
        numbers = range(month_number(self.first_day), month_number(self.last_day) + 1)
        return [
            Period(max(first_of_month(number), self.first_day), min(last_of_month(number), self.last_day))
            for number in numbers
        ]


def month_number(day: date) -> int:
    """Months since year 0, so that months can be counted and stepped."""
    return day.year * 12 + day.month - 1


def first_of_month(number: int) -> date:
    """The first day of a numbered month."""
    return date(number // 12, number % 12 + 1, 1)


def last_of_month(number: int) -> date:
    """The last day of a numbered month."""
    return first_of_month(number + 1) - timedelta(days=1)


def year(number: int) -> Period:
    """1 January to 31 December."""
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise PeriodNotCountable(f"Give a year between {FIRST_YEAR} and {LAST_YEAR}.")
    return Period(date(number, 1, 1), date(number, 12, 31))
