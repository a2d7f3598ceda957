"""Every page at a desk and on a phone, in each language and scheme: nothing cut off, too small, too pale."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, expect

from app.clock import now
from tests.browser import axe
from tests.web.in_browser.conftest import DESK, PHONE

LAST_YEAR, THIS_YEAR = f"/year/{now().year - 1}", f"/year/{now().year}"
KIOSKS = (
    "/kiosks",
    "/kiosks/1/pair",
    "/kiosks/1/rename",
    "/kiosks/1/shut-out",
    "/kiosks/take-in",
    "/kiosks/door/{slug}",
    "/kiosks/languages/{slug}",
    "/kiosks/pin/{slug}",
)
CARDS = ("/cards", "/cards/print", "/cards/link", "/cards/links")
ACTIVITIES = ("/activities/{slug}", "/activities/{slug}/new", "/activities/{slug}/1")
DAYS = ("/search", "/set-aside", "/training", "/training/{slug}/participants")
HEALTH = ("/health",)
BEGINNING = ("/begin/offered/{slug}", "/begin/poster")
TODAY = ("/today/{slug}/noted", "/today/{slug}/capacity")
BEGIN = ("/", "/home", "/more", "/account", "/account/password", LAST_YEAR, THIS_YEAR, "/nowhere")
NOTING = (
    "/note",
    "/note/{slug}/visit",
    "/note/{slug}/session",
    "/note/{slug}/accompaniment",
    "/note/{slug}/volunteering",
    "/note/{slug}/meal/cards",
    f"/note/{{slug}}/days/{now().date().isoformat()}",
)
THIS_DAY = now().date().isoformat()
FINISHING = (
    "/closing/{slug}",
    f"/closing/{{slug}}/{THIS_DAY}",
    "/closing/{slug}/all",
    "/paper/{slug}",
    f"/paper/{{slug}}/{THIS_DAY}",
)
OUTREACH = (
    "/outreach",
    "/outreach/earlier",
    "/outreach/topics",
    "/outreach/topics/housing/rename",
    "/phones",
    "/phones/2/pair",
    "/phones/2/rename",
    "/phones/2/shut-out",
)
AGREEMENTS = (
    "/agreements/new",
    "/agreements/{slug}",
    "/agreements/{slug}/terms",
    "/agreements/{slug}/counting",
    "/agreements/{slug}/goals/1",
    "/agreements/{slug}/agreed/1",
    f"/agreements/{{slug}}/money/{now().year}",
    "/agreements/{slug}/leaves/pace",
    "/agreements/{slug}/together",
)
GUIDE = ("/help?q=kort", "/help/desk", "/help/backup")
PATHS = (
    *AGREEMENTS,
    *GUIDE,
    *BEGINNING,
    *HEALTH,
    *KIOSKS,
    *CARDS,
    *ACTIVITIES,
    *DAYS,
    *FINISHING,
    *TODAY,
    *BEGIN,
    *NOTING,
    *OUTREACH,
)
NARROWEST = {"width": 320, "height": 640}
# Each size, and each scheme once: colours and sizes do not depend on each other.
LOOKS = {"desk": (DESK, "light"), "phone in the dark": (PHONE, "dark"), "narrowest": (NARROWEST, "light")}
# Both schemes at each size, for what is seen in few places.
EVERY_LOOK = {
    f"{name}, {scheme}": (size, scheme)
    for name, size in {"desk": DESK, "phone": PHONE}.items()
    for scheme in ("light", "dark")
}
LOWEST = {"width": 1024, "height": 600}  # of an old PC or a netbook
EVERY_DAY = (
    "/today/{slug}",
    "/outreach",
    "/note/{slug}/visit",
    "/note/{slug}/session",
    "/note/{slug}/meal/cards",
    f"/closing/{{slug}}/{THIS_DAY}",
    "/training",
)
OUT_OF_VIEW = """() => {
    const inView = button => {
        const box = button.getBoundingClientRect();
        return button.checkVisibility() && box.top >= 0 && box.bottom <= innerHeight;
    };
    const faults = [...document.querySelectorAll("main .button.main")].some(inView) ? [] : ["its main button"];
    return document.documentElement.scrollWidth > innerWidth ? [...faults, "its right edge"] : faults;
}"""

TOO_SMALL = """() => [...document.querySelectorAll("a, button, summary, input:not([type=hidden]), select")]
    .filter(element => element.checkVisibility() && !element.closest(".only-read-aloud, [aria-hidden=true], .skip"))
    .map(element => [element.getBoundingClientRect(), element])
    .filter(([box]) => box.width < 43.5 || box.height < 43.5)
    .map(([box, element]) => `${element.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)"""

CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(element => element.checkVisibility() && !element.closest(".only-read-aloud, svg"))
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .map(element => element.outerHTML.slice(0, 90))"""


def violations(page):
    page.wait_for_load_state()
    try:
        return axe.violations(page)
    except Error:  # the page went on to the next while axe looked at it: a press before has just been answered
        page.wait_for_load_state()
        return axe.violations(page)


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def looked_at(page, looks, read_by_axe=None):
    """What is wrong with the page that shows, by the look it is seen in: loading it takes longer than all looking.

    Axe reads it in each of the looks, or in those that are named. Afterwards it is as large as before, and light.
    """
    faults, own_size = {}, page.viewport_size
    for look, (size, scheme) in looks.items():
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found = [] if read_by_axe is not None and look not in read_by_axe else violations(page)
        faults[look] = [*found, *page.evaluate(CUT_OFF), *page.evaluate(TOO_SMALL)]
    page.set_viewport_size(own_size)
    page.emulate_media(color_scheme="light")
    return {look: found for look, found in faults.items() if found}


@pytest.mark.parametrize(
    ("language", "read_by_axe"), [("sv", ("desk", "phone in the dark")), ("en", ())], ids=["sv", "en"]
)
def test_nothing_is_wrong_with_any_page_at_a_desk_or_on_a_phone(full_years, signed_in, language, read_by_axe):
    page = signed_in(full_years)
    page.locator(f"button[value={language}]").click()
    faults = {}

    for path in PATHS:
        page.goto(full_years.server.url + path.format(slug=full_years.door.slug))
        unfold(page)
        faults[path] = looked_at(page, LOOKS, read_by_axe)

    assert faults == dict.fromkeys(PATHS, {})


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/link"])
def test_axe_finds_nothing_to_mend_before_one_is_in(lived_in, new_context, path):
    page = new_context(viewport=PHONE).new_page()
    page.goto(lived_in.server.url + path.format(slug=lived_in.door.slug))

    assert violations(page) == []


WRONG_IN_ONE_LOOK = """<!doctype html>
<html lang="sv"><title>Dagen</title><meta name="color-scheme" content="light dark">
<style>
    a, button { display: block; height: 48px; margin: 20px 0; width: 200px }
    @media (max-width: 500px) { a { width: 600px } }
    @media (max-width: 350px) { button { height: 20px } }
    @media (prefers-color-scheme: dark) { p { color: #777; background: #666 } }
</style>
<main><h1>Dagen</h1><p>Tre besök</p><a href="/">Dagens besök</a> <button>Spara</button></main>"""


def test_what_is_wrong_in_one_look_is_found_in_that_look(page):
    page.set_content(WRONG_IN_ONE_LOOK)

    found = looked_at(page, LOOKS)

    assert sorted(found) == ["narrowest", "phone in the dark"]
    told = {look: " ".join(map(str, faults)) for look, faults in found.items()}
    assert ("color-contrast" in told["phone in the dark"], "color-contrast" in told["narrowest"]) == (True, False)
    assert ("200 x 20" in told["narrowest"], "200 x 20" in told["phone in the dark"]) == (True, False)
    assert all("<a" in each for each in told.values())


def test_on_a_low_screen_the_main_button_of_every_day_is_in_view_without_scrolling(full_years, signed_in):
    page, out_of_view = signed_in(full_years, viewport=LOWEST), {}

    for path in EVERY_DAY:
        page.goto(full_years.server.url + path.format(slug=full_years.door.slug))
        out_of_view[path] = page.evaluate(OUT_OF_VIEW)

    assert out_of_view == {path: [] for path in EVERY_DAY}


def test_a_definition_is_a_touch_away_and_goes_by_another(full_years, signed_in):
    page = signed_in(full_years, viewport=PHONE)
    page.goto(full_years.server.url + LAST_YEAR)

    page.get_by_role("button", name="Besök utan kort").click()
    meaning = page.locator("#means-visits_anonymous")
    expect(meaning).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")

    expect(meaning).to_be_hidden()


def test_the_typeface_is_the_one_that_came_with_the_page(full_years, signed_in):
    page = signed_in(full_years)

    faces = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")

    assert set(faces) == {"Noto Sans"}


def test_bars_fill_the_picture_and_words_keep_their_size_on_a_phone(full_years, signed_in):
    at_desk, on_phone = (signed_in(full_years, f"Cleo {size['width']}", viewport=size) for size in (DESK, PHONE))
    sizes = {}
    for page in (at_desk, on_phone):
        page.goto(full_years.server.url + LAST_YEAR)
        sizes[page] = page.evaluate(
            """() => {
                const picture = document.querySelector(".bars svg").getBoundingClientRect();
                const last = [...document.querySelectorAll(".bars rect")].at(-1).getBoundingClientRect();
                const word = document.querySelector(".bars text");
                return [last.right / picture.right, parseFloat(getComputedStyle(word).fontSize)];
            }"""
        )

    assert all(reach > 0.95 for reach, _ in sizes.values())
    assert all(size >= 11 for _, size in sizes.values())


def test_the_year_prints_with_every_definition_and_no_buttons(full_years, signed_in):
    page = signed_in(full_years)
    page.goto(full_years.server.url + LAST_YEAR)

    page.emulate_media(media="print")

    assert page.locator(".bar").is_hidden()
    assert page.locator(".foot").is_hidden()
    assert page.evaluate("document.querySelector('.how-we-count dd').getBoundingClientRect().height") > 0
    assert page.get_by_text("De är inte till för att skickas vidare.").first.is_visible()
