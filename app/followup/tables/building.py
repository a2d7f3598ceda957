"""The tables of a report before the door: every table of the list, counted over its places and stretches of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.disclosure.cells import TOTAL, BandLimits, Cell, Quantity, Table
from app.followup.about.reporting_period import PeriodKind, ReportingPeriod, reporting_period
from app.followup.about.terms import Terms
from app.followup.queries import House, Place
from app.followup.tables.list import REPORT_TABLES
from app.followup.tables.merging import coarser_forms
from app.followup.tables.report_table import Codes, Count, Over, ReportTable
from app.periods import Period

BEGUN_WITHIN_MONTHS = 2  # for a place may close for the first of them


@dataclass(frozen=True)
class Stretch:
    """A stretch of time under its codes: the period's, and the month's where a table has months."""

    codes: Codes
    period: Period


def compared_period(house: House, reporting: ReportingPeriod) -> ReportingPeriod | None:
    """The period before; None when counting had not begun with it: half a period compares badly."""
    before = reporting.before
    beginning = before.period.months()[:BEGUN_WITHIN_MONTHS]
    return before if any(_has_life(house, month) for month in beginning) else None


def exact_tables(
    house: House, reporting: ReportingPeriod, terms: Terms, listed: Sequence[ReportTable] = REPORT_TABLES
) -> tuple[Table, ...]:
    """Every table of the report as it was counted, exact: for the door alone. What has nothing to tell is left out."""
    compared = compared_period(house, reporting)
    tables = [
        _table(each, house, tuple(_stretches(each.over, reporting, compared, terms.period)))
        for each in listed
        if not each.by_premises or any(house.premises_of.values())
    ]
    return tuple(table for table in tables if any(cell.value for cell in table.cells))


def _has_life(house: House, period: Period) -> bool:
    places = [place.counting(period) for place in house.organisations]
    return any(
        bool(counting.days or counting.outreach or counting.persons_and_minutes["volunteering"][1])
        for counting in places
    )


def _table(listed: ReportTable, house: House, stretches: Sequence[Stretch]) -> Table:
    has_months = listed.over in (Over.MONTHS, Over.TREND_MONTHS)
    dimensions = (
        *(("period", "month") if has_months else ("period",)),
        *(("organisation",) if house.joint else ()),
        *(("premises",) if listed.by_premises else ()),
        *listed.classes,
    )
    cells = tuple(
        cell
        for stretch in stretches
        for codes, place in _places(listed, house)
        for cell in _cells(listed, stretch, codes, place, _count_of(listed, house, place))
    )
    limits = tuple(_limits(house, stretches)) if "band" in listed.classes else ()
    table = Table(listed.id, listed.measure, listed.counts, dimensions, cells, listed.is_core, limits=limits)
    return replace(table, coarser=tuple(coarser_forms(table, listed.coarser, len(listed.classes))))


def _limits(house: House, stretches: Sequence[Stretch]) -> Iterator[BandLimits]:
    """The limits of the bands, as the report tells them of each organisation and period."""
    for place in house.organisations:
        for period in dict.fromkeys(each.period for each in stretches):
            found = place.counting(period).limits
            if found:
                yield BandLimits(place.scope_name, period.first_day, period.last_day, found.often, found.sometimes)


def _places(listed: ReportTable, house: House) -> Iterator[tuple[Codes, Place]]:
    """Each place with its codes: all parties, where they have a number; each organisation; its premises."""
    if house.joint and (listed.adds_up or listed.jointly) and not listed.by_premises:
        yield (TOTAL,), house.joint
    for organisation in house.organisations:
        of_organisation = (organisation.code,) if house.joint else ()
        yield (*of_organisation, *((TOTAL,) if listed.by_premises else ())), organisation
        for premises in house.premises_of[organisation.code] if listed.by_premises else ():
            yield (*of_organisation, premises.code), premises


def _count_of(listed: ReportTable, house: House, place: Place) -> Count:
    """How the table is counted there; persons of all parties together otherwise than those of each."""
    return listed.jointly if listed.jointly is not None and place is house.joint else listed.count


def _cells(listed: ReportTable, stretch: Stretch, place_codes: Codes, place: Place, count: Count) -> Iterator[Cell]:
    for codes, number in count(place.counting(stretch.period)).items():
        narrowed = sorted((name, code) for name, code in zip(listed.classes, codes, strict=True) if code != TOTAL)
        first_day, last_day = stretch.period.first_day, stretch.period.last_day
        quantity = Quantity(listed.measure, place.scope_name, first_day, last_day, tuple(narrowed))
        yield Cell((*stretch.codes, *place_codes, *codes), quantity, number)


def _stretches(
    over: Over, reporting: ReportingPeriod, before: ReportingPeriod | None, agreement: Period | None
) -> Iterator[Stretch]:
    both = (reporting, before) if before else (reporting,)
    if over in (Over.TREND, Over.TREND_MONTHS):
        yield from _trend(over, reporting, agreement)
    elif over == Over.MONTHS:
        for each in both:
            yield from _months(each)
    elif over == Over.YEARS:
        yield from (Stretch((each.code,), each.period) for each in both if each.kind != PeriodKind.HALF_YEAR)
    else:
        yield from (Stretch((each.code,), each.period) for each in both)
        if over == Over.HALVES:
            yield from (Stretch((each.code,), each.period) for each in _parts(reporting))


def _parts(reporting: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
    if reporting.kind == PeriodKind.YEAR:
        return reporting.halves
    return reporting.years if reporting.kind == PeriodKind.AGREEMENT else ()


def _months(reporting: ReportingPeriod) -> Iterator[Stretch]:
    yield Stretch((reporting.code, TOTAL), reporting.period)
    for month in reporting.period.months():
        yield Stretch((reporting.code, month_code(month.first_day)), month)


def _trend(over: Over, reporting: ReportingPeriod, agreement: Period | None) -> Iterator[Stretch]:
    """The agreement's years up to the report's last day; its own table only where that is more than one year."""
    if agreement is None or reporting.period.last_day < agreement.first_day:
        return
    so_far = Period(agreement.first_day, min(agreement.last_day, reporting.period.last_day))
    years = [
        reporting_period(Period(date(number, 1, 1), date(number, 12, 31)))
        for number in range(so_far.first_day.year, so_far.last_day.year + 1)
        if so_far.first_day <= date(number, 1, 1) and date(number, 12, 31) <= so_far.last_day
    ]
    if len(years) < 2:
        return
    for year in years:
        yield Stretch((year.code,), year.period) if over == Over.TREND else Stretch((year.code, TOTAL), year.period)
        if over == Over.TREND_MONTHS:
            yield from (Stretch((year.code, month_code(each.first_day)), each) for each in year.period.months())


def month_code(day: date) -> str:
    """The month of a day as tables call it: 2025-01."""
    return day.isoformat()[:7]
