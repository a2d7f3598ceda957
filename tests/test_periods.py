"""Periods are whole service days, and each has one of its kind before it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import PeriodNotCountable
from app.periods import Period, year

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "first_before", "last_before"),
    [
        pytest.param("2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31", id="a year"),
        pytest.param("2025-03-01", "2025-03-31", "2025-02-01", "2025-02-28", id="a month"),
        pytest.param("2025-01-01", "2025-06-30", "2024-07-01", "2024-12-31", id="a half-year"),
        pytest.param("2025-05-01", "2025-08-31", "2025-01-01", "2025-04-30", id="a tertial"),
        pytest.param("2024-01-01", "2026-12-31", "2021-01-01", "2023-12-31", id="a whole agreement"),
        pytest.param("2025-01-02", "2025-01-31", "2024-12-03", "2025-01-01", id="other dates: as many days"),
    ],
)
def test_the_period_before_is_of_equal_kind(first, last, first_before, last_before):
    period = Period(date.fromisoformat(first), date.fromisoformat(last))

    assert period.before() == Period(date.fromisoformat(first_before), date.fromisoformat(last_before))


@given(st.tuples(DAYS, DAYS).map(sorted))
def test_months_cover_the_period_without_gap_or_overlap(days):
    period = Period(*days)

    assert [day for month in period.months() for day in month.days()] == period.days()


@given(st.tuples(DAYS, DAYS).map(sorted))
def test_the_period_before_ends_the_day_before(days):
    period = Period(*days)

    assert (period.first_day - period.before().last_day).days == 1


def test_a_leap_year_is_a_year():
    assert year(2024).is_year_long
    assert year(2025).is_year_long


@pytest.mark.parametrize("days", [("2025-02-01", "2025-01-31"), ("1400-01-01", "1400-12-31")])
def test_dates_that_make_no_period_are_refused(days):
    with pytest.raises(PeriodNotCountable):
        Period(*map(date.fromisoformat, days))
