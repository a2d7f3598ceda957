"""Every screen for those who see little, hear the screen read aloud, or use a keyboard or a switch."""

import pytest

from tests.browser import axe
from tests.kiosk.in_browser.tablet import LYING, STANDING
from tests.kiosk.in_browser.walk import of_screen, screens_of
from tests.kiosk.in_browser.walk_legs import walk



def violations(tablet):
    """What axe finds on the screen that shows."""
    tablet.is_ready()
    return axe.violations(tablet.page)


# Each language and each way of holding once; that nothing is too small to hit is asked of every language both ways.
@pytest.mark.parametrize(("size", "language"), [(LYING, "sv"), (STANDING, "ar")], ids=["lying-sv", "standing-ar"])
def test_axe_finds_nothing_to_mend_on_any_screen(tablet_to_walk, two_cards, size, language):
    tablet, found = tablet_to_walk(viewport=size), {}

    walk(tablet, two_cards, language, lambda look: found.update({look: violations(tablet)}))

    assert {look: faults for look, faults in found.items() if faults} == {}
    assert sorted({of_screen(look) for look in found}) == screens_of(tablet)


def test_axe_finds_nothing_to_mend_in_sharper_colours_and_larger_text(tablet):
    for tool in ("high-contrast", "large-text"):
        tablet.page.locator(f"[data-ease={tool}]").first.tap()
    assert violations(tablet) == []

    tablet.arrive()
    tablet.is_at("choose-activity")

    assert violations(tablet) == []


def test_each_screen_begins_to_be_read_at_its_heading(tablet):
    tablet.arrive()
    tablet.is_at("choose-activity")

    assert tablet.page.evaluate("document.activeElement.tagName") == "H1"


def test_every_button_has_a_name_to_be_read_aloud(tablet):
    tablet.arrive()
    tablet.is_at("choose-activity")

    names = tablet.page.get_by_role("button").evaluate_all("all => all.map(each => each.innerText.trim())")
    assert names
    assert "" not in names
