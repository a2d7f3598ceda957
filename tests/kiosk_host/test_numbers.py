"""Which numbers have come from a tablet, whatever the order, and how many are awaited."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.kiosk_host.intake.numbers import MOST_STRETCHES, missing_count, read_stretches, with_numbers, write_stretches

TODAY = date(2026, 11, 27)
NUMBERS = st.lists(st.integers(0, 60), min_size=1, max_size=40)


def after(*portions, day=TODAY):
    stretches = []
    for portion in portions:
        stretches = with_numbers(stretches, portion, day)
    return stretches


def ends(stretches):
    return [(each.first, each.last) for each in stretches]


def test_a_day_without_trouble_is_one_stretch():
    assert ends(after([1], [2], [3, 4, 5])) == [(1, 5)]


def test_what_is_passed_over_is_missing_until_it_comes():
    gapped = after([1, 2, 6, 9])

    assert missing_count(gapped, TODAY) == 5
    assert missing_count(with_numbers(gapped, [3, 4, 5, 7, 8], TODAY), TODAY) == 0


def test_a_tablet_that_was_at_work_before_is_missing_nothing():
    assert missing_count(after([500]), TODAY) == 0


def test_what_is_missing_for_a_month_is_given_up():
    gapped = after([1, 4])

    assert missing_count(gapped, TODAY + timedelta(days=30)) == 2
    assert missing_count(gapped, TODAY + timedelta(days=31)) == 0


@given(NUMBERS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(numbers, chance):
    shuffled = [*numbers, *numbers[:3]]
    chance.shuffle(shuffled)

    one_by_one = after(*([number] for number in shuffled))

    assert ends(one_by_one) == ends(after(numbers))
    covered = [number for first, last in ends(one_by_one) for number in range(first, last + 1)]
    assert covered == sorted(set(numbers))
    assert missing_count(one_by_one, TODAY) == max(numbers) - min(numbers) + 1 - len(covered)


@given(NUMBERS)
def test_the_database_keeps_them_as_they_are(numbers):
    assert read_stretches(write_stretches(after(numbers))) == after(numbers)


def test_nobody_can_fill_the_database_by_numbers():
    scattered = after(range(0, 2_000, 2))

    assert len(scattered) == MOST_STRETCHES
    assert ends(scattered)[-1] == (1_998, 1_998)
    assert ends(scattered)[0] == (0, 1_600)
