"""Which days may be written about, and by whom."""

from datetime import date

import pytest

from app.closing.open_period import may_be_finished, may_be_written_about

TODAY = date(2026, 5, 8)


@pytest.mark.parametrize(
    ("day", "may"),
    [
        (date(2026, 5, 9), False),
        (TODAY, True),
        (date(2025, 1, 1), True),
        (date(2024, 12, 31), False),
    ],
)
def test_the_open_period_is_this_year_and_the_one_before_up_to_today(day, may):
    assert may_be_written_about(day, TODAY) is may


@pytest.mark.parametrize(
    ("day", "volunteer", "coordinator"),
    [
        (date(2026, 5, 9), False, False),
        (TODAY, True, True),
        (date(2026, 5, 7), True, True),
        (date(2026, 5, 6), False, True),
        (date(2024, 12, 31), False, False),
    ],
)
def test_volunteers_finish_what_they_remember_and_coordinators_all_of_it(day, volunteer, coordinator):
    assert may_be_finished(day, TODAY, is_coordinator=False) is volunteer
    assert may_be_finished(day, TODAY, is_coordinator=True) is coordinator


def test_on_new_years_day_yesterday_is_last_year_and_may_be_finished():
    assert may_be_finished(date(2025, 12, 31), date(2026, 1, 1), is_coordinator=False)
