"""Grants, costs and the value of volunteers' work as tables: kronor of a party, cash apart from work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Table
from app.followup.reporting_period import ReportingPeriod
from app.followup.tables.numbers import whole
from app.followup.terms import Money, Terms
from app.periods import Period, year

MONEY = ("grant", "cost", "volunteer_value")
MONEY_TITLES = {
    "grant": ("Bidrag från kommunen, kronor", "Grants of the municipality, kronor"),
    "cost": ("Kostnader i pengar, kronor", "Costs in cash, kronor"),
    "volunteer_value": ("Värdet av ideellt arbete, kronor", "Value of volunteers' work, kronor"),
}


def money_tables(terms: Terms, reporting: ReportingPeriod, compared: ReportingPeriod | None) -> Iterator[Table]:
    """A table for each sort of money of which anything is known for the period; none for what is not known."""
    periods = [each for each in (reporting, compared) if each]
    for measure in MONEY:
        cells = [cell for each in periods for cell in _cells(measure, terms, each)]
        if cells:
            dimensions = ("period", "organisation") if len(terms.parties) > 1 else ("period",)
            yield Table(measure, measure, Counts.KRONOR, dimensions, tuple(cells), is_core=True)


def kronor_of(measure: str, money: Sequence[Money], period: Period) -> int | None:
    """Kronor of the period, pro rata by days for a part of a year (figures.md); None when a year of it is not known."""
    total = 0.0
    for number in range(period.first_day.year, period.last_day.year + 1):
        of_year = year(number)
        known = [kr for each in money if each.year == number and (kr := getattr(each, f"{measure}_kr")) is not None]
        if not known:
            return None
        inside = Period(max(of_year.first_day, period.first_day), min(of_year.last_day, period.last_day))
        total += sum(known) * inside.day_count / of_year.day_count
    return whole(total)


def _cells(measure: str, terms: Terms, each: ReportingPeriod) -> Iterator[Cell]:
    days = (each.period.first_day, each.period.last_day)
    of_party = {
        party.slug: kronor_of(measure, [money for money in terms.money if money.party == party.slug], each.period)
        for party in terms.parties
    }
    if len(of_party) == 1:
        slug, kronor = next(iter(of_party.items()))
        if kronor is not None:
            yield Cell((each.code,), Quantity(measure, f"organisation/{slug}", *days), kronor)
        return
    known = {slug: kronor for slug, kronor in of_party.items() if kronor is not None}
    if len(known) == len(of_party):
        yield Cell((each.code, TOTAL), Quantity(measure, f"agreement/{terms.slug}", *days), sum(known.values()))
    for slug, kronor in known.items():
        yield Cell((each.code, slug), Quantity(measure, f"organisation/{slug}", *days), kronor)
