"""A computer that many use, with a real browser: it locks, hides what stood there, and gives it back to its owner."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from app.clock import now
from app.database.transaction import transaction
from app.staff.models import Role, StaffSession

TYPED = "Halvskrivet namn"
FIELD = "Vad den heter"


def with_link(page, house, name):
    """Sign in on the shared computer in full, and take a PIN for the day."""
    page.goto(house.link(name, Role.COORDINATOR))
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.get_by_role("link", name="Senare").click()
    with_pin_chosen(page)


def with_pin_chosen(page):
    page.get_by_label("PIN").fill("2580")
    page.get_by_role("button", name="Välj den här PIN-koden").click()
    expect(page.get_by_text("PIN-koden öppnar den här datorn")).to_be_visible()


def open_by_pin(page):
    page.get_by_label("PIN").fill("2580")
    page.get_by_role("button", name="Öppna").click()


def begin_a_form(page, house):
    page.goto(f"{house.server.url}/phones")
    page.get_by_label(FIELD).fill(TYPED)


def rest(page):
    page.clock.fast_forward("02:01")
    expect(page.get_by_role("heading", name="Låst")).to_be_visible()


@pytest.fixture
def kitchen(lived_in, signed_in):
    """The browser of the computer in the kitchen, with Cleo at it."""
    page = signed_in(lived_in)
    page.clock.install()
    page.goto(f"{lived_in.server.url}/shared-computers")
    page.get_by_label("Vad datorn kallas").fill("Datorn i köket")
    page.get_by_role("button", name="Gör den gemensam").click()
    with_pin_chosen(page)
    return page


def test_after_two_minutes_nothing_of_the_page_is_left_to_see(kitchen, lived_in):
    begin_a_form(kitchen, lived_in)
    kitchen.clock.fast_forward("01:50")
    expect(kitchen.get_by_label(FIELD)).to_be_visible()

    kitchen.keyboard.press("Shift")
    kitchen.clock.fast_forward("01:50")
    expect(kitchen.get_by_label(FIELD)).to_be_visible()
    rest(kitchen)

    assert TYPED not in kitchen.content()
    assert kitchen.locator("input[name=name]").count() == 0
    assert kitchen.title() == "Låst – Oasen"


def test_what_was_half_typed_is_there_for_who_typed_it_and_can_be_sent(kitchen, lived_in):
    begin_a_form(kitchen, lived_in)
    before = {each["name"]: each["value"] for each in kitchen.context.cookies()}
    rest(kitchen)

    open_by_pin(kitchen)

    expect(kitchen.get_by_label(FIELD)).to_have_value(TYPED)
    after = {each["name"]: each["value"] for each in kitchen.context.cookies()}
    assert before["oasen"] != after["oasen"]
    assert before["oasen-form"] != after["oasen-form"]
    kitchen.get_by_role("button", name="Lägg till telefonen").click()
    expect(kitchen.get_by_text(f"{TYPED} är tillagd. Koppla ihop den nu.")).to_be_visible()


def test_a_wrong_pin_says_so_and_shows_nothing(kitchen, lived_in):
    begin_a_form(kitchen, lived_in)
    rest(kitchen)

    kitchen.get_by_label("PIN").fill("9999")
    kitchen.get_by_role("button", name="Öppna").click()

    expect(kitchen.get_by_role("alert")).to_have_text(
        "Det är inte dagens PIN. Efter fem fel loggar du in på vanligt sätt."
    )
    assert TYPED not in kitchen.content()


def test_for_somebody_else_what_was_half_typed_is_gone(kitchen, lived_in):
    kitchen.get_by_role("button", name="Lås nu").click()
    kitchen.get_by_role("button", name="Jag är någon annan").click()
    kitchen.get_by_role("link", name="Någon annan").click()
    with_link(kitchen, lived_in, "Alva")
    begin_a_form(kitchen, lived_in)
    rest(kitchen)

    kitchen.get_by_role("button", name="Jag är någon annan").click()
    kitchen.get_by_role("link", name="Cleo").click()
    open_by_pin(kitchen)
    expect(kitchen.get_by_role("link", name="Cleo")).to_be_visible()
    for _ in range(4):
        kitchen.go_back()
        assert TYPED not in kitchen.content()
        expect(kitchen.get_by_role("link", name="Alva")).to_be_hidden()


def test_when_the_server_locks_first_a_live_page_locks_and_is_not_loaded_anew(kitchen, lived_in):
    kitchen.goto(f"{lived_in.server.url}/")
    with lived_in.server.database(), transaction() as session:
        session.execute(
            update(StaffSession)
            .where(StaffSession.is_shared.is_(True), StaffSession.ended_at.is_(None))
            .values(seen_at=now() - timedelta(minutes=3))
        )

    kitchen.clock.run_for(5000)

    expect(kitchen.get_by_role("heading", name="Låst")).to_be_visible()
    open_by_pin(kitchen)
    expect(kitchen.get_by_role("heading", name="I dag", exact=True)).to_be_visible()


def test_a_lock_that_did_not_reach_the_server_lets_nobody_in_by_the_session_of_another(kitchen, lived_in):
    begin_a_form(kitchen, lived_in)
    kitchen.route(
        "**/lock", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    rest(kitchen)

    kitchen.get_by_role("button", name="Jag är någon annan").click()

    expect(kitchen.get_by_role("heading", name="Vem är du?")).to_be_visible()
    kitchen.goto(f"{lived_in.server.url}/account")
    kitchen.wait_for_url("**/sign-in?next=/account")
