"""The figures of what was done on the premises."""

import pytest

from tests.figures.noting import agree, counted, figure, link, note, period, value
from tests.make import make_activity, make_door


@pytest.fixture
def door(app):
    door = make_door()
    for slug, kind in (("lunch", "meal"), ("buffet", "meal"), ("walk", "walk"), ("kitchen", "training")):
        make_activity(door, slug, kind)
    make_activity(door, "aa-group", "session", visiting_group=True)
    return door


def test_a_person_eats_once_at_one_meal_and_twice_at_two(door):
    for activity in ("lunch", "lunch", "buffet"):
        note(door, "anka", "meal", activity=activity)
    note(door, kind="meal", count=4, activity="lunch")
    note(door, kind="meal", count=2)

    assert (value("meals"), value("meal_days")) == (8, 1)


def test_sessions_are_told_apart_by_premises_day_and_activity(app, door):
    other = make_door("kyrkan")
    make_activity(other, "walk", "walk")
    for at in ("2025-05-06T10:00", "2025-05-06T15:00", "2025-05-07T10:00"):
        note(door, "anka", "walk", at=at, activity="walk")
    note(other, "anka", "walk", activity="walk")
    note(door, "anka", "walk")
    note(door, kind="walk", count=3)

    assert (value("walks"), value("walk_participations")) == (4, 7)
    assert value("activities") == 1


def test_participants_are_distinct_and_heads_are_not_among_them(door):
    note(door, "anka", "session", at="2025-05-06T10:00")
    note(door, "anka", "session", at="2025-05-07T10:00")
    note(door, "duva", "session", at="2025-05-07T10:00")
    note(door, kind="session", count=9, activity="aa-group")

    assert (value("sessions"), value("session_participations"), value("session_participants")) == (3, 12, 2)


def test_each_activity_is_listed_with_what_was_held(door):
    for day in range(1, 8):
        note(door, "anka", "meal", at=f"2025-05-{day:02d}T12:00", activity="lunch")
    note(door, "duva", "meal", at="2025-05-01T12:00", activity="lunch")
    note(door, kind="meal", at="2025-05-01T12:00", count=6, activity="lunch")
    note(door, kind="session", count=9, activity="aa-group")

    group, lunch = figure("activities")["list"]
    assert lunch == {
        "organisation": "iogt",
        "slug": "lunch",
        "name": "lunch",
        "visiting_group": False,
        "sessions": 7,
        "participations": 14,
        "average": 2.0,
        "persons": 2,
        "bands": {"often": 0, "sometimes": 1, "seldom": 1},
    }
    assert (group["slug"], group["visiting_group"], group["participations"], group["persons"]) == (
        "aa-group",
        True,
        9,
        0,
    )


def test_one_activity_under_two_kinds_on_a_day_is_one_session_of_it(door):
    note(door, "anka", "training", activity="kitchen")
    note(door, "anka", "meal", activity="kitchen")
    note(door, "duva", "meal", activity="kitchen")
    note(door, kind="handout", count=2, activity="kitchen")

    [kitchen] = figure("activities")["list"]
    assert (kitchen["sessions"], kitchen["participations"], kitchen["persons"]) == (1, 4, 2)
    assert value("meals") == 2


def test_a_visit_with_an_activity_holds_no_session_of_it(door):
    note(door, "anka", activity="lunch")

    assert figure("activities") == {"value": 0, "list": []}


def test_linked_people_take_part_as_one(door):
    old, new = (note(door, label, "session", activity="walk") for label in ("old", "new"))

    link(door, new, old)

    assert (value("session_participations"), value("session_participants")) == (1, 1)
    assert figure("activities")["list"][0]["persons"] == 1


def test_a_short_period_bands_no_activity(door):
    note(door, "anka", "walk", activity="walk")

    listed = figure("activities", period("2025-05-01", "2025-05-31"))["list"]
    assert [each["bands"] for each in listed] == [None]


def test_activities_of_two_organisations_are_two_under_one_slug(app, door):
    other = make_door("kyrkan", "sion")
    make_activity(other, "walk", "walk")
    for place in (other, door):
        note(place, "anka", "walk", activity="walk")
    agree("iop", "sion", "iogt")

    document = counted(agreement_slug="iop")
    assert [(each["organisation"], each["slug"]) for each in document["figures"]["activities"]["list"]] == [
        ("iogt", "walk"),
        ("sion", "walk"),
    ]
    assert document["figures"]["walks"]["value"] == 2
