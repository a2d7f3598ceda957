"""Today's page: who has come, what needs a hand, what stays fresh."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select

from app.activities.kinds import KIND
from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import note_seen
from app.log.models import Void
from app.log.writing import log_keys
from app.organisations.actions import NewPremises, add_premises, plan_week
from app.people.cards import draw_card, hash_cards, register_cards
from app.today.wording import ICONS
from app.web.icons import FOLDER
from tests.make import make_activity, make_door, rows

NOON = datetime(2026, 5, 5, 10, 0, tzinfo=UTC)  # a Tuesday, 12.00 in Stockholm


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def tap(house):
    """Lets someone tap at the door so many minutes ago; the tablet sends it at once."""

    def tap(minutes_ago=0, door=None, **fields):
        at = now() - timedelta(minutes=minutes_ago)
        item = {"id": str(uuid4()), "kind": "visit", "at": at.isoformat()} | fields
        with time_machine.travel(at, tick=False):
            answer = house.app.test_client().post(
                "/api/v1/entries",
                json={"entries": [item]},
                headers={"Authorization": f"Bearer {(door or house.valla).token}"},
            )
        assert answer.json["results"][0]["status"] in ("stored", "quarantined", "conflict"), answer.text
        return item["id"].replace("-", "")

    return tap


@pytest.fixture
def card(house):
    """What a card says when it is shown at the door of Valla."""
    drawn = draw_card(with_pictures=False)
    key = log_keys(house.app.config["OASEN"], "iogt").credentials
    with write_connection() as connection:
        register_cards(connection, house.valla.place.organisation_id, hash_cards([drawn], key), NOON.date())
    return {"type": "card", "value": drawn.token, "agreed": True}


def visits_shown(page):
    return next(each.text for each in page.every("p") if "figure" in each.attributes.get("class", ""))


def lines_shown(page):
    card = next(each for each in page.every("section") if each.attributes.get("aria-labelledby") == "done")
    return [line.text for line in card.every("li")]


def noted(page):
    card = next(each for each in page.every("section") if each.attributes.get("aria-labelledby") == "noted")
    return [line.text for line in card.every("li")]


def test_before_anybody_has_come_the_page_says_so_warmly(volunteer, tap):
    tap(minutes_ago=3 * 24 * 60)

    page = volunteer.page("/")

    assert "Ingen har kommit än i dag" in page.text
    assert "Sätt på kaffet" in page.text


def test_where_nothing_was_ever_noted_the_page_says_how_to_begin(coordinator, house):
    with write_connection() as connection:
        add_premises(connection, "iogt", NewPremises("ny", "Nya lokalen"), NOON)

    assert "oasen kiosk add NAME --premises ny" in coordinator.page("/today/ny").text


def test_everyone_who_taps_is_counted_and_the_latest_stands_first(volunteer, tap):
    tap(60)
    tap(30, count=3, children=2)
    tap(5)

    page = volunteer.page("/")

    assert visits_shown(page).startswith("5")
    assert "2 barn bland dem · senast 11.55" in page.text
    assert [line.split()[0] for line in noted(page)] == ["11.55", "11.30", "11.00"]


def test_hours_stand_side_by_side_from_the_first_to_the_last(volunteer, tap):
    tap(150)
    tap(140, count=4)
    tap(5)

    [hours] = [each for each in volunteer.page("/").every("div") if each.attributes.get("class") == "hours"]

    assert [each.text for each in hours.every("li")] == ["09", "10", "11"]
    assert [each.attributes["height"] for each in hours.every("rect")] == ["88.0%", "0.0%", "17.6%"]
    assert hours.every("svg")[0].attributes["aria-label"] == "Flest kom mellan 09 och 10."


def test_what_else_was_done_stands_by_kind_and_activity(volunteer, tap, house):
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "aa", "session", visiting_group=True)
    tap(50, kind="meal", activity="lunch", count=7)
    tap(45, kind="meal", activity="lunch", count=2)
    tap(40, kind="session", activity="aa", count=9)
    tap(30, kind="training", minutes=180)
    tap(20, kind="outreach", channel="phone", count=2)

    page = volunteer.page("/")

    assert lines_shown(page) == [
        "lunch Måltid 9",
        "aa Tillfälle 9",
        "Arbetsträning 3 timmar 1",
        "Kontakt 2",
    ]
    assert visits_shown(page).startswith("0")


def test_a_person_with_a_card_is_one_visit_however_often_they_tap(volunteer, tap, card):
    tap(60, credential=card)
    tap(50, credential=card, kind="meal")
    tap(40)

    page = volunteer.page("/")

    assert visits_shown(page).startswith("2")


def test_nothing_on_the_page_tells_whose_card_it_was(volunteer, tap, card):
    tap(60, credential=card)
    tap(60)

    with_card, without = noted(volunteer.page("/"))

    assert with_card == without


@pytest.mark.parametrize(
    ("utc_time", "day", "visits"),
    [((1, 59), "tisdag 5 maj", "1"), ((2, 0), "onsdag 6 maj", None)],
    ids=["03.59", "04.00"],
)
def test_the_service_day_ends_at_the_cutoff(house, tap, at_noon, utc_time, day, visits):
    tap(0)

    at_noon.move_to(datetime(2026, 5, 6, *utc_time, tzinfo=UTC))
    page = house.signed_in("Alva").page("/")

    assert day in page.text
    assert ("Ingen har kommit än" in page.text) is (visits is None)


def test_several_premises_can_be_chosen_between(coordinator, house, tap):
    norra = make_door("norra", "iogt")
    tap(10, door=norra)

    page = coordinator.page("/today/norra")

    assert visits_shown(page).startswith("1")
    assert "Ingen har kommit än i dag" in coordinator.page("/today/valla").text
    choices = [link.text for nav in page.every("nav") for link in nav.every("a") if "today/" in link.attributes["href"]]
    assert choices == ["Norra", "Valla"]


def test_the_fresh_part_says_the_same_as_the_page_and_is_sent_once(volunteer, tap):
    tap(5)
    first = volunteer.get("/today/valla/live")

    again = volunteer.get("/today/valla/live", headers={"If-None-Match": first.headers["ETag"]})
    tap(0)
    after = volunteer.get("/today/valla/live", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code, after.status_code) == (200, 304, 200)
    assert again.text == ""


def test_a_tap_is_undone_without_a_question_within_ten_minutes(volunteer, tap, house):
    key = tap(9)

    answer = volunteer.submit("/", "/today/valla/take-back", entry=key)

    assert answer.headers["Location"] == "/today/valla"
    page = volunteer.page("/")
    assert visits_shown(page).startswith("0")
    assert "Ångrad, räknas inte" in noted(page)[0]
    assert rows(select(Void.target_id, Void.staff_id, Void.reason)) == [(bytes.fromhex(key), 1, "")]


def test_what_is_older_asks_why(volunteer, tap):
    key = tap(11)

    asked = volunteer.submit("/", "/today/valla/take-back", entry=key)
    way = asked.headers["Location"]
    without = volunteer.submit(way, reason="  ")
    assert rows(select(Void.id)) == []
    with_reason = volunteer.submit(way, reason=" räknad två gånger ")

    assert (asked.status_code, without.status_code, with_reason.status_code) == (302, 422, 302)
    assert "Skriv ett ord eller två." in without.text
    assert rows(select(Void.reason)) == [("räknad två gånger",)]


def test_undoing_twice_voids_once(volunteer, tap):
    key = tap(1)

    volunteer.submit("/", "/today/valla/take-back", entry=key)
    volunteer.submit("/", "/today/valla/take-back", entry=key)

    assert len(rows(select(Void.id))) == 1


def test_yesterday_and_other_doors_cannot_be_undone_here(volunteer, house, tap):
    yesterday, elsewhere = tap(24 * 60), tap(1, door=house.sionhuset)

    tap(0)

    answers = [
        volunteer.submit("/", "/today/valla/take-back", entry=key).status_code for key in (yesterday, elsewhere, "zz")
    ]

    assert answers == [404, 404, 404]
    assert rows(select(Void.id)) == []


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


def test_every_kind_has_its_icon():
    assert set(ICONS) == set(KIND)
    assert [name for name in ICONS.values() if not (FOLDER / f"{name}.svg").exists()] == []


def test_the_page_speaks_english_too(volunteer, tap):
    tap(3)
    volunteer.submit("/account", "/language", language="en")

    page = volunteer.page("/")

    assert "latest 11:57" in page.text
    assert "Tuesday 5 May" in page.text
