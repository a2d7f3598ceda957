"""The figures of visits: person visits, heads, the busiest day, arrivals, lengths of stay."""

import pytest

from tests.figures.noting import figure, note, period, record_day, say_goodbye, take_back, value
from tests.make import make_door


@pytest.fixture
def door(app):
    return make_door()


def test_a_person_is_one_visit_a_day_by_whatever_visiting_kind(door):
    for kind in ("visit", "visit", "meal", "walk", "session"):
        note(door, "anka", kind)

    assert (value("visits_identified"), value("visits")) == (1, 1)


@pytest.mark.parametrize("kind", ["training", "handout", "outreach", "accompaniment", "volunteering"])
def test_other_kinds_make_no_visit(door, kind):
    note(door, "anka", kind)

    assert (value("visits"), value("unique_visitors")) == (0, 0)


def test_heads_at_the_door_are_visits_and_heads_at_the_table_are_not(door):
    note(door, count=3, children=2)
    note(door, kind="meal", count=5)

    assert (value("visits_anonymous"), value("children"), value("meals")) == (3, 2, 5)


@pytest.mark.parametrize(("heads", "visits"), [(6, 6), (4, 4), (3, 4), (0, 4)])
def test_stated_heads_fill_up_and_never_take_away(door, heads, visits):
    note(door, "anka")
    note(door, count=3)
    record_day(door, "2025-05-06", heads=heads)

    assert value("visits") == visits


def test_stated_heads_count_on_a_day_without_entries(door):
    record_day(door, "2025-05-07", heads=4)

    assert (value("visits_anonymous"), value("visits_per_open_day")) == (4, 4.0)


def test_a_voided_entry_does_not_count(door):
    entry = note(door, "anka", at="2025-05-06T11:00", minutes=60)
    note(door, "anka", at="2025-05-07T11:00")
    take_back(door, entry)

    assert (value("visits"), value("stay"), value("arrivals")) == (1, None, {"2-11": 1})


def test_of_equally_busy_days_the_earliest_and_then_the_first_slug_stands(app):
    late, early = make_door("valla"), make_door("kyrkan")
    for door, day in ((late, "07"), (early, "08"), (late, "08"), (early, "07")):
        note(door, "anka", at=f"2025-05-{day}T11:00")

    assert value("busiest_day") == {"visits": 1, "premises": "kyrkan", "day": "2025-05-07"}
    assert figure("busiest_day", period("2024-01-01", "2024-12-31")) == {"value": None, "reason": "no_visits"}


def test_arrivals_are_taps_by_weekday_of_the_service_day_and_hour_of_the_clock(door):
    note(door, "anka", at="2025-05-06T11:59")
    note(door, "anka", at="2025-05-06T12:00")
    note(door, count=2, at="2025-05-11T00:30")
    note(door, at="2025-05-06")
    note(door, "anka", "meal", at="2025-05-06T13:00")

    assert value("arrivals") == {"1-11": 1, "1-12": 1, "5-00": 2}


def test_the_stay_is_the_median_of_what_is_known(door):
    for minutes in (10, 22, 45, 300):
        note(door, minutes=minutes)
    note(door)
    note(door, kind="walk", minutes=5)

    assert value("stay") == 33.5


def test_an_even_median_of_whole_minutes_is_whole(door):
    note(door, minutes=10)
    note(door, minutes=20)

    assert repr(value("stay")) == "15"


@pytest.mark.parametrize(
    ("left_at", "minutes"),
    [
        ("2025-05-06T11:00:00", 10),
        ("2025-05-06T11:15:59", 10),
        ("2025-05-06T11:16:00", 22),
        ("2025-05-06T11:30:59", 22),
        ("2025-05-06T12:00:59", 45),
        ("2025-05-06T13:00:00", 90),
        ("2025-05-06T15:00:59", 180),
        ("2025-05-06T15:01:00", 300),
        ("2025-05-07T10:59:00", 300),
        ("2025-05-06T10:59:59", None),
        ("2025-05-08T11:00:00", None),
    ],
)
def test_a_goodbye_gives_the_middle_of_its_band(door, left_at, minutes):
    say_goodbye(door, note(door, at="2025-05-06T11:00:00"), left_at)

    assert value("stay") == minutes


def test_the_last_goodbye_stands_and_given_minutes_before_it(door):
    twice, given = note(door, at="2025-05-06T11:00"), note(door, at="2025-05-06T11:00", minutes=7)
    for left_at in ("2025-05-06T12:50", "2025-05-06T11:10"):
        say_goodbye(door, twice, left_at)
        say_goodbye(door, given, left_at)

    assert value("stay") == 48.5


def test_a_goodbye_counts_with_the_day_of_its_visit(door):
    say_goodbye(door, note(door, at="2025-12-31T23:50"), "2026-01-01T00:10")
    say_goodbye(door, note(door, at="2024-12-31T23:50"), "2025-01-01T01:30")

    assert (value("stay"), value("stay", period("2024-12-31", "2024-12-31"))) == (22, 90)


def test_a_goodbye_to_no_visit_says_nothing(door):
    say_goodbye(door, note(door, kind="walk"), "2025-05-06T11:10")
    say_goodbye(door, note(door, at="2025-05-06"), "2025-05-06T11:10")

    assert figure("stay") == {"value": None, "reason": "no_stays"}
