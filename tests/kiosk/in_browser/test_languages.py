"""Languages at the door: those that staff have turned on, for one visit, mirrored where one reads from the right."""

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.language_switches import switch_languages

DISTANCE_FROM_RIGHT = """element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return element.getBoundingClientRect().right - range.getBoundingClientRect().right;
}"""
UNREAD = "لم يراجع هذه الترجمة بعد"


@pytest.fixture
def turn_on(server, door):
    """Turn languages on at the door's premises."""

    def turn(*codes):
        with server.database(), write_connection() as connection:
            place = door.place
            wanted = dict.fromkeys(codes, True)
            switch_languages(connection, place.organisation_id, place.premises_id, wanted, now())

    return turn


@pytest.fixture
def arabic_tablet(turn_on, new_tablet, pairing_link, door):
    """A tablet at a place that has turned on Arabic and Persian, speaking Arabic."""
    turn_on("ar", "fa")
    tablet = new_tablet().open(pairing_link(door))
    tablet.is_at("welcome")
    tablet.tap("العربية")
    tablet.speaks("ar")
    return tablet


def languages_offered(tablet):
    """The buttons' names."""
    return tablet.page.locator(".language")


def test_a_tablet_without_premises_offers_what_has_been_read(new_tablet):
    tablet = new_tablet().open()
    tablet.is_at("pairing")

    expect(languages_offered(tablet)).to_have_text(["Svenska", "English"])


def test_a_language_is_offered_at_the_next_contact_after_it_is_turned_on(tablet, turn_on):
    expect(languages_offered(tablet)).to_have_text(["Svenska", "English"])
    turn_on("ti")

    tablet.reopen()

    expect(languages_offered(tablet)).to_have_text(["Svenska", "English", "ትግርኛ"])


def test_what_is_turned_on_is_spoken_without_network_too(arabic_tablet):
    arabic_tablet.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    arabic_tablet.go_offline()

    arabic_tablet.reopen()
    arabic_tablet.is_at("welcome")
    arabic_tablet.tap("فارسی")

    expect(arabic_tablet.page.get_by_role("button", name="من اینجا هستم").first).to_be_visible()


def test_a_language_that_the_tablet_has_no_file_of_is_left_out(new_tablet, pairing_link, door):
    tablet = new_tablet()
    tablet.context.route(
        "**/api/v1/screen",
        lambda route: route.fulfill(json=route.fetch().json() | {"languages": ["sv", "tlh", "fi"]}),
    )

    tablet.open(pairing_link(door)).is_at("welcome")

    expect(languages_offered(tablet)).to_have_text(["Svenska", "Suomi"])


def test_in_arabic_the_tap_is_on_the_right_and_all_else_mirrored(arabic_tablet):
    boxes = {
        name: arabic_tablet.page.locator(selector).bounding_box()["x"]
        for name, selector in {
            "here": ".here",
            "card": ".have-card",
            "house": "#house",
            "easier": ".ease",
            "corner": ".corner-action",
        }.items()
    }

    assert boxes["here"] > boxes["card"]
    assert boxes["house"] > boxes["easier"] > boxes["corner"]


def test_the_time_of_the_camera_runs_out_the_other_way_in_arabic(arabic_tablet):
    arabic_tablet.page.locator("[data-raise=card-wanted]").tap()
    arabic_tablet.is_at("look-for-card")

    bar = arabic_tablet.page.locator(".look-for-card__time")
    width = bar.evaluate("bar => bar.offsetWidth")
    origin = bar.evaluate("bar => parseFloat(getComputedStyle(bar).transformOrigin)")
    assert origin == pytest.approx(width, abs=1) or not width


def test_the_names_of_the_house_and_of_activities_keep_to_themselves(arabic_tablet):
    assert arabic_tablet.page.locator("#place").evaluate("place => place.tagName") == "BDI"
    arabic_tablet.page.locator("[data-raise=arrived]").tap()
    arabic_tablet.is_at("choose-activity")

    word = arabic_tablet.page.locator(".tile__word").first
    assert word.evaluate("word => getComputedStyle(word).unicodeBidi") == "plaintext"
    assert word.evaluate(DISTANCE_FROM_RIGHT) == pytest.approx(0, abs=2)


def test_who_reads_what_is_stored_comes_back_in_their_language(arabic_tablet):
    arabic_tablet.page.locator("[data-raise=storage-asked-about]").tap()
    arabic_tablet.is_at("what-is-stored")
    arabic_tablet.is_ready()
    arabic_tablet.page.locator(".bottom-action").tap()

    arabic_tablet.is_at("welcome")
    arabic_tablet.speaks("ar")


def test_the_next_visitor_is_greeted_in_swedish(arabic_tablet):
    arabic_tablet.page.clock.install()
    arabic_tablet.page.locator("[data-raise=arrived]").tap()
    arabic_tablet.is_at("choose-activity")

    arabic_tablet.page.clock.run_for(10_100)

    arabic_tablet.is_at("welcome")
    arabic_tablet.speaks("sv")


def test_a_language_that_nobody_has_read_says_so_where_it_matters(arabic_tablet):
    note = arabic_tablet.page.get_by_text(UNREAD)
    arabic_tablet.page.locator("[data-raise=storage-asked-about]").tap()
    arabic_tablet.is_at("what-is-stored")
    expect(note).to_be_visible()
    arabic_tablet.is_ready()
    arabic_tablet.page.locator(".bottom-action").tap()
    arabic_tablet.is_at("welcome")

    arabic_tablet.go_offline()
    arabic_tablet.scan("a-card-that-nobody-knows")

    arabic_tablet.is_at("ask-about-card")
    expect(note).to_be_visible()


def test_a_language_that_has_been_read_says_nothing_of_it(tablet):
    tablet.tap("Vad sparas?")
    tablet.is_at("what-is-stored")

    expect(tablet.page.locator(".unreviewed")).to_be_hidden()
    expect(tablet.page.locator(".what-is-stored__together")).to_be_hidden()  # nobody counts together here
