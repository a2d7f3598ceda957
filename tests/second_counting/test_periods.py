"""The period before: whole months before whole months, else as many days."""

from datetime import date

import pytest

from tests.second_counting.periods import Period, day_count, months_of, period_before


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ((date(2025, 1, 1), date(2025, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31))),
        ((date(2024, 3, 1), date(2024, 3, 31)), (date(2024, 2, 1), date(2024, 2, 29))),
        ((date(2025, 7, 1), date(2025, 12, 31)), (date(2025, 1, 1), date(2025, 6, 30))),
        ((date(2025, 1, 1), date(2025, 4, 30)), (date(2024, 9, 1), date(2024, 12, 31))),
        ((date(2024, 2, 1), date(2024, 2, 28)), (date(2024, 1, 4), date(2024, 1, 31))),
        ((date(2024, 12, 31), date(2025, 1, 1)), (date(2024, 12, 29), date(2024, 12, 30))),
    ],
)
def test_the_period_before_is_of_equal_kind(period: Period, before: Period) -> None:
    assert period_before(period) == before


def test_a_cut_month_counts_only_its_days_inside() -> None:
    months = months_of((date(2023, 12, 30), date(2024, 2, 3)))

    assert [day_count(month) for month in months] == [2, 31, 3]
