"""Periods of whole service days."""

from calendar import monthrange
from datetime import date, timedelta

Period = tuple[date, date]


def day_count(period: Period) -> int:
    """How many days the period has, both ends included."""
    first_day, last_day = period
    return (last_day - first_day).days + 1


def is_inside(day: date, period: Period) -> bool:
    """Whether the day lies in the period."""
    return period[0] <= day <= period[1]


def days_of(period: Period) -> list[date]:
    """Every day of the period."""
    return [period[0] + timedelta(days=number) for number in range(day_count(period))]


def months_of(period: Period) -> list[Period]:
    """The calendar months of the period; the first and the last may be cut."""
    months = []
    first_day = period[0]
    while first_day <= period[1]:
        end_of_month = first_day.replace(day=monthrange(first_day.year, first_day.month)[1])
        months.append((first_day, min(end_of_month, period[1])))
        first_day = end_of_month + timedelta(days=1)
    return months


def period_before(period: Period) -> Period:
    """As many whole months before a period of whole months, else as many days."""
    first_day, last_day = period
    day_before = first_day - timedelta(days=1)
    ends_a_month = last_day.day == monthrange(last_day.year, last_day.month)[1]
    if first_day.day != 1 or not ends_a_month:
        return first_day - timedelta(days=day_count(period)), day_before
    earlier_first = first_day
    for _month in months_of(period):
        earlier_first = (earlier_first - timedelta(days=1)).replace(day=1)
    return earlier_first, day_before
