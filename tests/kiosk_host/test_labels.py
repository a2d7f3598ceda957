"""What a tablet is told for its screens, learned from the log and from what the premises want."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlalchemy import event

from app.activities.actions import change_activity, retire_activity
from app.activities.models import Shown
from app.activities.queries import every_activity
from app.activities.wishes import ActivityWishes, Offer
from app.clock import now
from app.database.transaction import write_connection
from app.extensions import db
from app.kiosk_host.language_switches import switch_languages
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


def asked(app, door, tag=""):
    headers = {"Authorization": f"Bearer {door.token}"} | ({"If-None-Match": tag} if tag else {})
    return app.test_client().get("/api/v1/screen", headers=headers)


def labels(app, door):
    return asked(app, door).json


def times_told(app, door, slug):
    return next(each["times"] for each in labels(app, door)["activities"] if each["slug"] == slug)


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
    assert before["door"] == {
        "time_zone": "Europe/Stockholm",
        "cutoff_minute": 240,
        "goodbye": False,
        "together": False,
    }
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


def test_the_whole_week_is_told_and_what_is_still_to_come_so_that_a_tablet_without_network_knows_it(app, door):
    tomorrow, yesterday = today() + timedelta(days=1), today() - timedelta(days=1)
    make_activity(door, "lunch", "meal", False, "fri 12:00-13:30", "mon 17:00")
    make_activity(door, "buffet", "meal", False, f"{tomorrow} 18:00-01:30", f"{yesterday} 12:00")

    assert times_told(app, door, "lunch") == [
        {"weekday": 0, "starts": 1020},
        {"weekday": 4, "starts": 720, "ends": 810},
    ]
    assert times_told(app, door, "buffet") == [{"day": tomorrow.isoformat(), "starts": 1080, "ends": 1530}]


def test_a_schedule_that_is_over_is_told_from_none_at_all(app, door):
    make_activity(door, "buffet", "meal", False, f"{today() - timedelta(days=1)} 12:00")

    assert times_told(app, door, "buffet") == []
    assert times_told(app, door, "walk") is None


def test_what_is_shown_to_staff_alone_or_retired_is_no_tile(app, door):
    organisation_id, premises_id = door.place.organisation_id, door.place.premises_id
    with write_connection() as connection:
        number = {row.slug: row.id for row in every_activity(connection, organisation_id, premises_id)}
        for_staff = ActivityWishes("lunch", "meal", "", False, (Offer(premises_id, Shown.STAFF),))
        change_activity(connection, organisation_id, number["lunch"], for_staff, 1)
        retire_activity(connection, organisation_id, number["walk"], 1, now())

    assert labels(app, door)["activities"] == []


def test_who_has_what_staff_have_decided_is_told_nothing_and_the_log_is_not_read(app, door):
    tag = asked(app, door).headers["ETag"]
    statements = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))

    again = asked(app, door, tag)

    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert len(statements) > 3
    assert [text for text in statements if "entries" in text] == []


def test_whatever_staff_decide_is_told_at_once(app, door):
    organisation_id, premises_id = door.place.organisation_id, door.place.premises_id

    def decide(what):
        tag = asked(app, door).headers["ETag"]
        what()
        return asked(app, door, tag).status_code

    def turn_on_goodbye():
        with write_connection() as connection:
            set_door(connection, organisation_id, premises_id, DoorWishes(asks_goodbye=True))

    def turn_on_arabic():
        with write_connection() as connection:
            switch_languages(connection, organisation_id, premises_id, {"ar": True}, now())

    assert decide(lambda: make_activity(door, "bingo", "session")) == 200
    assert decide(lambda: make_activity(door, "bingo", "session", False, "wed 14:00")) == 200
    assert decide(turn_on_goodbye) == 200
    assert decide(turn_on_arabic) == 200
    assert decide(lambda: ate(door, days_ago=3)) == 304


def test_another_day_is_told_anew_for_it_has_learned_since(app, door):
    tag = asked(app, door).headers["ETag"]
    with time_machine.travel(now() + timedelta(days=1)):
        assert asked(app, door, tag).status_code == 200
