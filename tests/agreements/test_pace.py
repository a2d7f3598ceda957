"""What is agreed of a period, what can be expected by now, what is left a week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agreements.agreeable import Per
from app.agreements.pace import agreed_of, pace_of
from app.periods import Period, year
from tests.agreements.agreeing import THREE_YEARS

WEEKDAYS = range(5)


@pytest.mark.parametrize(
    ("amount", "per", "period", "agreed"),
    [
        (220, Per.YEAR, year(2024), 220),
        (220, Per.YEAR, year(2025), 220),
        (365, Per.YEAR, Period(date(2025, 1, 1), date(2025, 6, 30)), 181),
        (220, Per.YEAR, THREE_YEARS, 660),
        (220, Per.YEAR, year(2023), 0),
        (2, Per.WEEK, Period(date(2025, 5, 5), date(2025, 5, 18)), 4),
        (2, Per.WEEK, year(2025), 2 * 365 / 7),
        (1096, Per.IN_ALL, year(2025), 365),
        (1096, Per.IN_ALL, THREE_YEARS, 1096),
        (366, Per.YEAR, Period(date(2023, 12, 1), date(2024, 1, 31)), 31),
    ],
    ids=str,
)
def test_so_much_of_what_is_agreed_falls_to_a_period(amount, per, period, agreed):
    assert agreed_of(amount, per, period, THREE_YEARS) == pytest.approx(agreed)


def test_what_can_be_expected_follows_the_days_that_are_planned():
    # January 2025 has 23 weekdays; before Monday the 13th there were 8.
    january = Period(date(2025, 1, 1), date(2025, 1, 31))

    pace = pace_of(23, 6, january, WEEKDAYS, date(2025, 1, 13))

    assert pace.expected == pytest.approx(8)
    assert pace.weeks_left == pytest.approx(19 / 7)
    assert pace.needed_a_week == pytest.approx(17 / (19 / 7))


def test_before_it_begins_nothing_is_expected_and_all_is_to_come():
    pace = pace_of(220, 0, year(2026), WEEKDAYS, date(2025, 11, 1))

    assert (pace.expected, pace.weeks_left) == (0, 365 / 7)


def test_when_it_is_over_all_was_expected_and_no_week_is_left():
    pace = pace_of(220, 214, year(2025), WEEKDAYS, date(2026, 1, 1))

    assert (pace.expected, pace.weeks_left, pace.needed_a_week) == (220, 0, None)


def test_when_all_is_done_nothing_is_needed():
    assert pace_of(220, 230, year(2025), WEEKDAYS, date(2025, 12, 1)).needed_a_week == 0


def test_without_a_weekly_plan_every_day_counts_alike():
    assert pace_of(365, 0, year(2025), (), date(2025, 1, 11)).expected == pytest.approx(10)


@given(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(0, 400), st.sets(st.integers(0, 6)), st.integers(0, 500)
)
def test_what_is_expected_is_what_counting_day_by_day_gives(first_day, length, weekdays, passed):
    period = Period(first_day, first_day + timedelta(days=length))
    today = first_day + timedelta(days=passed)
    planned = [day for day in period.days() if not weekdays or day.weekday() in weekdays]
    expected = 100 * sum(day < today for day in planned) / len(planned) if planned else 100

    assert pace_of(100, 0, period, weekdays, today).expected == pytest.approx(expected)
