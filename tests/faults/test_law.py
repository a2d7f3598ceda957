"""What is lost, doubled or made up is found, and what is in order is not."""

import pytest

from tests.faults.law import Account, Row, Tap, account_of, account_of_ids

FIRST = Tap("visit", 100.2, 100.4, is_thanked=True)
SECOND = Tap("visit", 102.7, 103.1, is_thanked=True)
UNTHANKED = Tap("visit", 105.0, 105.3, is_thanked=False)


def visits_at(*moments):
    return [Row("visit", moment) for moment in moments]


def test_what_was_thanked_for_and_has_arrived_once_is_in_order():
    account = account_of([SECOND, FIRST], visits_at(102.0, 100.0))

    assert account == Account(thanked=2, arrived=2)
    assert account.breach == ""


@pytest.mark.parametrize("moments", [(), (105.0,)], ids=["not arrived", "arrived"])
def test_what_was_tapped_and_not_thanked_for_may_arrive_or_not(moments):
    assert account_of([UNTHANKED], visits_at(*moments)).breach == ""


@pytest.mark.parametrize(
    ("rows", "breach"),
    [
        (visits_at(100.0), "1 lost"),
        (visits_at(100.0, 102.0, 102.0), "1 doubled"),
        (visits_at(100.0, 102.0, 104.0), "1 made up"),
        ([*visits_at(100.0), Row("meal", 102.0)], "1 lost, 1 made up"),
    ],
)
def test_a_breach_of_the_law_is_found(rows, breach):
    assert account_of([FIRST, SECOND], rows).breach == breach


def test_a_breach_is_found_by_ids_too():
    account = account_of_ids(thanked=["a", "b"], tried=["a", "b", "c"], stored=["a", "a", "c", "x"], set_aside=1)

    assert account.breach == "1 lost, 1 doubled, 1 made up, 1 set aside"
