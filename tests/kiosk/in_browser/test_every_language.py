"""Every screen in every language, lying and standing, in ordinary and in larger text: nothing cut off, all can be hit."""

import pytest

from tests.kiosk.in_browser.faults import faults_in_every_language
from tests.kiosk.in_browser.tablet import LYING, STANDING
from tests.kiosk.in_browser.walk import LANGUAGES, of_screen, screens_of
from tests.kiosk.in_browser.walk_legs import walk


@pytest.mark.parametrize("size", [LYING, STANDING], ids=["lying", "standing"])
def test_every_screen_can_be_read_and_hit_in_every_language(tablet_to_walk, two_cards, size):
    tablet, faults = tablet_to_walk(viewport=size), {}

    walk(tablet, two_cards, "sv", lambda look: faults.update({look: faults_in_every_language(tablet, LANGUAGES)}))

    assert {look: found for look, found in faults.items() if found} == {}
    assert sorted({of_screen(look) for look in faults}) == screens_of(tablet)
