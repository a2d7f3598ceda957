"""Grants, costs and the value of volunteers' work as tables: kronor of a party, cash apart from work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from app.agreements.money import kr_of_period, rounded
from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Table
from app.followup.queries import House, Place
from app.followup.reporting_period import ReportingPeriod
from app.followup.terms import Terms
from app.periods import Period, year

MONEY_TITLES = {
    "grant": ("Bidrag från kommunen, kronor", "Grants of the municipality, kronor"),
    "cost": ("Kostnader i pengar, kronor", "Costs in cash, kronor"),
    "volunteer_value": ("Värdet av ideellt arbete, kronor", "Value of volunteers' work, kronor"),
}
MINUTES_AN_HOUR = 60
Kronor = Callable[[Terms, Place, Period], int | None]


def money_tables(
    house: House, terms: Terms, reporting: ReportingPeriod, compared: ReportingPeriod | None
) -> Iterator[Table]:
    """A table for each sort of money of which anything is known for the period; none for what is not known."""
    periods = [each for each in (reporting, compared) if each]
    for measure, kronor in KRONOR.items():
        cells = [cell for each in periods for cell in _cells(measure, kronor, house, terms, each)]
        if cells:
            dimensions = ("period", "organisation") if house.joint else ("period",)
            yield Table(measure, measure, Counts.KRONOR, dimensions, tuple(cells), is_core=True)


def grant_kr(terms: Terms, place: Place, period: Period) -> int | None:
    """The grant of the period, pro rata by days of the agreement; None where a year of it is not known."""
    known = {each.year: each.grant_kr for each in terms.money if each.party == place.code and each.grant_kr is not None}
    return kr_of_period(known, period, terms.period) if terms.period else None


def cost_kr(terms: Terms, place: Place, period: Period) -> int | None:
    """The cost in cash of the period, the same way."""
    known = {each.year: each.cost_kr for each in terms.money if each.party == place.code and each.cost_kr is not None}
    return kr_of_period(known, period, terms.period) if terms.period else None


def volunteer_value_kr(terms: Terms, place: Place, period: Period) -> int | None:
    """Volunteers' hours times what an hour was worth in their year; None where that is not known, or without hours."""
    kronor, has_hours = Fraction(0), False
    for number in range(period.first_day.year, period.last_day.year + 1):
        of_year = period.common_with(year(number))
        minutes = place.counting(of_year).persons_and_minutes["volunteering"][1] if of_year else 0
        hour_value = terms.hour_value_in(number)
        if minutes and hour_value is None:
            return None
        kronor += Fraction(minutes, MINUTES_AN_HOUR) * (hour_value or 0)
        has_hours = has_hours or bool(minutes)
    return rounded(kronor) if has_hours else None


KRONOR: dict[str, Kronor] = {"grant": grant_kr, "cost": cost_kr, "volunteer_value": volunteer_value_kr}


def _cells(measure: str, kronor: Kronor, house: House, terms: Terms, each: ReportingPeriod) -> Iterator[Cell]:
    """Of several parties each, and all together where each is known."""
    days = (each.period.first_day, each.period.last_day)
    known = {place: kr for place in house.organisations if (kr := kronor(terms, place, each.period)) is not None}
    if house.joint and len(known) == len(house.organisations):
        yield Cell((each.code, TOTAL), Quantity(measure, house.joint.scope_name, *days), sum(known.values()))
    for place, kr in known.items():
        key = (each.code, place.code) if house.joint else (each.code,)
        yield Cell(key, Quantity(measure, place.scope_name, *days), kr)
