"""No law says more than is so: each holds for the true numbers of every house, also those that nobody publishes."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.disclosure.cells import Counts
from app.disclosure.dimensions import SHARED_VISITORS
from app.disclosure.forms import all_forms
from app.disclosure.laws.list import LAWS, relations
from app.periods import Period
from tests.disclosure_runs.counted import number_of, period_of
from tests.disclosure_runs.house import Scope, visit_days
from tests.disclosure_runs.random_systems import TABLES, random_house, random_plan, tables_of

HOUSES = st.integers(0, 10**6).map(lambda seed: random_house(Random(seed)))
PLANS = st.integers(0, 10**6).map(lambda seed: random_plan(Random(seed)))


def scope_of(house, name):
    kind, _, slug = name.partition("/")
    return house.scope() if kind == "agreement" else house.scope(**{kind: slug})


def visitors_of_several(house, period):
    """Persons who visited two organisations or more."""
    of = [Scope(slug, frozenset(premises)) for slug, premises in house.organisations.items()]
    return sum(sum(bool(visit_days(each, scope, period)) for scope in of) > 1 for each in house.persons)


def true_number(house, quantity):
    """How many it really is, whether or not it stands in a table."""
    period = Period(quantity.first_day, quantity.last_day)
    if quantity.measure == SHARED_VISITORS:
        return visitors_of_several(house, period)
    scope = scope_of(house, quantity.scope)
    if quantity.measure == "visits_anonymous":
        return number_of(house, "visits", Counts.VISITS, scope, period, (("way", "at-the-door"),))[0]
    counts = Counts.PERSONS if quantity.measure == "unique_visitors" else Counts.ENTRIES
    classes = tuple(("newness", "earlier") if each == ("newness", "returning") else each for each in quantity.classes)
    return number_of(house, quantity.measure, counts, scope, period, classes)[0]


def broken(house, tables):
    """The relations that the true numbers do not fulfil."""
    found = []
    for relation in relations(tables):
        gap = sum(sign * true_number(house, quantity) for quantity, sign in relation.terms)
        if gap > 0 or (gap < 0 and relation.kind == "sum"):
            found.append((relation.law, relation, gap))
    return found


@settings(deadline=None, max_examples=30)
@given(HOUSES, PLANS)
def test_the_laws_are_true_of_a_year(house, plan):
    assert broken(house, all_forms(tables_of(house, plan))) == []


@settings(deadline=None, max_examples=15)
@given(HOUSES, PLANS)
def test_the_laws_are_true_of_a_half_year_beside_its_year(house, plan):
    """Then the other half is what is left over, and stands in no table."""
    tables = [TABLES[name](house, "2025-H1") for name in sorted(plan)] + [TABLES["visitors"](house, "2025")]
    assert broken(house, tables) == []


def test_a_half_year_and_its_year_leave_the_other_half():
    house = random_house(Random(3))
    tables = [TABLES[name](house, "2025-H1") for name in ("bands", "visits", "newness")]
    tables += [TABLES[name](house, "2025") for name in ("newness", "visits_by_month")]
    second_half = period_of("2025-H2")
    spoken_of = {each for relation in relations(tables) for each in (relation.whole, *relation.parts)}
    measures = {each.measure for each in spoken_of if each.first_day == second_half.first_day}
    assert {"unique_visitors", "visits", "visits_identified"} <= measures


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_every_law_says_why_and_where_it_is_written(law):
    assert law.because
    assert law.source.startswith(("figures.md", "trust.md"))


def test_no_two_laws_have_one_name():
    assert len({law.name for law in LAWS}) == len(LAWS)
