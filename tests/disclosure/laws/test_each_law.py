"""Each law, on tables of a few cells: what it says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.disclosure.cells import TOTAL, BandLimits, Cell, Counts, Quantity, Table
from app.disclosure.dimensions import SHARED_VISITORS, unknown_of
from app.disclosure.laws.list import relations
from tests.disclosure.making import FIRST_HALF, SCOPE, YEAR, by_class

SECOND_HALF = (date(2025, 7, 1), date(2025, 12, 31))
BANDS = {TOTAL: 30, "often": 3, "sometimes": 7, "seldom": 20}
LIMITS = BandLimits(SCOPE, *YEAR, often=20, sometimes=5)


def persons(*classes, scope=SCOPE, days=YEAR):
    return Quantity("unique_visitors", scope, *days, tuple(sorted(classes)))


def visits(measure="visits", days=YEAR):
    return Quantity(measure, SCOPE, *days)


def one(quantity, value, counts):
    """A table of one number."""
    cell = Cell((), quantity, value)
    return Table(f"{quantity.measure} {quantity.scope} {quantity.first_day}", quantity.measure, counts, (), (cell,))


def of_visits(value, days=YEAR, measure="visits"):
    return one(visits(measure, days), value, Counts.VISITS)


def said(tables, law):
    """What a law says, as (kind, whole, parts with their factors)."""
    return {
        (each.kind, each.whole, frozenset(each.weighted_parts))
        for each in relations(tables)
        if each.law.startswith(law)
    }


def test_who_comes_often_has_made_so_many_visits():
    bands = replace(by_class("band", BANDS), limits=(LIMITS,))
    often, sometimes, seldom = (persons(("band", each)) for each in ("often", "sometimes", "seldom"))
    card = visits("visits_identified")

    assert said([bands, of_visits(300)], "so many days make at least") == {
        ("within", card, frozenset({(often, 20), (sometimes, 5), (seldom, 1)}))
    }
    premises = one(replace(persons(), scope="premises/valla"), 30, Counts.PERSONS)
    assert said([bands, of_visits(300), premises], "so many days make at most") == set()  # of how many premises?


def test_the_usual_limits_hold_where_none_are_told():
    often = persons(("band", "often"))
    ((_, _, parts),) = said([by_class("band", BANDS), of_visits(300)], "so many days make at least")
    assert (often, 24) in parts


def test_who_comes_often_in_a_half_comes_so_many_days_in_the_year():
    year = replace(by_class("band", BANDS), limits=(LIMITS, replace(LIMITS, last_day=FIRST_HALF[1], often=10)))
    half = by_class("band", {TOTAL: 20, "often": 1, "sometimes": 4, "seldom": 15}, days=FIRST_HALF, table_id="half")
    often_in_half = persons(("band", "often"), days=FIRST_HALF)
    often, sometimes = persons(("band", "often")), persons(("band", "sometimes"))

    law = "so many days in the year are so many in a part"
    # Ten days of a half are "sometimes" of the year at least.
    assert ("within", often, frozenset({(often_in_half, 1), (sometimes, -1)})) in said([year, half], law)


def test_the_half_that_no_table_is_about_is_the_year_less_the_other():
    tables = [of_visits(300), of_visits(260, FIRST_HALF), one(persons(), 40, Counts.PERSONS)]
    tables.append(one(persons(days=FIRST_HALF), 37, Counts.PERSONS))

    assert ("sum", visits(), frozenset({(visits(days=FIRST_HALF), 1), (visits(days=SECOND_HALF), 1)})) in said(
        tables, "the visits of parts of the year"
    )
    assert ("cover", persons(), frozenset({(persons(days=FIRST_HALF), 1), (persons(days=SECOND_HALF), 1)})) in said(
        tables, "a visitor of the year is one of some part"
    )
    rest = persons(days=SECOND_HALF)
    assert ("within", visits("visits_identified", SECOND_HALF), frozenset({(rest, 1)})) in said(
        tables, "persons are at most their visits"
    )


def test_those_who_visit_two_organisations_are_their_sum_less_both_together():
    scopes = ("agreement/iop", "organisation/sion", "organisation/iogt")
    cells = tuple(
        Cell((key,), persons(scope=scope), number)
        for key, scope, number in zip((TOTAL, "sion", "iogt"), scopes, (17, 10, 9), strict=True)
    )
    table = Table("joint", "unique_visitors", Counts.PERSONS, ("organisation",), cells)
    both, sion, iogt = (persons(scope=scope) for scope in scopes)
    shared = replace(both, measure=SHARED_VISITORS)

    law = "the sum of organisations"
    assert said([table], law) == {("sum", both, frozenset({(sion, 1), (iogt, 1), (shared, -1)}))}


def test_visits_with_a_card_are_one_number_under_two_names():
    ways = by_class("way", {TOTAL: 90, "with-card": 60, "at-the-door": 30}, measure="visits", counts=Counts.HEADS)
    with_card = next(cell.quantity for cell in ways.cells if cell.key == ("with-card",))

    assert unknown_of(with_card) == visits("visits_identified")
    assert said([ways], "visits are those with a card") == {
        ("sum", visits(), frozenset({(visits("visits_identified"), 1), (visits("visits_anonymous"), 1)}))
    }


def test_who_returns_in_the_first_half_returns_in_the_year():
    new, returning = ("newness", "new"), ("newness", "returning")
    numbers = {TOTAL: 20, "new": 8, "earlier": 12}
    halves = [by_class("newness", numbers, days=days, table_id=f"{days}") for days in (FIRST_HALF, SECOND_HALF)]
    found = said([by_class("newness", numbers), *halves], "who returns in a part")

    year, first, second = (persons(returning, days=days) for days in (YEAR, FIRST_HALF, SECOND_HALF))
    assert found == {
        ("within", year, frozenset({(first, 1)})),
        ("cover", second, frozenset({(year, 1), (persons(new, days=FIRST_HALF), 1)})),
        ("cover", year, frozenset({(first, 1), (second, 1)})),
    }


def test_a_person_makes_one_visit_on_an_open_day():
    tables = [one(persons(), 3, Counts.PERSONS), of_visits(40), one(visits("open_days"), 45, Counts.DAYS)]
    assert said(tables, "a person makes one visit a day") == {
        ("cover", visits("visits_identified"), frozenset({(persons(), 45)}))
    }
