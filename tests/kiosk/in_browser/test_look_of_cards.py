"""The screens of a card, lying and standing, in every language and mirrored; and for those who hear or type."""

import pytest

from tests.kiosk.in_browser.card_walk import CARD_SCREENS, walk_past_card_screens
from tests.kiosk.in_browser.tablet import LYING, STANDING
from tests.kiosk.in_browser.test_access import violations
from tests.kiosk.in_browser.test_look import LANGUAGES, faults_of


@pytest.fixture(params=[LYING, STANDING], ids=["lying", "standing"])
def tablet_of_size(request, new_tablet, pairing_link, door):
    """A paired tablet, held this way."""
    tablet = new_tablet(viewport=request.param).open(pairing_link(door))
    tablet.is_at("welcome")
    return tablet


@pytest.mark.parametrize("language", [*LANGUAGES, "mirrored"])
def test_every_screen_of_a_card_can_be_read_and_hit(tablet_of_size, card, language):
    tablet, faults = tablet_of_size, {}

    def look_at(screen):
        if language == "mirrored":
            tablet.page.evaluate("document.documentElement.dir = 'rtl'")
        found = [each for each in faults_of(tablet) if not is_month(each)]
        faults[screen] = faults.get(screen, []) + found

    if language in LANGUAGES:
        tablet.page.locator(f".language-choice [lang={language}]").tap()
    walk_past_card_screens(tablet, card, look_at)

    assert {screen: found for screen, found in faults.items() if found} == {}
    assert set(faults) == CARD_SCREENS


def is_month(fault):
    """Months that the list has to be moved for are below its edge, as they should be."""
    return fault.startswith("off the screen: D")


def test_axe_finds_nothing_to_mend_on_any_screen_of_a_card(tablet, card):
    found = {}

    def look_at(screen):
        found[screen] = found.get(screen, []) + violations(tablet)

    walk_past_card_screens(tablet, card, look_at)

    assert {screen: faults for screen, faults in found.items() if faults} == {}
    assert set(found) == CARD_SCREENS


def test_pictures_can_be_tapped_with_a_keyboard_alone(tablet, picture_card):
    tablet.page.locator("[data-raise=card-wanted]").press("Enter")
    tablet.is_at("look-for-card")
    tablet.page.locator("[data-raise=pictures-wanted]").press("Enter")
    tablet.is_at("picture-code")

    for number in picture_card.pictures:
        tablet.page.locator(".code-picture").nth(number).press("Enter")

    tablet.is_at("choose-activity")
