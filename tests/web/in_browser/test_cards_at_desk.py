"""Two cards linked at the desk by scanner, camera and pictures, and cards made, in a real browser."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.people.cards import draw_card
from tests.browser.fake_camera import camera_flags, film_of_card
from tests.kiosk.in_browser.server import put_into_bowl
from tests.kiosk.in_browser.tablet import TYPE_AT_ONCE
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.test_care_of_tablets import faults_of


@pytest.fixture
def cards(lived_in):
    """The new card and the old one, both shown at the door this year."""
    drawn = [draw_card(), draw_card()]
    for card in drawn:
        put_into_bowl(lived_in.server, lived_in.door, card)
        shown = {"type": "card", "value": card.token, "agreed": True}
        lived_in.tap(at=(now() - timedelta(minutes=1)).isoformat(), credential=shown)
    return drawn


def scan(page, card):
    """As a scanner types into the box where the keyboard is."""
    with page.expect_navigation():
        page.keyboard.type(card.token)
        page.keyboard.press("Enter")


def scan_beside_the_box(page, card):
    """As a scanner types where no box takes its keys: they must come quickly, or a hand is taken to have typed them."""
    with page.expect_navigation():
        page.evaluate(TYPE_AT_ONCE, [*card.token, "Enter"])


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_two_scanned_cards_are_linked_and_unlinked(lived_in, signed_in, cards, size):
    page, found = signed_in(lived_in, viewport=size), {}
    page.goto(f"{lived_in.server.url}/cards/link")
    found["new"] = faults_of(page)
    scan(page, cards[0])
    # Without the keyboard in the box the scanner is heard as well.
    page.get_by_role("heading", level=1).click()
    found["old"] = faults_of(page)
    scan_beside_the_box(page, cards[1])
    found["figures"] = faults_of(page)
    row = page.get_by_role("row").filter(has_text="Unika besökare").first
    expect(row.get_by_role("cell")).to_have_text(["2", "1"])

    page.get_by_role("button", name="Koppla ihop").click()
    expect(page.get_by_text("De två korten räknas nu som en person.")).to_be_visible()
    found["links"] = faults_of(page)
    page.get_by_role("link", name="Lös upp").click()
    expect(row.get_by_role("cell")).to_have_text(["1", "2"])
    found["undo"] = faults_of(page)
    page.get_by_role("button", name="Lös upp kopplingen").click()

    expect(page.get_by_text("De två korten räknas som två personer igen.")).to_be_visible()
    assert found == dict.fromkeys(found, {})


def test_a_scanner_whose_enter_comes_late_shows_its_card_once(lived_in, signed_in, cards):
    page, on_their_way = signed_in(lived_in), []
    page.goto(f"{lived_in.server.url}/cards/link")
    page.route("**/cards/link/card", lambda route: on_their_way.append(route))

    with page.expect_request("**/cards/link/card"):
        page.keyboard.type(cards[0].token)
    page.keyboard.press("Enter")

    with page.expect_navigation():
        on_their_way[0].continue_()
    assert len(on_their_way) == 1
    page.unroute("**/cards/link/card")
    scan_beside_the_box(page, cards[1])
    expect(page.get_by_role("button", name="Koppla ihop")).to_be_visible()


def test_a_card_is_held_before_the_camera(lived_in, launch_browser, cards, tmp_path):
    browser = launch_browser(*camera_flags(film_of_card(tmp_path / "card.y4m", cards[0].token)))
    page = browser.new_context(locale="sv-SE", viewport=PHONE).new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.goto(lived_in.link("Cleo"))
    page.get_by_role("button", name="Logga in").click()
    page.goto(f"{lived_in.server.url}/cards/link")

    page.get_by_role("button", name="Använd kameran").click()

    expect(page.get_by_role("heading", name="Visa det gamla kortet")).to_be_visible()
    assert cards[0].token not in page.content()
    assert complaints == []
    browser.close()


def test_without_scripts_pictures_are_tapped_and_cards_are_made(lived_in, new_context, cards):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(lived_in.link("Cleo"))
    page.get_by_label("Länken du har fått").fill(lived_in.link("Cecilia"))
    page.get_by_role("button", name="Logga in").click()
    page.goto(f"{lived_in.server.url}/cards/link")
    page.locator("summary").click()
    for number in cards[0].pictures:
        page.locator(f"button[name=picture][value='{number}']").click()
    expect(page.get_by_role("heading", name="Visa det gamla kortet")).to_be_visible()

    page.goto(f"{lived_in.server.url}/cards/print")
    page.get_by_role("button", name="Gör korten").click()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Hämta arken").click()

    assert fetched.value.suggested_filename == "kort.pdf"
