"""Times and days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from app.opening.typed_times import typed_day, typed_form, typed_minute


@pytest.mark.parametrize(
    ("text", "minute"),
    [("9", 540), ("10", 600), ("16.30", 990), ("16:30", 990), ("16,30", 990), ("930", 570), ("24", 0), (" 0 ", 0)],
)
def test_a_time_is_read_as_people_write_it(text, minute):
    assert typed_minute(text) == minute


@pytest.mark.parametrize("text", ["", "25", "10.7", "10.60", "24.30", "tio", "-1", "١٠", "10.30.00"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match=".*"):
        typed_minute(text)


@pytest.mark.parametrize("minute", [0, 30, 540, 570, 1439])
def test_what_a_field_shows_is_read_again_as_the_same(minute):
    assert typed_minute(typed_form(minute)) == minute


def test_days_are_whole_dates_of_our_time():
    assert typed_day("2026-12-24") == date(2026, 12, 24)
    for text in ("", "2026-02-30", "24 dec 26", "1026-12-24", "2026-W52-4", "20261224"):
        with pytest.raises(ValueError, match=".*"):
            typed_day(text)
