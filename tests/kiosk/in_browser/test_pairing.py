"""A tablet is put to work by a link, by a picture of it, by a code."""

import re

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import make_typed_code
from app.kiosk_host.typed_codes import grouped
from tests.browser.fake_camera import camera_flags, film_of_card


@pytest.fixture
def typed_code(server, door):
    """A code of eight signs that pairs a tablet with the door's kiosk, as the staff's page shows it."""
    with server.database(), write_connection() as connection:
        return grouped(make_typed_code(connection, door.place.organisation_id, door.kiosk_id, now()))


def test_a_tablet_out_of_its_box_says_how_to_pair_it(new_tablet):
    tablet = new_tablet().open()

    tablet.is_at("pairing")
    expect(tablet.page.get_by_text("Be den som sköter Oasen att öppna sidan Plattor")).to_be_visible()


def test_a_link_pairs_the_tablet_for_good(tablet):
    expect(tablet.page.get_by_text("Valla-")).to_be_visible()

    tablet.reopen()

    tablet.is_at("welcome")


def test_the_code_stays_neither_in_the_address_nor_in_the_history(tablet):
    assert tablet.page.url == tablet.url
    assert tablet.page.evaluate("history.length") <= 2
    tablet.page.go_back()
    assert "pair" not in tablet.page.url


def test_a_used_link_is_refused_in_plain_words(new_tablet, pairing_link, door):
    link = pairing_link(door)
    new_tablet().open(link).is_at("welcome")

    second = new_tablet().open(link)

    expect(second.page.get_by_text("Koden gick inte att använda")).to_be_visible()
    expect(second.page.get_by_text("Be den som sköter Oasen att öppna sidan Plattor")).to_be_visible()


def test_a_used_link_leaves_a_working_tablet_at_work(new_tablet, pairing_link, door):
    link = pairing_link(door)
    tablet = new_tablet().open(link)
    tablet.is_at("welcome")
    tablet.page.clock.install()

    tablet.page.evaluate(f"location.hash = '{link.rpartition('#')[2]}'")
    expect(tablet.page.get_by_text("Koden gick inte att använda")).to_be_visible()
    tablet.page.clock.run_for(8_100)

    tablet.is_at("welcome")


def test_a_link_opened_without_network_waits_for_it(new_tablet, pairing_link, door):
    tablet = new_tablet().open()
    tablet.is_at("pairing")
    tablet.go_offline()
    tablet.page.evaluate(f"location.hash = '{pairing_link(door).rpartition('#')[2]}'")
    expect(tablet.page.get_by_text("Servern svarar inte")).to_be_visible()
    assert tablet.page.url == tablet.url

    tablet.go_online()
    tablet.tap("Försök igen")

    tablet.is_at("welcome")


def test_a_tablet_can_be_paired_anew_in_english(new_tablet):
    tablet = new_tablet().open()

    tablet.tap("English")

    expect(tablet.page.get_by_role("heading", name=re.compile("not paired"))).to_be_visible()


def at_the_keys(new_tablet):
    """A tablet out of its box that waits for its code."""
    tablet = new_tablet().open()
    tablet.tap("Skriv koden")
    tablet.is_at("pairing-code")
    tablet.is_ready()
    return tablet


def type_code(tablet, code):
    """Press each of the signs on the glass."""
    for sign in code.replace("-", ""):
        tablet.page.get_by_role("button", name=sign, exact=True).tap()


def test_a_code_typed_on_the_glass_pairs_the_tablet(new_tablet, typed_code):
    tablet = at_the_keys(new_tablet)

    type_code(tablet, typed_code)
    tablet.tap("Koppla ihop")

    tablet.is_at("welcome")
    tablet.reopen()
    tablet.is_at("welcome")


def test_a_keyboard_types_it_in_small_letters_with_its_dash(new_tablet, typed_code):
    tablet = at_the_keys(new_tablet)

    tablet.page.keyboard.type(typed_code.lower(), delay=90)
    tablet.page.keyboard.press("Enter")

    tablet.is_at("welcome")


def test_a_slip_in_the_code_is_said_and_can_be_mended(new_tablet, typed_code):
    tablet = at_the_keys(new_tablet)
    wrong = "A" if typed_code[-1] != "A" else "B"
    type_code(tablet, typed_code[:-1] + wrong)
    tablet.tap("Koppla ihop")
    expect(tablet.page.get_by_text("Koden stämmer inte")).to_be_visible()

    tablet.tap("Sudda")
    type_code(tablet, typed_code[-1])
    tablet.tap("Koppla ihop")

    tablet.is_at("welcome")


def test_a_code_typed_without_network_waits_for_it(new_tablet, typed_code):
    tablet = at_the_keys(new_tablet)
    tablet.go_offline()
    type_code(tablet, typed_code)
    tablet.tap("Koppla ihop")
    expect(tablet.page.get_by_text("Servern svarar inte")).to_be_visible()

    tablet.go_online()
    tablet.tap("Koppla ihop")

    tablet.is_at("welcome")


def test_no_system_keyboard_is_asked_for(new_tablet):
    assert at_the_keys(new_tablet).page.locator("input, textarea, [contenteditable]").count() == 0


def test_the_tablets_own_camera_sees_the_picture_on_the_staffs_page(launch_browser, new_tablet, pairing_link, door, tmp_path):
    browser = launch_browser(*camera_flags(film_of_card(tmp_path / "link.y4m", pairing_link(door))))
    tablet = new_tablet(browser, permissions=["camera"], service_workers="block").open()

    tablet.tap("Visa bilden för kameran")

    tablet.is_at("welcome")
    browser.close()


def test_a_tablet_without_a_camera_leads_to_the_code(new_tablet):
    tablet = new_tablet().open()
    tablet.tap("Visa bilden för kameran")
    expect(tablet.page.get_by_role("heading", name="Kameran går inte att använda")).to_be_visible()

    tablet.tap("Skriv koden")

    tablet.is_at("pairing-code")


def test_a_scanner_pairs_by_the_picture_too(new_tablet, pairing_link, door):
    tablet = new_tablet().open()
    tablet.is_at("pairing")

    tablet.scan(pairing_link(door))

    tablet.is_at("welcome")
