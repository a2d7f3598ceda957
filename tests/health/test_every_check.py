"""Each check finds its fault and explains it; of a house in order none says anything."""

from __future__ import annotations

import pytest

from app.health.list import CHECKS
from tests.health.faults import FAULTS, OF_SURROUNDINGS


def test_of_a_house_in_order_nothing_is_said(what_is_new):
    assert what_is_new() == {}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_once_and_explained_in_both_languages(healthy, what_is_new, name):
    make, level = FAULTS[name]

    make(healthy)

    swedish, english = what_is_new(), what_is_new(language="en")
    assert [finding.level for finding in swedish[name]] == [level]
    [in_swedish], [in_english] = swedish[name], english[name]
    assert len({in_swedish.what, in_swedish.advice, in_english.what, in_english.advice, ""}) == 5
    # A command stands apart from the advice, which holds for who has a page for it.
    assert not (in_swedish.endpoint and "oasen" in in_swedish.advice)
    # What cannot be looked at for that fault is named with nothing found.
    assert {other for other, findings in swedish.items() if findings} == {name}


def test_every_check_of_the_list_has_a_fault_that_it_finds():
    names = [check.name for check in CHECKS]

    assert len(set(names)) == len(names)
    assert set(names) == FAULTS.keys() | OF_SURROUNDINGS
