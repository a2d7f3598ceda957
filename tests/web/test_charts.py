"""Where the bars of charts stand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.charts import HEADROOM, columns, groups, heat, progress, strip

VALUES = st.lists(st.tuples(*[st.none() | st.integers(0, 5000)] * 2), min_size=1, max_size=24)


@given(VALUES)
def test_every_bar_lies_in_the_picture_and_is_as_high_as_its_value(pairs):
    values, before = zip(*pairs, strict=True)
    highest = max((value for pair in pairs for value in pair if value is not None), default=0)

    for group in groups(values, before):
        for value, bar in ((group.value, group.bar), (group.before, group.bar_before)):
            assert (bar is None) is (value is None)
            if bar is not None and highest:
                assert bar.x >= 0
                assert bar.x + bar.width <= 100.001
                assert bar.height == pytest.approx(100 * (1 - HEADROOM) * value / highest, abs=0.001)
                assert bar.y + bar.height == pytest.approx(100, abs=0.001)


def test_bars_of_a_group_do_not_touch_each_other_or_the_next():
    first, second = groups([5, 5], [5, 5])

    assert first.bar_before.x + first.bar_before.width < first.bar.x
    assert first.bar.x + first.bar.width < second.bar_before.x


def test_a_year_of_nothing_has_bars_of_no_height():
    assert {group.bar.height for group in groups([0] * 12, [0] * 12)} == {0}


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6))
def test_a_strip_is_filled_from_end_to_end(values):
    segments = strip(values)

    if sum(values):
        assert segments[0].bar.x == 0
        assert segments[-1].bar.x + segments[-1].bar.width == pytest.approx(100, abs=0.01)
    else:
        assert segments == []


def test_the_hours_run_from_the_first_with_anybody_to_the_last_past_midnight():
    rows = heat({"3-22": 4, "3-00": 2, "0-20": 8})

    assert [row.hour for row in rows] == [20, 21, 22, 23, 0]
    assert rows[0].cells[0] == (8, 5)
    assert rows[4].cells[3] == (2, 3)
    assert rows[1].cells == ((0, 0),) * 7


def test_without_arrivals_there_is_no_picture():
    assert heat({}) == []


@given(st.lists(st.integers(0, 500), min_size=1, max_size=24))
def test_columns_stand_side_by_side_in_the_picture(values):
    bars = columns(values)

    assert len(bars) == len(values)
    assert all(one.x + one.width <= other.x for one, other in itertools.pairwise(bars))
    assert bars[0].x >= 0
    assert bars[-1].x + bars[-1].width <= 100


@given(st.floats(0, 5000), st.floats(0, 5000), st.floats(1, 5000))
def test_a_line_that_fills_holds_what_is_done_and_where_one_is_expected(done, expected, whole):
    line = progress(done, expected, whole)

    assert max(line.whole.width, line.done.width) == pytest.approx(100)
    assert line.done.width * whole == pytest.approx(line.whole.width * done, abs=0.001 * (done + whole))
    assert 0 <= line.expected_at <= 100


def test_the_mark_stands_in_the_whole_not_in_what_is_done():
    assert (progress(25, 50, 100).done.width, progress(25, 50, 100).expected_at) == (25, 50)
    assert (progress(200, 50, 100).whole.width, progress(200, 50, 100).expected_at) == (50, 25)
