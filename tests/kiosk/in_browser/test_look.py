"""However much is offered and however long its words, lying and standing: nothing cut off, nothing too small."""

import json

import pytest
from playwright.sync_api import expect

from tests.kiosk.in_browser.faults import faults_of
from tests.kiosk.in_browser.tablet import LYING, STANDING

LONG_NAMES = [
    "Fredagslunch",
    "Sitta ner en stund",
    "Promenad runt sjön",
    "Celebrate Recovery",
    "Stickcafé och samtal",
    "Anonyma Alkoholister",
    "Musikcirkel för nybörjare",
    "Arbetsträning",
    "Bibelstudium på svenska och arabiska",
    "Samhällsorienteringsgrupp",
    "Odlingsgruppen",
    "Familjelördag med barnaktiviteter",
]

# Words that stand on two lines. Longer ones than these may: browsers that know the language hyphenate them.
BROKEN_WORDS = """() => [...document.querySelectorAll(".tile__word")].filter(word => {
    const range = document.createRange();
    const text = word.firstChild;
    return [...text.data.matchAll(/\\S+/g)].filter(found => found[0].length <= 16).some(found => {
        range.setStart(text, found.index);
        range.setEnd(text, found.index + found[0].length);
        return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
    });
}).map(word => word.textContent)"""


@pytest.fixture(params=[LYING, STANDING], ids=["lying", "standing"])
def offering(request, new_tablet, pairing_link, door):
    """Take a tablet on which so many activities are offered."""

    def take(choice_count):
        tablet = new_tablet(viewport=request.param)
        activities = [
            {"slug": f"a{number}", "name": name, "kind": "session", "picture": "group", "visiting_group": False}
            for number, name in enumerate((LONG_NAMES * 3)[:choice_count])
        ]
        labels = {
            "door": {"time_zone": "Europe/Stockholm", "cutoff_minute": 240, "goodbye": True, "together": True},
            "premises": {"slug": door.slug, "name": "Kamratstödet och Öppna dörren Valla"},
            "activities": activities,
        }
        tablet.context.route(
            "**/api/v1/screen",
            lambda route: route.fulfill(content_type="application/json", body=json.dumps(labels)),
        )
        tablet.open(pairing_link(door)).is_at("welcome")
        return tablet

    return take


@pytest.mark.parametrize("choice_count", [1, 2, 3, 4, 5, 6, 8, 9, 12, 20])
def test_however_much_is_offered_each_tile_can_be_read_and_hit(offering, choice_count):
    tablet = offering(choice_count)
    tablet.arrive()
    tablet.is_at("choose-activity")
    expect(tablet.page.locator(".tile").first).to_be_visible()
    tablet.is_ready()

    assert faults_of(tablet) == []
    assert tablet.page.evaluate(BROKEN_WORDS) == []


LONGER_THAN_A_DOUBLE_TAP_MS = 600
MOST_PAGES = 4
ACTIVITIES_SHOWN = "[...document.querySelectorAll('[data-activity]')].map(tile => tile.dataset.activity)"


def test_more_than_fits_comes_on_further_pages_with_the_choices_kept(offering):
    tablet = offering(20)
    tablet.arrive()
    tablet.tap("Fredagslunch")
    expect(tablet.page.locator(".tile[aria-pressed=true]")).to_have_count(1)
    pages = [tablet.page.evaluate(ACTIVITIES_SHOWN)]

    while len(pages) <= MOST_PAGES and pages[-1] not in pages[:-1]:
        tablet.page.wait_for_timeout(LONGER_THAN_A_DOUBLE_TAP_MS)
        tablet.tap("Visa fler")
        pages.append(tablet.page.evaluate(ACTIVITIES_SHOWN))

    assert pages[-1] == pages[0]
    assert len({activity for page in pages for activity in page}) == 20
    expect(tablet.page.locator(".tile[aria-pressed=true]")).to_have_count(1)


def test_the_anonymous_way_is_the_larger_one(offering):
    tablet = offering(6)
    here = tablet.page.locator(".here").bounding_box()
    card = tablet.page.locator(".have-card").bounding_box()

    assert here["width"] * here["height"] > 1.2 * card["width"] * card["height"]


def test_where_parties_count_together_what_is_stored_says_so_and_has_room_for_it(offering):
    tablet = offering(1)
    tablet.tap("Vad sparas?")
    tablet.is_at("what-is-stored")

    expect(tablet.page.locator(".what-is-stored__together")).to_contain_text("När vi räknar tillsammans")
    expect(tablet.page.locator(".what-is-stored__together")).to_be_in_viewport(ratio=1)
    expect(tablet.page.locator(".what-is-stored__never dd")).to_be_in_viewport(ratio=1)
    assert faults_of(tablet) == []


def test_in_a_language_from_right_to_left_the_tap_is_on_the_right(new_tablet, pairing_link, door):
    tablet = new_tablet().open(pairing_link(door))
    tablet.is_at("welcome")

    tablet.page.evaluate("document.documentElement.dir = 'rtl'")

    assert tablet.page.locator(".here").bounding_box()["x"] > tablet.page.locator(".have-card").bounding_box()["x"]
    assert tablet.page.locator("#house").bounding_box()["x"] > 640


def test_nothing_moves_where_that_is_not_wanted(new_tablet, pairing_link, door):
    tablet = new_tablet(reduced_motion="reduce").open(pairing_link(door))
    tablet.is_at("welcome")

    tablet.arrive()

    assert tablet.page.evaluate("document.getAnimations().length") == 0
