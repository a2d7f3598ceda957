"""The limits of often, sometimes, seldom, and who falls where."""

from datetime import date, timedelta

import pytest

from app.figures.bands import LIMITS_OF_FEW_PLANNED_DAYS, USUAL_LIMITS, Limits, limits_of_year
from app.periods import Period, year

OWN = Limits(40, 10)


def days(number):
    return Period(date(2025, 1, 1), date(2025, 1, 1) + timedelta(days=number - 1))


@pytest.mark.parametrize(
    ("period", "limits"),
    [
        (year(2025), Limits(24, 6)),
        (year(2024), Limits(24, 6)),
        (days(367), Limits(25, 7)),
        (days(364), Limits(24, 6)),
        (days(730), Limits(48, 12)),
        (days(181), Limits(12, 3)),
        (days(90), Limits(6, 2)),
        (days(89), None),
    ],
)
def test_limits_are_scaled_and_rounded_up(period, limits):
    assert USUAL_LIMITS.for_period(period) == limits


def test_a_limit_is_one_day_at_least():
    assert Limits(2, 1).for_period(days(90)) == Limits(1, 1)


@pytest.mark.parametrize(("planned", "limits"), [(0, USUAL_LIMITS), (1, LIMITS_OF_FEW_PLANNED_DAYS), (3, USUAL_LIMITS)])
def test_the_weekly_plan_decides_where_nobody_has(planned, limits):
    assert limits_of_year(None, [(None, planned)]) == limits


def test_what_all_premises_agree_on_stands_and_an_agreement_stands_above_it():
    assert limits_of_year(None, [(OWN, 5), (OWN, 2)]) == OWN
    assert limits_of_year(None, [(OWN, 5), (None, 5)]) == USUAL_LIMITS
    assert limits_of_year(Limits(50, 5), [(OWN, 5)]) == Limits(50, 5)


def test_limits_of_a_premises_may_be_those_its_neighbour_has_by_its_plan():
    assert limits_of_year(None, [(Limits(12, 4), 5), (None, 2)]) == LIMITS_OF_FEW_PLANNED_DAYS


def test_persons_fall_into_bands_by_how_often():
    assert OWN.bands([(40, 2), (39, 1), (10, 1), (9, 5)]) == {"often": 2, "sometimes": 2, "seldom": 5}
