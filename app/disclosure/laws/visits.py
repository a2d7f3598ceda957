"""What holds between persons and what they did: visits, days, sessions, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.disclosure.cells import Counts, Quantity
from app.disclosure.dimensions import WITHIN
from app.disclosure.known import IDENTIFIED, PERSONS, VISITS, Known, stretch_of
from app.disclosure.relations import Relation, sum_of, within
from app.disclosure.stretches import days_in


def persons_by_what_they_did(known: Known) -> Iterator[Relation]:
    """Persons are at most their visits, and the like: of one scope, period and classes."""
    for quantity in sorted(known.counts):
        for smaller, larger in WITHIN:
            whole = replace(quantity, measure=larger)
            if quantity.measure == smaller and known.has(whole):
                yield within(whole, quantity)


def visits_with_and_without_card(known: Known) -> Iterator[Relation]:
    """Every visit is one with a card or one without."""
    for quantity in sorted(known.counts):
        by_way = [replace(quantity, measure=each) for each in (IDENTIFIED, "visits_anonymous")]
        if quantity.measure == VISITS and known.has(*by_way):
            yield sum_of(quantity, *by_way)


def one_visit_a_day(known: Known) -> Iterator[Relation]:
    """A person with a card is counted once a day at one premises: persons times open days are the most visits."""
    for visits in sorted(known.counts):
        persons = replace(visits, measure=PERSONS)
        if visits.measure == IDENTIFIED and known.counts.get(persons) is Counts.PERSONS:
            days = door_days(known, visits)
            if days:
                yield Relation("cover", visits, (persons,), (days,))


def door_days(known: Known, visits: Quantity) -> int:
    """How often one person can have come: the days that were open where they are told, else all; 0: nobody knows."""
    told = known.told_days.get(replace(visits, measure="open_days", classes=()), 0)
    return told or days_in(stretch_of(visits)) * premises_count(known, visits)


def premises_count(known: Known, visits: Quantity) -> int:
    """How many premises a number is of; 0 when no table tells."""
    if visits.scope.startswith("premises/"):
        return 1
    made_of = known.families.get(visits.scope, [])
    of_premises = [each for each in made_of if all(scope.startswith("premises/") for scope in each)]
    return max((len(each) for each in of_premises), default=0)
