"""Kronor of years: spread over the days of a period, raised by an index. Pure; whole kronor, halves upwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.periods import Period
from app.periods import year as calendar_year

HUNDREDTHS_OF_A_PERCENT = 10_000


@dataclass(frozen=True)
class Index:
    """How grants go up: by so many hundredths of a percent a year, from the grant of a year on (250: 2.5 %)."""

    from_year: int
    percent_hundredths: int


def kr_of_period(kr_by_year: Mapping[int, int], period: Period, agreed: Period) -> int | None:
    """The kronor of a period, pro rata by days (figures.md, grant and cost).

    A year's sum is spread over those of its days on which the agreement holds. None when no day of the period lies in
    the agreement, or when the sum of a year that the period touches is not known.
    """
    common = period.common_with(agreed)
    if common is None:
        return None
    kr = Fraction(0)
    for year in range(common.first_day.year, common.last_day.year + 1):
        if year not in kr_by_year:
            return None
        kr += kr_by_year[year] * Fraction(_day_count(year, common), _day_count(year, agreed))
    return rounded(kr)


def proposed_kr(kr_by_year: Mapping[int, int], year: int, index: Index | None) -> int | None:
    """What the index makes of the latest sum before the year; None without an index, or a sum to begin from."""
    if index is None:
        return None
    earlier = [known for known in kr_by_year if index.from_year <= known < year]
    if not earlier:
        return None
    factor = 1 + Fraction(index.percent_hundredths, HUNDREDTHS_OF_A_PERCENT)
    return rounded(kr_by_year[max(earlier)] * factor ** (year - max(earlier)))


def rounded(kr: Fraction) -> int:
    """Whole kronor, halves upwards."""
    return int((kr + Fraction(1, 2)) // 1)


def _day_count(year: int, period: Period) -> int:
    common = calendar_year(year).common_with(period)
    return common.day_count if common else 0
