"""What needs a hand, said above all else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.database.transaction import write_connection
from app.kiosk_host.actions import note_seen, revoke_kiosk
from app.organisations.actions import plan_week
from tests.kiosk_host.boxing import seal
from tests.make import make_phone, visit_item
from tests.today.conftest import NOON


def test_a_tablet_that_has_gone_silent_needs_a_hand(volunteer, house, tap):
    with write_connection() as connection:
        note_seen(connection, 1, house.valla.kiosk_id, NOON - timedelta(hours=25))

    page = volunteer.page("/")

    assert "Plattan ”by the door” är tyst. Den hördes senast 4 maj 11.00." in page.text


@pytest.mark.parametrize(
    ("opens", "silent_minutes", "says_so"),
    [(9, 40, True), (9, 20, False), (11, 3000, True), (12, 3000, False), (13, 3000, False)],
    ids=["long open, long silent", "heard of lately", "open for an hour", "just opened", "not open yet"],
)
def test_by_the_weekly_plan_it_needs_a_hand_only_when_open(volunteer, house, opens, silent_minutes, says_so):
    with write_connection() as connection:
        plan_week(connection, 1, house.valla.place.premises_id, NOON.date(), {1: (opens * 60, 16 * 60)})
        note_seen(connection, 1, house.valla.kiosk_id, NOON - timedelta(minutes=silent_minutes))

    assert ("är tyst" in volunteer.page("/").text) is says_so


def test_a_phone_that_nobody_has_called_is_no_silent_tablet(volunteer, house):
    with write_connection() as connection:
        plan_week(connection, 1, house.valla.place.premises_id, NOON.date(), {1: (9 * 60, 16 * 60)})
    make_phone(house.valla)

    page = volunteer.page("/").text

    assert "Plattan ”by the door” är tyst." in page
    assert "Alvas telefon" not in page


def test_a_tablet_that_sends_what_people_tap_is_not_silent(volunteer, tap):
    tap(3)

    assert "är tyst" not in volunteer.page("/").text


def test_what_was_set_aside_needs_a_hand_and_nothing_of_it_is_shown(volunteer, tap):
    key = tap(1)
    tap(0, id=key, count=3)
    tap(0, kind="dance-of-cleo")

    page = volunteer.page("/")

    assert "2 noteringar behöver ses över." in page.text
    assert "dubbel notering" in page.text
    assert "dance-of-cleo" not in page.text


def test_when_nothing_needs_a_hand_nothing_is_said(volunteer, house, tap):
    with write_connection() as connection:
        note_seen(connection, 1, house.valla.kiosk_id, NOON)
    tap(0)

    assert [each for each in volunteer.page("/").every("div") if each.attributes.get("class") == "notice"] == []


def test_what_a_tablet_hands_in_after_it_was_shut_out_waits_for_someone(volunteer, house):
    headers = {"Authorization": f"Bearer {house.valla.token}"}
    key = house.app.test_client().get("/api/v1/screen", headers=headers).json["sealing_key"]
    with write_connection() as connection:
        revoke_kiosk(connection, 1, house.valla.kiosk_id, NOON)
    box = {"seq": 1, "box": seal(visit_item(at=NOON.isoformat()), key)}

    house.app.test_client().post("/api/v1/sealed", json={"boxes": [box]}, headers=headers)

    page = volunteer.page("/")
    assert "1 notering behöver ses över." in page.text
    assert "by the door: från en platta som var utestängd" in page.text
    assert "är tyst" not in page.text
