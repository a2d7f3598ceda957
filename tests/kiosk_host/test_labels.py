"""What a tablet is told for its screens, learned from the log and from what the premises want."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from app.clock import now
from app.database.transaction import write_connection
from app.log.actions import deposit, void_entry
from app.organisations.actions import DoorWishes, set_door
from app.service_day import local_time
from tests.make import labelled, make_activity, make_door

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture
def door(app):
    made = make_door()
    make_activity(made, "lunch", "meal")
    make_activity(made, "walk", "walk")
    return made


def today():
    return local_time(now(), "Europe/Stockholm", 240).day


def noon(days_ago):
    return datetime.combine(today() - timedelta(days=days_ago), datetime.min.time(), STOCKHOLM).replace(hour=12)


def ate(door, days_ago, **values):
    draft = labelled(door, kind="meal", activity="lunch", at=noon(days_ago).isoformat(), **values)
    deposit(door.place.organisation_id, [draft])
    return draft


def labels(app, door):
    answer = app.test_client().get("/api/v1/screen", headers={"Authorization": f"Bearer {door.token}"})
    return answer.json


def told(app, door, slug):
    [activity] = [each for each in labels(app, door)["activities"] if each["slug"] == slug]
    return activity["usual"], activity["out_of_season"]


def test_an_activity_is_usual_on_the_weekdays_and_in_the_hours_that_have_seen_it(app, door):
    ate(door, days_ago=7, count=12)

    weekday = str(noon(7).weekday())
    assert told(app, door, "lunch") == ({weekday: "000000000009990000000000"}, False)
    assert told(app, door, "walk") == ({}, False)


def test_eight_weeks_are_remembered_and_before_that_it_is_out_of_season(app, door):
    ate(door, days_ago=56)

    assert told(app, door, "lunch") == ({}, True)
    ate(door, days_ago=55)
    usual, is_out_of_season = told(app, door, "lunch")
    assert (list(usual), is_out_of_season) == ([str(noon(55).weekday())], False)


def test_what_was_longer_ago_than_a_year_is_forgotten(app, door):
    ate(door, days_ago=401)

    assert told(app, door, "lunch") == ({}, False)


def test_what_was_taken_back_was_never_there(app, door):
    draft = ate(door, days_ago=7)
    void_entry(draft.id, door.place, door.origin)

    assert told(app, door, "lunch") == ({}, False)


def test_other_premises_teach_this_tablet_nothing(app, door):
    other = make_door("norra")
    make_activity(other, "lunch", "meal")
    ate(other, days_ago=7)

    assert told(app, door, "lunch") == ({}, False)


def test_what_tells_of_a_need_and_a_goodbye_are_offered_where_the_premises_want_it(app, door):
    make_activity(door, "aa", "session", visiting_group=True)
    make_activity(door, "food-bag", "handout")
    before = labels(app, door)

    with write_connection() as connection:
        set_door(connection, door.place.organisation_id, door.place.premises_id, DoorWishes(True, True))

    after = labels(app, door)
    assert [each["slug"] for each in before["activities"]] == ["lunch", "walk"]
    assert {each["slug"] for each in after["activities"]} == {"aa", "food-bag", "lunch", "walk"}
    assert before["door"] == {"time_zone": "Europe/Stockholm", "cutoff_minute": 240, "goodbye": False}
    assert after["door"]["goodbye"] is True


def test_a_visiting_group_takes_heads_from_a_tablet_and_never_a_card(app, door):
    make_activity(door, "aa", "session", visiting_group=True)
    head = {"id": str(uuid4()), "kind": "session", "activity": "aa", "at": noon(0).isoformat()}
    card = {"credential": {"type": "card", "value": "x" * 22, "agreed": True}}

    answer = app.test_client().post(
        "/api/v1/entries",
        json={"entries": [head, head | card | {"id": str(uuid4())}]},
        headers={"Authorization": f"Bearer {door.token}"},
    )

    assert [each["status"] for each in answer.json["results"]] == ["stored", "quarantined"]
