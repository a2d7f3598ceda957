"""The staff's screens, lying and standing, in both languages: nothing cut off, too small, or wrong by axe."""

import json

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.care.reports import set_pin
from app.kiosk_host.delivery import KIOSK_FOLDER
from tests.kiosk.in_browser.tablet import LYING, STANDING
from tests.kiosk.in_browser.test_access import violations
from tests.kiosk.in_browser.test_look import faults_of
from tests.kiosk.in_browser.test_staff_corner import press_house
from tests.kiosk.in_browser.test_staff_pin import KEPT


@pytest.fixture(params=[LYING, STANDING], ids=["lying", "standing"])
def size(request):
    return request.param


@pytest.fixture(params=["sv", "en"])
def texts(request):
    return json.loads((KIOSK_FOLDER / "languages" / f"{request.param}.json").read_text())


@pytest.fixture
def look():
    """Look at the screen that shows; what is wrong with any of those looked at fails the test at its end."""
    found = {}

    def look_at(tablet, screen):
        tablet.is_at(screen)
        found[screen] = [*faults_of(tablet), *violations(tablet)]

    yield look_at
    assert found == dict.fromkeys(found, [])
    assert found


def test_the_screens_that_pair(new_tablet, look, size, texts):
    tablet = new_tablet(viewport=size).open()
    tablet.tap(texts["language.name"])
    look(tablet, "pairing")
    tablet.tap(texts["pairing.by-code"])
    tablet.is_at("pairing-code")
    tablet.is_ready()
    for sign in "WWWWMMMM":
        tablet.page.get_by_role("button", name=sign, exact=True).tap()
    tablet.tap(texts["pairing.pair"])
    expect(tablet.page.get_by_text(texts["pairing.code-refused"])).to_be_visible()
    look(tablet, "pairing-code")
    tablet.tap(texts["back"])
    tablet.is_at("pairing")
    tablet.tap(texts["pairing.by-camera"])
    expect(tablet.page.get_by_role("heading", name=texts["pairing.camera-none"])).to_be_visible()
    look(tablet, "pairing-camera")


def test_the_screens_of_the_corner(new_tablet, pairing_link, door, server, look, size, texts):
    with server.database(), write_connection() as connection:
        set_pin(connection, door.place.organisation_id, door.place.premises_id, "2580", now())
    tablet = new_tablet(viewport=size).open(pairing_link(door))
    tablet.is_at("welcome")
    tablet.page.wait_for_function(f"({KEPT})('pin').then(Boolean)")
    tablet.page.clock.install()
    tablet.go_offline()
    tablet.arrive()
    tablet.page.clock.run_for(10_100)
    tablet.is_at("welcome")
    tablet.page.clock.run_for(400)
    tablet.tap(texts["language.name"])

    press_house(tablet, 1_600)
    tablet.is_at("staff-pin")
    tablet.page.clock.run_for(400)
    for digit in "2580":
        tablet.page.get_by_role("button", name=digit, exact=True).tap()
    look(tablet, "staff-pin")
    tablet.tap(texts["pin.open"])
    tablet.is_at("staff-corner")
    tablet.page.clock.run_for(400)
    tablet.tap(texts["staff.save-queue"])
    look(tablet, "staff-corner")
    tablet.tap(texts["unpair.unpair"])
    tablet.is_at("staff-unpair")
    tablet.page.clock.run_for(400)
    tablet.page.locator("[data-raise=unpair-confirmed]").tap()
    look(tablet, "staff-unpair")


def test_the_rehearsals_screen(new_tablet, pairing_link, door, look, size, texts):
    tablet = new_tablet(viewport=size).open(pairing_link(door))
    tablet.is_at("welcome")
    tablet.tap(texts["language.name"])
    tablet.page.clock.install()
    press_house(tablet, 1_600)
    tablet.is_at("staff-corner")
    tablet.page.clock.run_for(400)
    tablet.tap(texts["rehearsal.try"])
    tablet.is_at("staff-rehearsal")
    tablet.page.clock.run_for(400)
    tablet.go_offline()
    look(tablet, "staff-rehearsal")
    for _ in range(60):
        tablet.page.clock.run_for(500)
    expect(tablet.page.get_by_role("button", name=texts["rehearsal.again"])).to_be_visible()

    look(tablet, "staff-rehearsal")
