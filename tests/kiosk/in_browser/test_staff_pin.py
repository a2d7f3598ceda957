"""The PIN before the staff's corner: checked on the tablet itself, patient with slips, never shut for good."""

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.care.reports import set_pin
from tests.kiosk.in_browser.test_staff_corner import press_house

KEPT = """name => new Promise(resolve => {
    const opening = indexedDB.open("oasen");
    opening.onsuccess = () => {
        const asking = opening.result.transaction("tablet").objectStore("tablet").get(name);
        asking.onsuccess = () => { opening.result.close(); resolve(asking.result); };
    };
})"""


@pytest.fixture
def guarded(new_tablet, pairing_link, server, door):
    """A tablet by a door whose staff have set the PIN 2580."""
    with server.database(), write_connection() as connection:
        set_pin(connection, door.place.organisation_id, door.place.premises_id, "2580", now())
    tablet = new_tablet().open(pairing_link(door))
    tablet.is_at("welcome")
    tablet.page.wait_for_function(f"({KEPT})('pin').then(Boolean)")
    tablet.page.clock.install()
    return tablet


def type_pin(tablet, digits):
    """Press the digits and then "Öppna"; the tablet takes a moment over each."""
    tablet.is_ready()
    for digit in digits:
        tablet.page.get_by_role("button", name=digit, exact=True).tap()
    tablet.tap("Öppna")


def miss(tablet, count):
    """Type a wrong PIN so many times."""
    for _ in range(count):
        type_pin(tablet, "1111")
        expect(tablet.page.locator(".staff-pin__what")).not_to_have_text("Ett ögonblick …")
        expect(tablet.page.locator(".staff-pin__what")).not_to_have_text("Fyra till åtta siffror.")


def at_the_pad(tablet):
    """Open the pad by a long press; what is pressed on it then is heard."""
    press_house(tablet, 1_600)
    tablet.is_at("staff-pin")
    tablet.page.clock.run_for(400)


def test_the_right_pin_opens_the_corner_without_network_too(guarded):
    guarded.go_offline()
    at_the_pad(guarded)

    type_pin(guarded, "2580")

    guarded.is_at("staff-corner")
    expect(guarded.page.get_by_text("öppnas utan kod")).to_be_hidden()


def test_a_keyboard_that_is_plugged_in_types_it_too(guarded):
    at_the_pad(guarded)

    for key in ("2", "5", "9", "Backspace", "8", "0", "Enter"):
        guarded.page.keyboard.press(key)

    guarded.is_at("staff-corner")


def test_a_wrong_pin_is_said_to_be_wrong_and_may_be_typed_again(guarded):
    at_the_pad(guarded)
    miss(guarded, 1)
    expect(guarded.page.get_by_text("Det var inte rätt kod")).to_be_visible()

    type_pin(guarded, "2580")

    guarded.is_at("staff-corner")


def test_after_five_wrong_ones_one_waits_half_a_minute_and_a_restart_does_not_shorten_it(guarded):
    at_the_pad(guarded)
    miss(guarded, 5)
    expect(guarded.page.get_by_text("Försök igen om")).to_be_visible()
    type_pin(guarded, "2580")
    guarded.is_at("staff-pin")

    guarded.open().is_at("welcome")
    guarded.page.clock.run_for(400)
    at_the_pad(guarded)
    type_pin(guarded, "2580")
    expect(guarded.page.get_by_text("Försök igen om")).to_be_visible()
    guarded.page.clock.run_for(29_000)
    guarded.page.clock.run_for(2_000)
    if guarded.page.locator("#screen[data-screen=welcome]").count():
        at_the_pad(guarded)
    type_pin(guarded, "2580")

    guarded.is_at("staff-corner")


def test_the_pad_shows_no_digit_and_keeps_none(guarded):
    at_the_pad(guarded)

    for digit in "258":
        guarded.page.get_by_role("button", name=digit, exact=True).tap()

    expect(guarded.page.locator(".staff-pin .typed")).to_have_text("•••")
    assert set(guarded.page.evaluate(KEPT, "pin")) == {"salt", "iterations", "digest"}


def test_a_visitor_who_finds_the_pad_is_let_back_by_itself(guarded):
    at_the_pad(guarded)

    guarded.page.clock.run_for(30_100)

    guarded.is_at("welcome")


def test_a_card_at_the_pad_is_a_visit(guarded):
    at_the_pad(guarded)

    guarded.scan("a-card-that-nobody-knows")
    guarded.page.clock.run_for(2_000)

    guarded.is_at("ask-about-card")


def test_without_a_pin_the_corner_opens_and_says_that_one_should_be_set(tablet):
    tablet.page.clock.install()

    press_house(tablet, 1_600)

    tablet.is_at("staff-corner")
    expect(tablet.page.get_by_text("Den här hörnan öppnas utan kod")).to_be_visible()
