"""A new version of the kiosk comes in between two visitors, never in the middle of one."""

import pytest
from playwright.sync_api import expect

from tests.kiosk.in_browser.changing_server import changing_server
from tests.kiosk.in_browser.server import eventually, log_of
from tests.kiosk.in_browser.tablet import LYING, Tablet
from tests.kiosk.in_browser.test_staff_corner import press_house

NEW = "0123456789ab"
CONTROLLED = "navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))"
WAITING = "navigator.serviceWorker.getRegistration().then(found => Boolean(found.waiting))"
VERSION = "document.documentElement.dataset.version"


@pytest.fixture
def changing(server):
    with changing_server(server.url) as door:
        yield door


@pytest.fixture
def paired(changing, browser, pairing_link, door):
    """A paired tablet that has kept its version; its clock is the test's."""
    context = browser.new_context(viewport=LYING, has_touch=True, locale="sv-SE", timezone_id="Europe/Stockholm")
    tablet = Tablet(context, changing.url).open(f"{changing.url}/kiosk/#{pairing_link(door).rpartition('#')[2]}")
    tablet.is_at("welcome")
    eventually(lambda: tablet.page.evaluate(CONTROLLED), True)
    tablet.page.clock.install()
    yield tablet
    context.close()


def new_version_waits(tablet, changing):
    """The server has a new version, and the tablet has fetched it beside the one that shows."""
    changing.version = NEW
    tablet.page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)")
    eventually(lambda: tablet.page.evaluate(WAITING), True)
    assert tablet.page.evaluate(VERSION) != NEW


def has_new_version(tablet):
    """The page has been loaded anew, with the new version."""
    expect(tablet.page.locator(f"html[data-version='{NEW}']")).to_be_attached(timeout=20_000)


def test_a_new_version_comes_in_when_nobody_has_stood_there_for_a_while(paired, changing):
    new_version_waits(paired, changing)

    paired.page.clock.run_for(10_100)

    has_new_version(paired)
    paired.is_at("welcome")


def test_a_new_version_never_comes_in_the_middle_of_a_visit(paired, changing, server, door):
    paired.arrive()
    paired.is_at("choose-activity")
    new_version_waits(paired, changing)
    for _ in range(5):
        paired.page.clock.run_for(3_000)
        paired.tap("lunch")
        paired.is_at("choose-activity")
    before = paired.page.evaluate(VERSION)
    paired.tap("Klar")
    paired.is_at("done")

    paired.page.clock.run_for(4_100)
    paired.is_at("welcome")
    paired.page.clock.run_for(10_100)

    assert before != NEW
    has_new_version(paired)
    eventually(lambda: [kind for kind, _, _ in log_of(server, door)], ["meal", "visit"])


def test_a_version_that_another_window_let_in_waits_for_the_visitor_here(paired, changing):
    second = paired.context.new_page()
    second.goto(paired.url)
    expect(second.locator("#screen[data-screen=welcome]")).to_be_visible()
    paired.page.bring_to_front()
    paired.arrive()
    paired.is_at("choose-activity")
    new_version_waits(paired, changing)

    second.evaluate("navigator.serviceWorker.getRegistration().then(found => found.waiting.postMessage('take-over'))")
    eventually(lambda: paired.page.evaluate(WAITING), False)
    paired.page.clock.run_for(2_000)

    paired.is_at("choose-activity")
    assert paired.page.evaluate(VERSION) != NEW
    paired.page.clock.run_for(10_100)
    paired.is_at("welcome")
    paired.page.clock.run_for(10_100)
    has_new_version(paired)


def test_whoever_comes_while_a_version_takes_over_is_counted_first(paired, changing):
    new_version_waits(paired, changing)
    paired.is_ready()
    button = paired.page.get_by_role("button", name="Jag är här").bounding_box()
    paired.page.mouse.move(button["x"] + 50, button["y"] + 50)
    paired.page.mouse.down()

    paired.page.evaluate("navigator.serviceWorker.getRegistration().then(f => f.waiting.postMessage('take-over'))")
    eventually(lambda: paired.page.evaluate(WAITING), False)
    paired.page.mouse.up()

    paired.is_at("choose-activity")
    assert paired.page.evaluate(VERSION) != NEW


def test_the_staffs_corner_says_that_a_version_waits_and_takes_it_at_a_press(paired, changing):
    new_version_waits(paired, changing)
    press_house(paired, 1_600)
    paired.is_at("staff-corner")
    expect(paired.page.get_by_text("Ny version finns")).to_be_visible()

    paired.tap("Ta den nu")

    has_new_version(paired)
    paired.is_at("welcome")


def test_without_a_new_version_the_corner_speaks_of_none(paired):
    press_house(paired, 1_600)
    paired.is_at("staff-corner")

    expect(paired.page.get_by_text("Ny version finns")).to_be_hidden()
