"""What was told before late entries is told for ever: it binds what is told now."""

from __future__ import annotations

from dataclasses import replace

from app.disclosure.cells import Counts
from app.disclosure.door import released
from app.disclosure.laws.list import relations
from app.disclosure.past import past_of
from tests.disclosure.laws.test_each_law import of_visits, one, persons, said, visits
from tests.disclosure.making import by_class

BEFORE = {"*": 30, "woman": 8, "man": 16, "other-or-unstated": 6}


def older(table):
    return replace(table, cells=tuple(replace(cell, quantity=replace(cell.quantity, state=1)) for cell in table.cells))


def test_what_comes_late_adds_and_no_more_persons_than_visits():
    now = [one(persons(), 12, Counts.PERSONS), of_visits(50)]
    tables = [*now, *map(older, now)]
    before, visits_before = replace(persons(), state=1), replace(visits(), state=1)

    assert ("within", persons(), frozenset({(before, 1)})) in said(tables, "late entries only add")
    assert said(tables, "no more persons came late") == {
        ("within", before, frozenset({(persons(), 1), (visits_before, 1), (visits(), -1)}))
    }


def test_who_came_often_may_come_less_often_of_a_longer_list():
    bands = by_class("band", {"*": 30, "often": 7, "sometimes": 8, "seldom": 15})
    often = persons(("band", "often"))
    whole = {each.whole for each in relations([bands, older(bands)]) if each.law == "late entries only add"}
    assert persons() in whole
    assert often not in whole


def test_a_release_is_older_when_something_has_changed_since():
    first = released([by_class("gender", BEFORE), of_visits(90)], threshold=5)
    same = past_of([first], [of_visits(90)], threshold=5)
    changed = past_of([first], [of_visits(91)], threshold=5)
    nearly = past_of([first], [by_class("gender", BEFORE | {"woman": 9, "*": 31})], threshold=5)

    assert same.older == ()
    assert {cell.quantity.state for table in changed.older for cell in table.cells} == {1}
    assert nearly.older == ()  # of so few persons the old value stands
