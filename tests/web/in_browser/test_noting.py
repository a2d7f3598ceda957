"""Noting by hand on a phone: counted in taps, by cards that the camera reads, with a name pointed out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.people.cards import draw_card
from app.staff.models import Role
from tests.browser.fake_camera import camera_flags, film_of_frames
from tests.browser.held_card import Held, drawn_sheet, seen_by_camera
from tests.kiosk.in_browser.server import heads_of, post, put_into_bowl
from tests.kiosk.in_browser.tablet import TYPE_AT_ONCE
from tests.make import make_activity, visit_item
from tests.web.in_browser.conftest import PHONE
from tests.web.in_browser.test_care_of_tablets import faults_of


class Thumb:
    """Taps, and counts them."""

    def __init__(self, page):
        self.page, self.tap_count = page, 0

    def tap(self, locator):
        locator.tap()
        self.tap_count += 1


@pytest.fixture
def with_groups(lived_in):
    """A house with a group of its own and one that borrows it."""
    with lived_in.server.database():
        make_activity(lived_in.door, "aa", "session", visiting_group=True)
        make_activity(lived_in.door, "recovery", "session")
    return lived_in


@pytest.fixture
def agreed_card(lived_in):
    """A card whose holder has said yes at the door."""
    card = draw_card(with_pictures=False)
    put_into_bowl(lived_in.server, lived_in.door, card)
    credential = {"type": "card", "value": card.token, "agreed": True}
    item = visit_item(at=now().isoformat(), credential=credential)
    post(f"{lived_in.server.url}/api/v1/entries", {"entries": [item]}, lived_in.door.token)
    return card


def piece(page, name):
    """The words of a choice, which are what a thumb hits."""
    return page.locator(".pick", has_text=re.compile(f"^{name}$")).locator("input")


def test_nine_heads_at_the_visiting_group_take_five_taps(with_groups, signed_in):
    page = signed_in(with_groups, "Alva", Role.VOLUNTEER, viewport=PHONE, has_touch=True)
    page.goto(f"{with_groups.server.url}/note/{with_groups.door.slug}")
    thumb = Thumb(page)

    thumb.tap(page.get_by_role("link", name="Grupp"))
    thumb.tap(piece(page, "aa"))
    thumb.tap(page.get_by_role("button", name="10", exact=True))
    thumb.tap(page.get_by_role("button", name="En färre"))
    thumb.tap(page.get_by_role("button", name="Spara"))

    expect(page.get_by_role("heading", name="aa, 9 personer")).to_be_visible()
    assert thumb.tap_count == 5
    assert heads_of(with_groups.server, with_groups.door) == [("session", 9, 0, False)]
    thumb.tap(page.get_by_role("button", name="Ångra"))
    expect(page.get_by_role("status")).to_contain_text("Ångrat: aa, 9 personer")
    assert heads_of(with_groups.server, with_groups.door) == []


def test_a_day_and_a_time_are_asked_for_only_when_it_was_not_now(with_groups, signed_in):
    page = signed_in(with_groups, viewport=PHONE, has_touch=True)
    page.goto(f"{with_groups.server.url}/note/{with_groups.door.slug}/visit")
    expect(page.get_by_label("Vilken tid")).to_be_hidden()

    piece(page, "I går").check()
    expect(page.get_by_label("Vilken tid")).to_be_visible()
    expect(page.get_by_label("Vilken dag")).to_be_hidden()
    piece(page, "En annan dag").check()

    expect(page.get_by_label("Vilken dag")).to_be_visible()


def test_it_works_without_scripts(with_groups, new_context):
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    link = with_groups.link("Alva", Role.VOLUNTEER)
    page.goto(link)
    page.get_by_label("Länken du har fått").fill(link)
    page.get_by_role("button", name="Logga in").click()
    page.goto(f"{with_groups.server.url}/note/{with_groups.door.slug}/session")

    piece(page, "aa").check()
    page.get_by_label("Hur många var med?").fill("7")
    piece(page, "I går").check()
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_role("heading", name="aa, 7 personer")).to_be_visible()


def test_a_name_is_pointed_out_where_it_stands_and_nothing_is_wrong_with_how(with_groups, signed_in):
    page = signed_in(with_groups, viewport=PHONE)
    page.goto(f"{with_groups.server.url}/note/{with_groups.door.slug}/session")
    piece(page, "aa").check()
    page.get_by_label("Hur många var med?").fill("nio")
    page.get_by_label("Något att minnas?").fill("Kalle var ledsen")

    page.get_by_role("button", name="Spara").click()

    expect(page.locator("#heads")).to_be_focused()
    expect(page.get_by_text("”Kalle” ser ut som ett namn.")).to_be_visible()
    expect(page.get_by_label("Något att minnas?")).to_have_value("Kalle var ledsen")
    assert page.get_by_label("Hur många var med?").input_value() == "nio"
    assert faults_of(page) == {}
    page.get_by_label("Hur många var med?").fill("9")
    page.get_by_label("Det är ingen person").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", name="aa, 9 personer")).to_be_visible()
    assert faults_of(page) == {}
    page.get_by_role("link", name="Det som är antecknat den dagen").click()
    expect(page.get_by_text("Kalle var ledsen")).to_be_visible()
    assert faults_of(page) == {}


@pytest.fixture
def page_with_camera(lived_in, agreed_card, launch_browser, tmp_path):
    """A volunteer's phone, before whose camera somebody holds the card."""
    film = tmp_path / "card.y4m"
    browser = launch_browser(*camera_flags(film))
    context = browser.new_context(viewport=PHONE, locale="sv-SE", permissions=["camera"])
    faults = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    page = context.new_page()
    film_of_frames(
        film, [seen_by_camera(page, drawn_sheet(agreed_card), Held(tilt=12, noise=6), seed) for seed in (1, 2)]
    )
    page.goto(lived_in.link("Alva", Role.VOLUNTEER))
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name="Senare").click()
    page.goto(f"{lived_in.server.url}/note/{lived_in.door.slug}/meal/cards")
    yield page
    browser.close()
    assert faults == []


def test_cards_are_counted_one_after_the_other_and_shown_by_number_only(page_with_camera, lived_in, agreed_card):
    page, tally = page_with_camera, page_with_camera.locator("[data-tally]")
    never_agreed = draw_card(with_pictures=False)
    put_into_bowl(lived_in.server, lived_in.door, never_agreed)

    page.get_by_role("button", name="Sätt på kameran").click()
    expect(tally).to_have_text("1 kort, 0 utan kort")
    page.get_by_role("button", name="Stäng av kameran").click()
    page.locator("h1").click()
    page.evaluate(TYPE_AT_ONCE, [*never_agreed.token, "Enter"])
    expect(tally).to_have_text("2 kort, 0 utan kort")
    page.evaluate(TYPE_AT_ONCE, [*agreed_card.token, "Enter"])
    expect(page.get_by_text("Det kortet är redan med.")).to_be_visible()
    page.get_by_role("button", name="En utan kort").click()
    expect(tally).to_have_text("2 kort, 1 utan kort")
    assert not any(card.token in page.content() for card in (agreed_card, never_agreed))
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_role("heading", name="lunch, 3 personer")).to_be_visible()
    assert not any(card.token in page.content() + page.url for card in (agreed_card, never_agreed))
    assert heads_of(lived_in.server, lived_in.door) == [
        ("meal", 1, 0, False),
        ("meal", 1, 0, False),
        ("meal", 1, 0, True),
        ("visit", 1, 0, True),
    ]


def test_what_is_refused_or_finds_no_contact_leaves_the_cards_where_they_are(page_with_camera, lived_in):
    page, tally = page_with_camera, page_with_camera.locator("[data-tally]")
    refused = page.locator("[data-refused]")

    page.get_by_role("button", name="Spara").click()
    expect(refused).to_contain_text("Visa ett kort, eller tryck på ”En utan kort”")
    page.get_by_role("button", name="En utan kort").click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Spara").click()
    expect(refused).to_contain_text("Ingen kontakt just nu.")
    expect(tally).to_have_text("0 kort, 1 utan kort")
    page.context.set_offline(False)
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_role("heading", name="lunch, 1 person")).to_be_visible()
    assert ("meal", 1, 0, False) in heads_of(lived_in.server, lived_in.door)
