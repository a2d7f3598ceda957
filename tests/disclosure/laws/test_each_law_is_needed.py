"""A fault is planted in each law: taken out of the list, what it says is missed, for no other law says it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.disclosure.cells import TOTAL, Cell, Counts, Table
from app.disclosure.dimensions import SHARED_VISITORS
from app.disclosure.known import known_of
from app.disclosure.laws.list import LAWS
from app.disclosure.relations import Relation, cover, sum_of, within
from tests.disclosure.laws.test_each_law import (
    BANDS,
    FIRST_HALF,
    LIMITS,
    SECOND_HALF,
    of_visits,
    one,
    persons,
    visits,
)
from tests.disclosure.laws.test_late_entries import older
from tests.disclosure.making import YEAR, by_class, by_place

IN_VALLA, IN_PARK = "premises/valla", "premises/park"
GENDERS = {TOTAL: 30, "woman": 8, "man": 16, "other-or-unstated": 6}
GENDERS_OF_HALF = {TOTAL: 20, "woman": 5, "man": 10, "other-or-unstated": 5}
AGES = {TOTAL: 30, "under-30": 8, "30-and-over": 16, "unstated": 6}
AGES_MERGED = {TOTAL: 30, "under-30": 8, "30-and-over-or-unstated": 22}
WAYS_IN = {TOTAL: 90, "with-card": 60, "at-the-door": 30}
OFTEN, SOMETIMES, SELDOM = (persons(("band", each)) for each in ("often", "sometimes", "seldom"))
NEW, RETURNING = ("newness", "new"), ("newness", "returning")
NEWNESS, NEWNESS_OF_HALF = {TOTAL: 30, "new": 10, "earlier": 20}, {TOTAL: 20, "new": 6, "earlier": 14}
PLACES = by_place({TOTAL: 30, "valla": 20, "park": 15})
VISITS_OF_PLACES = by_place({TOTAL: 300, "valla": 200, "park": 100}, measure="visits", counts=Counts.VISITS)


def in_half(dimension, numbers):
    return by_class(dimension, numbers, days=FIRST_HALF, table_id=f"{dimension} of the half-year")


def genders(days):
    return [persons(("gender", each), days=days) for each in ("woman", "man", "other-or-unstated")]


def limited(*limits):
    return replace(by_class("band", BANDS), limits=limits)


def parties():
    numbers = {TOTAL: ("agreement/iop", 17), "sion": ("organisation/sion", 10), "iogt": ("organisation/iogt", 9)}
    cells = tuple(Cell((key,), persons(scope=scope), number) for key, (scope, number) in numbers.items())
    return Table("joint", "unique_visitors", Counts.PERSONS, ("organisation",), cells)


BOTH, SION, IOGT = (persons(scope=each) for each in ("agreement/iop", "organisation/sion", "organisation/iogt"))
YEAR_AND_HALF = [one(persons(), 30, Counts.PERSONS), one(persons(days=FIRST_HALF), 20, Counts.PERSONS)]
VISITS_AND_HALF = [of_visits(300), of_visits(260, FIRST_HALF)]
NEWNESS_AND_HALF = [by_class("newness", NEWNESS), in_half("newness", NEWNESS_OF_HALF)]
PERSONS_AND_VISITS = [one(persons(), 12, Counts.PERSONS), of_visits(50)]
CARD = visits("visits_identified")
BEFORE = replace(persons(), state=1)

# By the law: tables of a few cells, and what is known of them by this law alone.
PLANTED: dict[str, tuple[list[Table], Relation]] = {
    "the classes sum to the whole": ([by_class("gender", GENDERS)], sum_of(persons(), *genders(YEAR))),
    "the classes sum to the whole in what is left of a year": (
        [by_class("gender", GENDERS), in_half("gender", GENDERS_OF_HALF)],
        sum_of(persons(days=SECOND_HALF), *genders(SECOND_HALF)),
    ),
    "classes of several tables sum to the whole": (
        [
            one(persons(), 30, Counts.PERSONS),
            one(persons(NEW), 10, Counts.PERSONS),
            one(persons(RETURNING), 20, Counts.PERSONS),
        ],
        sum_of(persons(), persons(NEW), persons(RETURNING)),
    ),
    "a merged class is the sum of its classes": (
        [by_class("age", AGES), by_class("age", AGES_MERGED, table_id="merged")],
        sum_of(
            persons(("age", "30-and-over-or-unstated")), persons(("age", "30-and-over")), persons(("age", "unstated"))
        ),
    ),
    "the visits of places sum to all": (
        [VISITS_OF_PLACES],
        sum_of(visits(), *(replace(visits(), scope=each) for each in (IN_PARK, IN_VALLA))),
    ),
    "a place has at most the visitors of all": ([PLACES], within(persons(), persons(scope=IN_PARK))),
    "a visitor is one of some place": ([PLACES], cover(persons(), persons(scope=IN_PARK), persons(scope=IN_VALLA))),
    "the sum of organisations less all together visit several": (
        [parties()],
        Relation("sum", BOTH, (IOGT, SION, replace(BOTH, measure=SHARED_VISITORS)), (1, 1, -1)),
    ),
    "the visits of parts of the year sum to it": (
        VISITS_AND_HALF,
        sum_of(visits(), visits(days=FIRST_HALF), visits(days=SECOND_HALF)),
    ),
    "a part of the year has at most its visitors": (YEAR_AND_HALF, within(persons(), persons(days=FIRST_HALF))),
    "a visitor of the year is one of some part": (
        YEAR_AND_HALF,
        cover(persons(), persons(days=FIRST_HALF), persons(days=SECOND_HALF)),
    ),
    "everybody is new once": (
        NEWNESS_AND_HALF,
        sum_of(persons(NEW), persons(NEW, days=FIRST_HALF), persons(NEW, days=SECOND_HALF)),
    ),
    "who returns in a part was here before the year or new in an earlier part": (
        NEWNESS_AND_HALF,
        within(persons(RETURNING), persons(RETURNING, days=FIRST_HALF)),
    ),
    "persons are at most their visits": (PERSONS_AND_VISITS, within(CARD, persons())),
    "visits are those with a card and those without": (
        [by_class("way", WAYS_IN, measure="visits", counts=Counts.HEADS)],
        sum_of(visits(), CARD, visits("visits_anonymous")),
    ),
    "a person makes one visit a day and premises at most": (
        [*PERSONS_AND_VISITS, one(visits("open_days"), 45, Counts.DAYS)],
        Relation("cover", CARD, (persons(),), (45,)),
    ),
    "so many days make at least so many visits": (
        [limited(LIMITS), of_visits(300)],
        Relation("within", CARD, (OFTEN, SOMETIMES, SELDOM), (20, 5, 1)),
    ),
    "so many days make at most so many visits": (
        [limited(LIMITS), VISITS_OF_PLACES],
        Relation("cover", CARD, (OFTEN, SOMETIMES, SELDOM), (2 * 365, 2 * 19, 2 * 4)),
    ),
    "so many days in the year are so many in a part": (
        [limited(LIMITS, replace(LIMITS, last_day=FIRST_HALF[1], often=10)), in_half("band", BANDS)],
        Relation("within", OFTEN, (persons(("band", "often"), days=FIRST_HALF), SOMETIMES), (1, -1)),
    ),
    "so many days at a place are so many at all": (
        [by_class("band", BANDS), by_class("band", BANDS, scope=IN_VALLA, table_id="in Valla"), PLACES],
        within(OFTEN, persons(("band", "often"), scope=IN_VALLA)),
    ),
    "late entries only add": ([*PERSONS_AND_VISITS, *map(older, PERSONS_AND_VISITS)], within(persons(), BEFORE)),
    "no more persons came late than visits": (
        [*PERSONS_AND_VISITS, *map(older, PERSONS_AND_VISITS)],
        Relation("within", BEFORE, (persons(), replace(visits(), state=1), visits()), (1, 1, -1)),
    ),
}


def said_by(laws, tables):
    """What the laws say, whatever the order of the parts."""
    known = known_of(tables)
    return {_alike(relation) for law in laws for relation in law.find(known)}


def _alike(relation):
    return relation.kind, relation.whole, frozenset(relation.weighted_parts)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_without_a_law_what_it_says_is_missed(law):
    tables, relation = PLANTED[law.name]

    assert _alike(relation) in said_by(LAWS, tables)
    assert _alike(relation) not in said_by([each for each in LAWS if each is not law], tables)


def test_each_law_has_its_fault_and_no_fault_is_of_a_law_that_there_is_not():
    assert set(PLANTED) == {law.name for law in LAWS}
