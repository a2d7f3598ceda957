"""The page of what has been done: for administrators, in words, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from app.audit.actions import Done, Who, append_acts
from app.audit.acts import Act, Heading
from app.audit.queries import ON_A_PAGE
from app.database.transaction import write_connection
from tests.audit.acts import do

MORNING = datetime(2026, 5, 5, 7, 40, tzinfo=UTC)


@pytest.fixture
def ada(house):
    return house.signed_in("Ada")


def lines(page):
    return [line for listed in page.every("ol") for line in listed.every("li")]


def said(client, query=""):
    """Who and what of each line."""
    return [
        " ".join(each.text.split())
        for line in lines(client.page("/audit" + query))
        for each in line.every("span")
        if each.attributes.get("class") == "what"
    ]


def test_it_says_who_did_what_the_latest_first(house, ada):
    ada.submit("/staff/1", name="Alva", role="coordinator")
    ada.page("/search")

    assert said(ada) == ["Ada sökte bland noteringar", "Ada ändrade namn eller roll", "Ada loggade in"]
    assert "Alva" in ada.get("/audit").text


def test_it_says_the_hour_by_the_house_s_own_clock(house, ada):
    with time_machine.travel(MORNING, tick=False):
        client = house.signed_in_anew("Ada")
        do(house.valla)
        text = client.get("/audit").text

    assert "9–10" in text
    assert "9.40" not in text


@pytest.mark.parametrize("heading", Heading)
def test_it_can_be_narrowed_to_what_stands_under_a_heading(house, ada, heading):
    every = [Done(act, Who("machine"), house.valla.place.organisation_id) for act in Act]
    with write_connection() as connection:
        append_acts(connection, every)

    own = [act for act in Act if act.heading is heading]
    shown = [line for line in said(ada, f"?heading={heading.slug}") if line.startswith("Servern")]
    assert len(set(shown)) == len(own) > 2


def test_an_unknown_heading_and_page_are_no_fault(ada):
    assert ada.get("/audit?heading=everything").status_code == 422
    assert ada.get("/audit?page=0").status_code == 200
    assert ada.get("/audit?page=99999999").status_code == 200
    assert ada.get("/audit?heading=devices").status_code == 200


def test_it_is_turned_over_by_pages(house, ada):
    do(house.valla, ON_A_PAGE)

    assert len(said(ada)) == ON_A_PAGE
    assert said(ada, "?page=2") == ["Ada loggade in"]


def test_another_organisation_sees_its_own_and_what_is_nobody_s(house, ada):
    ada.page("/search")
    with write_connection() as connection:
        append_acts(connection, [Done(Act.SIGN_IN_FAILED, Who("nobody"))])
        append_acts(connection, [Done(Act.SEARCHED, Who("staff", 1), house.sionhuset.place.organisation_id)])

    assert said(ada) == ["Någon försökte logga in och kom inte in", "Ada sökte bland noteringar", "Ada loggade in"]


def test_only_administrators_open_it(house, coordinator):
    assert coordinator.get("/audit").status_code == 403
    assert "/audit" not in coordinator.get("/more").text
    assert "/audit" in house.signed_in("Ada").get("/more").text
