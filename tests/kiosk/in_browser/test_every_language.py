"""Every screen in every language, lying and standing, in ordinary and in larger text: nothing cut off, all can be hit."""

import json

import pytest

from app.kiosk_host.languages import languages_in
from tests.kiosk.in_browser.faults import faults_in_every_language
from tests.kiosk.in_browser.tablet import LYING, STANDING
from tests.kiosk.in_browser.walk import SCREENS, prepare, walk

LANGUAGES = [each.code for each in languages_in()]
NAMES = [
    "Fredagslunch",
    "Sitta ner en stund",
    "Promenad runt sjön",
    "Celebrate Recovery",
    "Stickcafé och samtal",
    "Anonyma Alkoholister",
]


@pytest.fixture(params=[LYING, STANDING], ids=["lying", "standing"])
def tablet_of_all_languages(request, new_tablet, pairing_link, door):
    """A tablet of a place with a long name, on which every language is turned on."""
    tablet = new_tablet(viewport=request.param, reduced_motion="reduce")
    prepare(tablet.context)
    activities = [
        {"slug": f"a{number}", "name": name, "kind": "session", "picture": "group", "visiting_group": False}
        for number, name in enumerate(NAMES)
    ]
    premises = {"slug": door.slug, "name": "Kamratstödet och Öppna dörren Valla"}
    labels = json.dumps({"premises": premises, "activities": activities, "languages": LANGUAGES})
    tablet.context.route(
        "**/api/v1/screen", lambda route: route.fulfill(content_type="application/json", body=labels)
    )
    tablet.open(pairing_link(door)).is_at("welcome")
    return tablet


def test_every_screen_can_be_read_and_hit_in_every_language(tablet_of_all_languages):
    faults = {}

    walk(
        tablet_of_all_languages,
        "sv",
        lambda screen: faults.update({screen: faults_in_every_language(tablet_of_all_languages, LANGUAGES)}),
    )

    assert {screen: found for screen, found in faults.items() if found} == {}
    assert sorted(faults) == sorted(SCREENS)
