"""Which periods are still counted by the hour in months that have been thinned."""

from datetime import date

import pytest

from app.figures.thinned_months import cuts_what_is_kept_by_month
from tests.figures.noting import period

THROUGH = date(2025, 5, 12)


@pytest.mark.parametrize(
    ("first_day", "last_day", "cuts"),
    [
        ("2025-05-01", "2025-05-31", False),
        ("2025-05-01", "2025-05-12", False),  # all that is thinned of the month
        ("2025-05-13", "2025-05-20", False),  # none of it
        ("2025-05-01", "2025-05-11", True),
        ("2025-05-02", "2025-06-10", True),
        ("2025-05-06", "2025-05-06", True),
        ("2025-04-01", "2025-04-30", False),
        ("2025-04-15", "2025-06-30", True),
        ("2024-01-01", "2025-04-29", True),
        ("2024-01-01", "2025-06-29", False),
        ("2025-06-05", "2025-06-20", False),
    ],
)
def test_a_part_of_the_thinned_days_of_a_month_is_cut(first_day, last_day, cuts):
    assert cuts_what_is_kept_by_month(period(first_day, last_day), THROUGH) is cuts
