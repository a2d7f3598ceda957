"""How many persons of several parties are one and the same, from what the vault has seen; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.periods import Period

HALF_YEAR_MONTHS = 6
Node = tuple[int, bytes]


def half_year_of(day: date) -> date:
    """The first day of the half-year in which the day lies."""
    return date(day.year, 1 if day.month <= HALF_YEAR_MONTHS else HALF_YEAR_MONTHS + 1, 1)


def half_years_of(period: Period) -> list[date]:
    """The first days of the half-years in which the period has a day."""
    found = {half_year_of(month.first_day) for month in period.months()}
    return sorted(found)


def parts_of(period: Period) -> list[Period]:
    """The years of a period of several, the half-years of one of a year or less; none of a half-year or less."""
    halves = half_years_of(period)
    if len(halves) == 1:
        return []
    years = sorted({half.year for half in halves})
    wholes = [Period(date(year, 1, 1), date(year, 12, 31)) for year in years]
    if len(years) == 1:
        wholes = [Period(date(years[0], 1, 1), date(years[0], 6, 30)), Period(date(years[0], 7, 1), wholes[0].last_day)]
    return [part for whole in wholes if (part := whole.common_with(period)) is not None]


def covers(period: Period, half_year: date, counted: Period) -> bool:
    """Whether the period holds every day of the half-year on which anything was counted."""
    last_month = half_year.month + HALF_YEAR_MONTHS - 1
    last_day = date(half_year.year, last_month, 30 if last_month == HALF_YEAR_MONTHS else 31)
    within = Period(half_year, last_day).common_with(counted)
    return within is None or period.common_with(within) == within


def counted_twice(seen: Mapping[bytes, set[int]], links: Iterable[tuple[int, bytes, bytes]]) -> int:
    """By how much the parties' persons together are fewer than added up.

    seen: by card the parties it visited. links: party, card and card, one person's as that party knows. Each party's
    persons are its cards, those it has linked being one; a card ties its persons at the parties together. Persons less
    the heaps that hang together: so a card at two parties saves one, and a person with two cards, both of which are
    known at both, saves one and not two.
    """
    above: dict[Node, Node] = {}
    for card, parties in seen.items():
        above |= {(party, card): (party, card) for party in parties}
    persons = len(above)
    for party, one, other in links:
        if (party, one) in above and (party, other) in above:
            persons -= _join(above, (party, one), (party, other))
    heaps = persons
    for card, parties in seen.items():
        first, *others = sorted(parties)
        heaps -= sum(_join(above, (first, card), (other, card)) for other in others)
    return persons - heaps


def _join(above: dict[Node, Node], one: Node, other: Node) -> int:
    """Let two hang together; 1 when they did not before."""
    top, other_top = _top(above, one), _top(above, other)
    above[other_top] = top
    return int(top != other_top)


def _top(above: dict[Node, Node], node: Node) -> Node:
    while above[node] != node:
        above[node] = node = above[above[node]]
    return node
