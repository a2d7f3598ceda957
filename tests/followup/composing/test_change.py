"""Whether a change is more than chance or coverage can do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.followup.composing.change import Measured, is_within_chance_or_coverage


@pytest.mark.parametrize(
    ("before", "now", "is_within"),
    [
        (90, 95, True),
        (90, 116, True),  # 1.96 x sqrt(90 + 116) = 28.1
        (90, 120, False),  # 30 is more than 28.4
        (90, 62, False),  # 28 is more than 24.2
        (0, 3, True),
        (0, 4, False),
        (64, 64, True),
    ],
)
def test_persons_change_by_chance_as_poisson_numbers_do(before, now, is_within):
    assert is_within_chance_or_coverage(Measured(now), Measured(before)) is is_within


def test_visits_change_more_by_chance_because_some_people_make_many():
    one_each = is_within_chance_or_coverage(Measured(1328), Measured(1528))
    heaped = is_within_chance_or_coverage(Measured(1328, heaped=15), Measured(1528, heaped=15))

    assert (one_each, heaped) == (False, True)


def test_visits_of_few_regulars_change_by_chance_only_so_far():
    assert not is_within_chance_or_coverage(Measured(1328, heaped=15), Measured(2200, heaped=15))


def test_what_coverage_can_do_is_no_change_of_the_place():
    """A tenth of the days got figures that lacked them the year before, and there are a tenth more visits."""
    now, before = Measured(2000, coverage=1.0), Measured(1800, coverage=0.9)

    assert is_within_chance_or_coverage(now, before)
    assert not is_within_chance_or_coverage(Measured(2000), Measured(1800))


numbers = st.builds(
    Measured, st.integers(0, 5000), st.floats(0.5, 50, allow_nan=False), st.floats(0, 1, allow_nan=False)
)


@given(numbers, numbers)
def test_it_is_the_same_in_both_directions(one, other):
    assert is_within_chance_or_coverage(one, other) == is_within_chance_or_coverage(other, one)


@given(numbers)
def test_no_change_is_within_chance(one):
    assert is_within_chance_or_coverage(one, one)
