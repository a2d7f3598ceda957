"""Numbers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.noting.amounts import AmountRefused, minutes_of_hours, whole_amount


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("3", 180), ("2,5", 150), ("2.75", 165), ("1:30", 90), (",5", 30), (" 8 ", 480), ("240", 14_400), ("0,25", 15)],
)
def test_hours_are_read_as_they_are_written(typed, minutes):
    assert minutes_of_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0", "240,1", "1:5", "1:60", "-2", "två", "1,5,5", "\u0663", "1e2", "9" * 40])
def test_what_is_no_number_of_hours_is_refused(typed):
    with pytest.raises(AmountRefused):
        minutes_of_hours(typed)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_an_amount_within_bounds_or_refused(typed):
    try:
        assert 1 <= whole_amount(typed, 1, 1000) <= 1000
    except AmountRefused:
        assert not (typed.strip().isascii() and typed.strip().isdigit() and 1 <= int(typed) <= 1000)
