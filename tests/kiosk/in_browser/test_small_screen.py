"""Every screen on the smallest screen that stands by a door, of an old PC: nothing cut off, all can be hit."""

from tests.kiosk.in_browser.faults import faults_in_every_language
from tests.kiosk.in_browser.tablet import SMALLEST
from tests.kiosk.in_browser.walk import of_screen, screens_of
from tests.kiosk.in_browser.walk_legs import walk

# The longest words, the widest letters, and from right to left; on larger screens every language is looked at.
LANGUAGES = ["sv", "uk", "so", "ar"]


def test_every_screen_can_be_read_and_hit_on_the_smallest_screen(tablet_to_walk, two_cards):
    tablet, faults = tablet_to_walk(viewport=SMALLEST), {}

    walk(tablet, two_cards, "sv", lambda look: faults.update({look: faults_in_every_language(tablet, LANGUAGES)}))

    assert {look: found for look, found in faults.items() if found} == {}
    assert sorted({of_screen(look) for look in faults}) == screens_of(tablet)
