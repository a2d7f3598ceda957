"""The whole way by keyboard alone, and by a switch that says Tab and another that says Enter or the space bar."""

import pytest
from playwright.sync_api import expect

from tests.kiosk.in_browser.server import eventually, log_of
from tests.kiosk.in_browser.tablet import LYING, STANDING

FOCUSED = """() => {
    const { activeElement: element } = document;
    const style = getComputedStyle(element);
    return {
        tag: element.tagName,
        words: element.textContent.trim().replace(/\\s+/g, " "),
        ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    };
}"""
MOST_STEPS = 20


def scan_to(tablet, words):
    """Step on until the focus stands on the button with these words; how many steps it took."""
    for step in range(1, MOST_STEPS + 1):
        tablet.page.keyboard.press("Tab")
        focused = tablet.page.evaluate(FOCUSED)
        if focused["tag"] == "BUTTON":
            assert focused["ring"] >= 3, f"{focused['words']} shows no ring"
            if focused["words"].startswith(words):
                return step
    raise AssertionError(f"{words} is not reached in {MOST_STEPS} steps")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_whole_way_by_two_switches(tablet, server, door, key):
    assert scan_to(tablet, "Jag är här") == 1
    tablet.page.keyboard.press(key)
    tablet.is_at("choose-activity")
    expect(tablet.page.locator(".tile").first).to_be_visible()

    assert scan_to(tablet, "lunch") == 1
    tablet.page.keyboard.press(key)
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    scan_to(tablet, "Klar")
    tablet.page.keyboard.press(key)

    tablet.is_at("done")
    eventually(lambda: log_of(server, door), [("meal", "lunch", False), ("visit", None, False)])


@pytest.mark.parametrize("viewport", [LYING, STANDING], ids=["lying", "standing"])
def test_every_button_of_a_screen_is_stepped_on_once_and_the_round_begins_again(new_tablet, pairing_link, door, viewport):
    tablet = new_tablet(viewport=viewport).open(pairing_link(door))
    tablet.is_at("welcome")
    wanted = tablet.page.get_by_role("button").count()

    stepped_on = []
    for _ in range(2 * wanted + 4):
        tablet.page.keyboard.press("Tab")
        focused = tablet.page.evaluate(FOCUSED)
        if focused["tag"] == "BUTTON":
            stepped_on.append(focused["words"])

    assert stepped_on[0].startswith("Jag är här")
    assert stepped_on[wanted] == stepped_on[0]
    assert len(set(stepped_on[:wanted])) == wanted


@pytest.mark.parametrize("key", [" ", "Enter"])
def test_a_switch_that_is_kept_down_presses_once_and_is_no_card(tablet, server, door, key):
    scan_to(tablet, "Jag är här")
    for _ in range(30):
        tablet.page.keyboard.down(key)
    tablet.page.keyboard.up(key)
    tablet.is_at("choose-activity")
    expect(tablet.page.locator(".tile").first).to_be_visible()

    lunch = tablet.page.get_by_role("button", name="lunch")
    scan_to(tablet, "lunch")
    tablet.page.keyboard.down(key)
    if key == "Enter":  # the space bar presses when it is let go
        expect(lunch).to_have_attribute("aria-pressed", "true")
    tablet.page.keyboard.down(key)
    tablet.page.keyboard.up(key)
    scan_to(tablet, "Klar")
    tablet.page.keyboard.press("Enter")

    tablet.is_at("done")
    eventually(lambda: log_of(server, door), [("meal", "lunch", False), ("visit", None, False)])


def test_a_card_is_answered_by_switches_and_a_slip_taken_back(tablet, server, door):
    tablet.go_offline()
    tablet.scan("a-card-that-nobody-knows")
    tablet.is_at("ask-about-card")

    assert scan_to(tablet, "Ja") == 1
    assert scan_to(tablet, "Nej") == 1
    assert scan_to(tablet, "Ångra") == 1
    tablet.page.keyboard.press("Enter")

    tablet.is_at("undone")


def test_sharper_colours_and_a_language_are_reached_by_switches(tablet):
    scan_to(tablet, "Skarpare färger")
    tablet.page.keyboard.press("Space")
    expect(tablet.page.locator("html[data-high-contrast]")).to_have_count(1)

    scan_to(tablet, "English")
    tablet.page.keyboard.press("Enter")

    tablet.speaks("en")
