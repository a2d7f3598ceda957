"""Every screen, lying and standing, in every language and mirrored: nothing cut off, nothing too small."""

import json

import pytest
from playwright.sync_api import expect

from app.kiosk_host.delivery import KIOSK_FOLDER
from tests.kiosk.in_browser.tablet import LYING, STANDING

LANGUAGES = sorted(path.stem for path in (KIOSK_FOLDER / "languages").glob("*.json"))
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

# Read in the page: what a visitor could not read or hit.
FAULTS = """() => {
    const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const name = element => `${element.className || element.tagName}: ${element.textContent.trim().slice(0, 40)}`;
    const spoken = element => element.closest(".only-read-aloud, [aria-hidden]");
    const faults = [];
    for (const element of document.querySelectorAll("body *")) {
        if (!shown(element) || spoken(element)) continue;
        const box = element.getBoundingClientRect();
        const holdsText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
        if (holdsText) {
            if (box.width < 8 || box.height < 8) faults.push(`no room: ${name(element)}`);
            if (parseFloat(getComputedStyle(element).fontSize) < 20) faults.push(`too small to read: ${name(element)}`);
            if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
                faults.push(`too wide: ${name(element)}`);
            const isCut = getComputedStyle(element).overflowY !== "visible";
            if (isCut && element.scrollHeight > element.clientHeight + 1)
                faults.push(`too high: ${name(element)}`);
            if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
                faults.push(`off the screen: ${name(element)}`);
        }
        const least = element.classList.contains("tile") ? 190 : 64;
        if (element.tagName === "BUTTON" && (box.width < least - 0.5 || box.height < least - 0.5))
            faults.push(`too small to hit, ${box.width} x ${box.height}: ${name(element)}`);
    }
    return faults;
}"""

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
            "door": {"time_zone": "Europe/Stockholm", "cutoff_minute": 240, "goodbye": True},
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


def faults_of(tablet):
    """What is wrong with the screen that shows."""
    tablet.is_ready()
    tablet.page.evaluate("document.fonts.ready.then(() => true)")
    return tablet.page.evaluate(FAULTS)


@pytest.mark.parametrize("language", [*LANGUAGES, "mirrored"])
def test_every_screen_can_be_read_and_hit(offering, language):
    tablet = offering(6)
    texts = json.loads((KIOSK_FOLDER / "languages" / f"{language if language in LANGUAGES else 'sv'}.json").read_text())
    faults = {}

    def look_at(screen):
        tablet.is_at(screen)
        if language == "mirrored":
            tablet.page.evaluate("document.documentElement.dir = 'rtl'")
        faults[screen] = faults_of(tablet)

    tablet.tap(texts["language.name"])
    look_at("welcome")
    tablet.tap(texts["stored.title"])
    look_at("what-is-stored")
    tablet.tap(texts["stored.understood"])
    tablet.is_at("welcome")
    tablet.tap(texts["language.name"])
    tablet.tap(texts["welcome.leaving"])
    look_at("how-long")
    tablet.tap(texts["stay.skip"])
    look_at("goodbye")
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.tap(texts["language.name"])
    tablet.tap(texts["welcome.already-here"])
    look_at("choose-activity")
    tablet.tap(texts["finished"])
    look_at("nothing-chosen")
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.tap(texts["language.name"])
    tablet.tap(texts["welcome.card"])
    look_at("look-for-card")
    tablet.tap(texts["camera.without"])
    look_at("choose-activity")
    tablet.tap(texts["company.add"])
    look_at("company")
    tablet.tap(texts["finished"])
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap(texts["undo"])
    look_at("undone")
    tablet.scan("a-card-that-nobody-knows")
    look_at("card-seen")
    look_at("ask-about-card")
    tablet.tap(texts["no"])
    tablet.is_at("choose-activity")
    tablet.tap(texts["finished"])
    look_at("done")
    assert {screen: found for screen, found in faults.items() if found} == {}
    assert len(faults) == 12


@pytest.mark.parametrize("choice_count", [1, 2, 3, 4, 5, 6, 8, 9, 12, 20])
def test_however_much_is_offered_each_tile_can_be_read_and_hit(offering, choice_count):
    tablet = offering(choice_count)
    tablet.arrive()
    tablet.is_at("choose-activity")
    expect(tablet.page.locator(".tile").first).to_be_visible()

    assert faults_of(tablet) == []
    assert tablet.page.evaluate(BROKEN_WORDS) == []


def test_more_than_fits_comes_on_a_second_page_with_the_choices_kept(offering):
    tablet = offering(20)
    tablet.arrive()
    tablet.tap("Fredagslunch")
    expect(tablet.page.locator(".tile[aria-pressed=true]")).to_have_count(1)
    first_page = tablet.page.locator(".tile__word").all_inner_texts()

    tablet.tap("Visa fler")
    second_page = tablet.page.locator(".tile__word").all_inner_texts()
    tablet.tap("Visa fler")

    expect(tablet.page.locator(".tile[aria-pressed=true]")).to_have_count(1)
    assert second_page != first_page
    assert tablet.page.locator(".tile__word").all_inner_texts() == first_page


def test_the_anonymous_way_is_the_larger_one(offering):
    tablet = offering(6)
    here = tablet.page.locator(".here").bounding_box()
    card = tablet.page.locator(".have-card").bounding_box()

    assert here["width"] * here["height"] > 1.2 * card["width"] * card["height"]


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
