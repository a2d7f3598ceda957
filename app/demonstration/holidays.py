"""The days on which Sweden is closed; pure."""

from __future__ import annotations

from datetime import date, timedelta

FIXED = {
    (1, 1): "nyårsdagen",
    (1, 6): "trettondagen",
    (5, 1): "första maj",
    (6, 6): "nationaldagen",
    (12, 24): "julafton",
    (12, 25): "juldagen",
    (12, 26): "annandag jul",
    (12, 31): "nyårsafton",
}
AFTER_EASTER = {-2: "långfredagen", 1: "annandag påsk", 39: "Kristi himmelsfärdsdag"}


def holidays(year: int) -> dict[date, str]:
    """The holidays of a year that may fall on a weekday, with their names."""
    fixed = {date(year, month, day): name for (month, day), name in FIXED.items()}
    moving = {easter(year) + timedelta(days=offset): name for offset, name in AFTER_EASTER.items()}
    return fixed | moving | {_midsummer_eve(year): "midsommarafton"}


def easter(year: int) -> date:
    """Easter Sunday, by the rule of Gauss, Meeus and Butcher."""
    century, rest = divmod(year, 100)
    leap, moon_shift = divmod(century, 4)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    weekday = (32 + 2 * moon_shift + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _midsummer_eve(year: int) -> date:
    """The Friday from 19 to 25 June."""
    return next(day for day in (date(year, 6, number) for number in range(19, 26)) if day.weekday() == 4)
