"""Where each role begins: a volunteer by what they do, others by what needs a hand."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app.database.transaction import write_connection
from app.home.needs import SOURCES
from app.organisations.actions import add_organisation
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.today.conftest import NOON


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def send(house, **fields):
    item = {"id": str(uuid4()), "kind": "visit", "at": NOON.isoformat()} | fields
    return house.app.test_client().post(
        "/api/v1/entries",
        json={"entries": [item]},
        headers={"Authorization": f"Bearer {house.valla.token}"},
    )


def test_signing_in_leads_home(house):
    client = house.signed_in("Alva")

    assert client.get("/sign-in").headers["Location"] == "/home"


def test_a_volunteer_begins_with_today_and_is_told_of_no_trouble(volunteer, house):
    send(house, kind="dance")
    send(house)

    page = volunteer.page("/home")

    assert "Vallastugan" not in page.text
    assert "Valla · tisdag 5 maj" in page.text
    assert "1 besök" in page.text.replace("\n", " ") or "1besök" in page.text
    assert "ses över" not in page.text


def test_a_coordinator_begins_with_what_needs_a_hand(coordinator, house):
    send(house, kind="dance")

    page = coordinator.page("/home")

    assert "1 notering behöver ses över." in page.text
    assert "Den kunde inte räknas som den kom." in page.text
    assert "Se över den" in page.text
    assert "/set-aside" in [link.attributes["href"] for link in page.every("a")]


def test_when_nothing_needs_a_hand_it_says_so(coordinator, house):
    send(house)

    assert "Inget behöver en hand just nu." in coordinator.page("/home").text


def test_days_that_wait_are_one_press_from_being_finished(coordinator, house):
    def way():
        [link] = [link for link in coordinator.page("/home").every("a") if link.text in ("Avsluta den", "Avsluta dem")]
        return link.text, link.attributes["href"]

    send(house, at=(NOON - timedelta(days=1)).isoformat())
    one = way()
    send(house, at=(NOON - timedelta(days=2)).isoformat())

    assert one == ("Avsluta den", "/closing/valla/2026-05-04")
    assert way() == ("Avsluta dem", "/closing/valla/all")


def test_new_premises_are_told_what_to_do_first_and_used_ones_are_not(coordinator, house):
    def links():
        return [link.attributes["href"] for link in coordinator.page("/home").every("main")[0].every("a")]

    new = links()
    send(house)

    assert {"/calendar/valla/week", "/activities/valla"} <= set(new)
    assert "/kiosks" in new  # the silent tablet's; there is one, so none is to be put up
    assert "Ställ en platta vid dörren" not in coordinator.page("/home").text
    assert {"/calendar/valla/week", "/activities/valla"}.isdisjoint(links())


def test_without_premises_home_says_who_adds_the_first(house):
    with write_connection() as connection:
        add_organisation(connection, house.app.config["OASEN"], "ny", "Ny", NOON)
    house.codes["Nora"] = add_staff("ny", "Nora", Role.COORDINATOR, NOON)

    page = house.signed_in("Nora").page("/home")

    assert "oasen premises add" in page.text
    assert "/outreach" not in [link.attributes["href"] for link in page.every("main")[0].every("a")]


def test_a_silent_tablet_is_told_of_calmly(coordinator, house, at_noon):
    page = coordinator.page("/home")

    assert "Plattan ”by the door” på Valla är tyst." in page.text


def test_every_source_of_needs_is_told_apart_by_its_name():
    assert len({source.__name__ for source in SOURCES}) == len(SOURCES)
