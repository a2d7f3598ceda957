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
    nodes = [(party, card) for card, parties in seen.items() for party in sorted(parties)]
    above: dict[Node, Node] = {node: node for node in nodes}
    for party, one, other in links:
        for node in ((party, one), (party, other)):
            above.setdefault(node, node)  # a card that was not seen may stand between two that were
        _join(above, (party, one), (party, other))
    person_count = len({_top(above, node) for node in nodes})
    for card, parties in seen.items():
        first, *others = sorted(parties)
        for other_party in others:
            _join(above, (first, card), (other_party, card))
    return person_count - len({_top(above, node) for node in nodes})


def _join(above: dict[Node, Node], one: Node, other: Node) -> None:
    above[_top(above, other)] = _top(above, one)


def _top(above: dict[Node, Node], node: Node) -> Node:
    while above[node] != node:
        above[node] = node = above[above[node]]
    return node
