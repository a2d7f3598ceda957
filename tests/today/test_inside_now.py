"""How many are inside: the definition."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from app.today.inside import Fullness, Stated, fullness, heads_in, inside_now

NOON = datetime(2026, 5, 5, 10, 0, tzinfo=UTC)
STAY = timedelta(minutes=120)
AA = 7


def ago(minutes):
    return NOON - timedelta(minutes=minutes)


def came(minutes_ago, kind="visit", **said):
    """An entry of so many minutes ago."""
    given = {"id": b"e", "heads": 1, "minutes": None, "counted_person": None, "activity_id": None, "is_voided": False}
    return SimpleNamespace(**(given | {"kind": kind, "at": ago(minutes_ago)} | said))


def inside(*entries, goodbyes=None, stated=None):
    return inside_now(heads_in(entries, goodbyes or {}, [AA], STAY), stated, NOON, STAY)


def test_who_came_lately_is_inside_with_those_who_came_along():
    assert inside(came(10), came(60, heads=4)) == 5


def test_who_has_not_said_goodbye_is_gone_after_a_usual_stay():
    assert (inside(came(119)), inside(came(120))) == (1, 0)


def test_who_said_goodbye_is_gone_then():
    assert inside(came(60, id=b"a"), came(60, id=b"b"), goodbyes={b"a": ago(5)}) == 1


def test_who_says_goodbye_late_was_inside_all_the_while():
    assert inside(came(300, id=b"a"), goodbyes={b"a": NOON + timedelta(minutes=1)}) == 1


def test_given_minutes_say_when_one_left():
    assert inside(came(60, minutes=45), came(60, minutes=90), came(300, minutes=310)) == 2


def test_what_was_taken_back_and_what_has_no_time_of_day_does_not_count():
    assert inside(came(10, is_voided=True), came(10, at=None)) == 0


def test_a_visiting_group_is_in_the_house_and_lunch_heads_were_counted_at_the_door():
    assert inside(came(10, "session", activity_id=AA, heads=9), came(10, "meal", heads=12), came(5, "outreach")) == 9


def test_who_has_a_card_is_one_however_often_they_tap_and_at_lunch_alone_too():
    anna, bo = b"anna", b"bo"

    entries = [
        came(100, counted_person=anna),
        came(30, "meal", counted_person=anna),
        came(20, "meal", counted_person=bo),
    ]

    assert inside(*entries) == 2


def test_a_new_tap_after_a_goodbye_is_a_return():
    anna = b"anna"
    first, second = came(90, id=b"a", counted_person=anna), came(10, id=b"b", counted_person=anna)

    assert inside(first, second, goodbyes={b"a": ago(60)}) == 1
    assert inside(first, second, goodbyes={b"a": ago(60), b"b": ago(2)}) == 0


@pytest.mark.parametrize(("stated", "shown"), [(0, 0), (2, 2), (5, 5), (14, 14)])
def test_what_staff_say_holds_whatever_was_counted(stated, shown):
    entries = [came(60), came(50), came(40), came(30), came(20)]

    assert inside(*entries, stated=Stated(ago(1), stated)) == shown


def test_from_what_was_said_it_goes_on():
    said = Stated(ago(30), 14)

    assert inside(came(60), came(20, heads=3), stated=said) == 17
    assert inside(came(60, id=b"a"), came(20), goodbyes={b"a": ago(10)}, stated=said) == 14


def test_of_those_counted_who_came_last_stay_longest():
    entries = [came(150), came(118), came(90)]

    assert inside(*entries, stated=Stated(ago(60), 2)) == 2
    assert inside_now(heads_in(entries, {}, [], STAY), Stated(ago(60), 2), NOON + timedelta(minutes=5), STAY) == 1


def test_heads_beyond_all_that_are_known_stay_a_usual_stay_from_then():
    assert (inside(stated=Stated(ago(119), 6)), inside(stated=Stated(ago(120), 6))) == (6, 0)


@pytest.mark.parametrize(
    ("heads", "capacity", "how"),
    [
        (35, 40, Fullness.ROOM),
        (36, 40, Fullness.NEARLY),
        (39, 40, Fullness.NEARLY),
        (40, 40, Fullness.FULL),
        (41, 40, Fullness.OVER),
        (0, 1, Fullness.ROOM),
        (1, 1, Fullness.FULL),
        (10_000, None, Fullness.ROOM),
    ],
)
def test_nearly_full_from_nine_tenths_and_full_from_all(heads, capacity, how):
    assert fullness(heads, capacity) is how
