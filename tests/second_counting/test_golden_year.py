"""The second counting against the golden year, whose answers were counted by hand."""

import pytest

from tests.second_counting.golden_year import ANSWERS, golden_year, scope_and_period
from tests.second_counting.written_log import counted


@pytest.mark.parametrize("name", ANSWERS)
def test_the_golden_year_has_the_figures_counted_by_hand(name: str) -> None:
    answer = ANSWERS[name]
    scope, period = scope_and_period(answer)

    document = counted(golden_year(), period, scope)

    for figure, record in answer["figures"].items():
        assert {key: document["figures"][figure].get(key) for key in record} == record, figure
    assert document["scope"] == answer["scope"]
    assert document["months"] == answer["months"]


def test_the_hand_counted_year_leaves_no_figure_out() -> None:
    answer = ANSWERS["both premises, 2024"]
    scope, period = scope_and_period(answer)

    document = counted(golden_year(), period, scope)

    assert set(document["figures"]) == set(answer["figures"])
