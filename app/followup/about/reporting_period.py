"""Which periods may leave the house: a year, a half-year, or the whole agreement; others stay (trust.md, 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import Refusal
from app.periods import Period

MONTHS_OF_YEAR, MONTHS_OF_HALF = 12, 6


class NotAReportingPeriod(Refusal):
    """Dates whose figures stay in the house: beside a year's they would tell of the days between."""

    title = "These dates stay in the house"


class PeriodKind(StrEnum):
    """What kind of period a report is of."""

    YEAR = "year"
    HALF_YEAR = "half-year"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class ReportingPeriod:
    """A period that may leave. code: 2025, 2025-H1, or the agreement's years as 2024-2026."""

    kind: PeriodKind
    period: Period
    code: str

    @property
    def before(self) -> ReportingPeriod:
        """The period before, of the same kind and length."""
        return _reporting(self.kind, self.period.before())

    @property
    def halves(self) -> tuple[ReportingPeriod, ...]:
        """The half-years it is made of; a half-year is made of itself."""
        return tuple(_reporting(PeriodKind.HALF_YEAR, half) for half in _stretches(self.period, MONTHS_OF_HALF))

    @property
    def years(self) -> tuple[ReportingPeriod, ...]:
        """The whole calendar years in it."""
        years = (Period(date(number, 1, 1), date(number, 12, 31)) for number in _year_numbers(self.period))
        return tuple(_reporting(PeriodKind.YEAR, each) for each in years if _contains(self.period, each))


def reporting_period(period: Period, agreement: Period | None = None) -> ReportingPeriod:
    """The period as one that may leave.

    That is a calendar year, a half-year from January or July, or the agreement from its first day to its last or to
    the end of a half-year in it. Raises NotAReportingPeriod, which says what to choose.
    """
    if _is_year(period):
        return _reporting(PeriodKind.YEAR, period)
    if _is_half_year(period):
        return _reporting(PeriodKind.HALF_YEAR, period)
    if agreement is not None and _is_of_agreement(period, agreement):
        return _reporting(PeriodKind.AGREEMENT, period)
    year = period.last_day.year
    whole = f", or the whole agreement from {agreement.first_day} to {agreement.last_day}" if agreement else ""
    raise NotAReportingPeriod(
        f"A report that leaves the house is of a year, as {year}-01-01 to {year}-12-31, or of a half-year, as "
        f"{year}-01-01 to {year}-06-30{whole}. Choose one of these; other dates you can see in the house."
    )


def _is_year(period: Period) -> bool:
    return period.month_count == MONTHS_OF_YEAR and period.first_day.month == 1


def _is_half_year(period: Period) -> bool:
    return period.month_count == MONTHS_OF_HALF and period.first_day.month in (1, 7)


def _is_of_agreement(period: Period, agreement: Period) -> bool:
    ends_with_a_half = (period.last_day.month, period.last_day.day) in ((6, 30), (12, 31))
    is_inside = period.first_day == agreement.first_day and period.last_day <= agreement.last_day
    return is_inside and (period.last_day == agreement.last_day or ends_with_a_half)


def _reporting(kind: PeriodKind, period: Period) -> ReportingPeriod:
    return ReportingPeriod(kind, period, _code(kind, period))


def _code(kind: PeriodKind, period: Period) -> str:
    first, last = period.first_day, period.last_day
    if kind == PeriodKind.YEAR:
        return str(first.year)
    if kind == PeriodKind.HALF_YEAR:
        return f"{first.year}-H{1 if first.month <= MONTHS_OF_HALF else 2}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}-{last.year}"
    return f"{first.isoformat()}..{last.isoformat()}"


def _stretches(period: Period, month_count: int) -> list[Period]:
    """The half-years that lie wholly in the period."""
    halves = []
    for number in _year_numbers(period):
        halves += [Period(date(number, 1, 1), date(number, 6, 30)), Period(date(number, 7, 1), date(number, 12, 31))]
    return [each for each in halves if each.month_count == month_count and _contains(period, each)]


def _year_numbers(period: Period) -> range:
    return range(period.first_day.year, period.last_day.year + 1)


def _contains(outer: Period, inner: Period) -> bool:
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day
