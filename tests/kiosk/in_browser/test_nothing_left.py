"""Whoever comes to the tablet next finds nothing of the visit before: on no way that a browser has."""

import json
from uuid import UUID

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.log.models import Entry
from tests.kiosk.in_browser.server import eventually
from tests.make import rows

# All that a curious hand could ask the page for, without the developer's tools.
TRACES = """() => ({
    title: document.title,
    address: location.href,
    history: history.length,
    historyState: history.state,
    windowName: window.name,
    kept: [localStorage.length, sessionStorage.length, document.cookie],
    fields: document.querySelectorAll("input, textarea, select, form, [contenteditable], [autocomplete]").length,
    own: Object.keys(window).filter(key => !before.has(key)),
})"""
KEYS_BEFORE = "window.before = new Set([...Object.keys(window), 'before'])"


@pytest.fixture
def spoken(tablet):
    """What the page says to its console from now on."""
    said = []
    tablet.page.on("console", lambda message: said.append(message.text))
    return said


def whole_visit(tablet):
    """Somebody comes with company, chooses, and goes in."""
    tablet.arrive()
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap("+ Sällskap")
    tablet.is_at("company")
    tablet.is_ready()
    tablet.page.locator("[data-detail='children +1']").tap()
    expect(tablet.page.locator("[data-count=children]")).to_have_text("1")
    tablet.tap("Klar")
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")


def walk_in(tablet):
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    tablet.is_ready()


def test_the_page_holds_nothing_of_a_visit_but_what_it_held_before(tablet, spoken):
    tablet.page.evaluate(KEYS_BEFORE)
    before = tablet.page.evaluate(TRACES)
    whole_visit(tablet)
    during = tablet.page.evaluate(TRACES)
    walk_in(tablet)

    assert during == before == tablet.page.evaluate(TRACES)
    assert before["fields"] == 0
    assert before["title"] == "Oasen"
    assert spoken == []


def ids_in_log(server, door):
    """The ids of what stands in the log, as the tablet wrote them."""
    organisation_id = door.place.organisation_id
    with server.database():
        found = rows(select(Entry.id).where(Entry.organisation_id == organisation_id))
    return [str(UUID(bytes=id)) for (id,) in found]


def test_neither_page_nor_network_measurements_name_an_entry(tablet, server, door):
    tablet.go_offline()
    whole_visit(tablet)
    walk_in(tablet)
    tablet.go_online()
    eventually(tablet.queue_count, 0)

    left = tablet.page.content() + json.dumps(
        tablet.page.evaluate("performance.getEntries().map(each => JSON.stringify(each))")
    )
    ids = ids_in_log(server, door)
    assert len(ids) == 3
    assert [each for each in ids if each in left] == []


def test_the_back_button_leads_to_no_visit(tablet):
    whole_visit(tablet)
    tablet.page.goto("about:blank")

    tablet.page.go_back()

    tablet.is_at("welcome")
    expect(tablet.page.get_by_text("Tack, du är räknad!")).to_have_count(0)
    tablet.page.go_forward()
    assert tablet.page.content() == "<html><head></head><body></body></html>"


def test_a_page_that_comes_back_as_it_was_left_forgets_who_stood_there(tablet):
    whole_visit(tablet)

    tablet.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    tablet.is_at("welcome")


def test_after_a_goodbye_nothing_is_left_either(tablet_with_goodbye):
    tablet = tablet_with_goodbye
    tablet.is_ready()
    before = tablet.page.locator("main").inner_html()
    tablet.tap("Hej då")
    tablet.is_at("how-long")
    tablet.is_ready()
    tablet.tap("Hoppa över")
    tablet.is_at("goodbye")
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    tablet.is_ready()

    assert tablet.page.locator("main").inner_html() == before


def test_todays_open_visits_are_on_no_disk(tablet_with_goodbye):
    tablet = tablet_with_goodbye
    whole_visit(tablet)
    walk_in(tablet)
    eventually(tablet.queue_count, 0)

    kept = tablet.page.evaluate("""() => new Promise((resolve) => {
        const opening = indexedDB.open("oasen");
        opening.onsuccess = () => {
            const asking = opening.result.transaction("tablet").objectStore("tablet").getAllKeys();
            asking.onsuccess = () => { opening.result.close(); resolve(asking.result); };
        };
    })""")
    assert sorted(kept) == ["labels", "last-seq", "pairing", "tablet-id"]
