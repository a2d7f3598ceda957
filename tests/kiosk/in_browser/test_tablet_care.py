"""What staff do at the tablet: rehearse without network, save the queue, unpair; and what the tablet tells the server."""

import json
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.care.reports import ask_to_reload
from app.kiosk_host.models import KioskReport
from app.kiosk_host.intake.queue_files import read_queue_file
from app.kiosk_host.intake.taking_in import take_in_file
from tests.kiosk.in_browser.server import eventually, log_of
from tests.kiosk.in_browser.test_staff_corner import press_house
from tests.make import rows

VISIT = ("visit", None, False)
TAPPED_THRICE = ".staff-rehearsal__tap--kept >> nth=2"


@pytest.fixture
def told(server, door):
    """What the tablet by the door last told, of one column."""

    def told(column):
        query = select(column).where(
            KioskReport.organisation_id == door.place.organisation_id, KioskReport.told_at.is_not(None)
        )
        with server.database():
            return [value for (value,) in rows(query)]

    return told


def in_corner(tablet):
    """Open the staff's corner by a real long press."""
    tablet.is_ready()
    house = tablet.page.locator("#house").bounding_box()
    tablet.page.mouse.move(house["x"] + 20, house["y"] + 20)
    tablet.page.mouse.down()
    tablet.is_at("staff-corner")
    tablet.page.mouse.up()
    tablet.is_ready()


def test_a_rehearsal_keeps_five_taps_without_network_and_they_arrive_uncounted(tablet, server, door):
    asked = []

    def note(request):
        if request.url.endswith("/sealed"):
            asked.extend(request.post_data_json["boxes"])

    tablet.context.on("request", note)
    in_corner(tablet)

    tablet.tap("Prova utan nät")
    expect(tablet.page.locator(TAPPED_THRICE)).to_be_attached()
    sent, kept = len(asked), tablet.queue_count()

    expect(tablet.page.get_by_role("heading", name="5 av 5 provtryck kom fram")).to_be_visible(timeout=25_000)
    assert (sent, kept >= 3, tablet.queue_count()) == (0, True, 0)
    assert len(asked) == 5
    assert log_of(server, door) == []


def test_a_visitor_in_the_middle_of_a_rehearsal_is_counted_once_it_is_over(tablet, server, door):
    in_corner(tablet)
    tablet.tap("Prova utan nät")
    expect(tablet.page.get_by_role("heading", name="Plattan trycker utan nät")).to_be_visible()

    tablet.scan("a-card-that-nobody-knows")

    tablet.is_at("ask-about-card")
    tablet.tap("Nej")
    tablet.is_at("choose-activity")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))


def test_a_rehearsal_against_a_server_that_is_gone_says_so_and_the_taps_go_out_later(tablet, server, door):
    tablet.page.clock.install()
    press_house(tablet, 1_600)
    tablet.is_at("staff-corner")
    tablet.page.clock.run_for(400)
    tablet.go_offline()
    tablet.tap("Prova utan nät")
    told = tablet.page.get_by_role("heading", name="0 av 5 provtryck kom fram")
    # What is kept takes as long as the disk does, whatever the tablet's clock says: more steps on a busy machine.
    for _ in range(240):
        tablet.page.clock.run_for(500)
        if told.is_visible():
            break

    expect(told).to_be_visible()
    assert tablet.queue_count() == 5
    tablet.go_online()
    eventually(tablet.queue_count, 0)
    assert log_of(server, door) == []


def test_a_page_that_is_loaded_in_the_middle_of_a_rehearsal_has_its_network_back(tablet, server, door):
    in_corner(tablet)
    tablet.tap("Prova utan nät")
    expect(tablet.page.get_by_role("heading", name="Plattan trycker utan nät")).to_be_visible()

    tablet.open().is_at("welcome")

    tablet.arrive()
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))


def test_the_queue_is_saved_as_a_file_that_the_server_takes_in(tablet, server, door):
    tablet.go_offline()
    tablet.arrive()
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    in_corner(tablet)

    with tablet.page.expect_download() as saving:
        tablet.tap("Spara kön som fil")
    raw = saving.value.path().read_bytes()
    with server.database():
        first = take_in_file(read_queue_file(raw), door.place.organisation_id, now())
        second = take_in_file(read_queue_file(raw), door.place.organisation_id, now())

    assert saving.value.suggested_filename.startswith("oasen-20")
    expect(tablet.page.get_by_text(f"Kön sparas som {saving.value.suggested_filename}")).to_be_visible()
    assert json.loads(raw)["kiosk"] == "by the door"
    assert (dict(first), dict(second)) == ({"stored": 2}, {"already_stored": 2})
    tablet.go_online()
    eventually(tablet.queue_count, 0)
    assert log_of(server, door) == [("meal", "lunch", False), VISIT]


def test_a_tablet_is_unpaired_at_one_press_when_nothing_waits_and_has_forgotten_all(tablet):
    in_corner(tablet)
    tablet.tap("Koppla bort plattan")
    tablet.is_at("staff-unpair")
    expect(tablet.page.get_by_text("Inget väntar på att skickas")).to_be_visible()
    tablet.is_ready()

    tablet.tap("Koppla bort plattan")

    tablet.is_at("pairing")
    tablet.reopen()
    tablet.is_at("pairing")
    assert everything_kept(tablet) == [[], []]


def test_what_waits_is_told_and_asked_about_once_more_before_it_is_thrown_away(tablet, server, door):
    tablet.go_offline()
    tablet.arrive()
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    in_corner(tablet)
    tablet.tap("Koppla bort plattan")
    tablet.is_at("staff-unpair")
    expect(tablet.page.get_by_text("1 notering har inte kommit fram")).to_be_visible()
    tablet.is_ready()

    tablet.tap("Koppla bort plattan")
    expect(tablet.page.get_by_role("button", name="Ja, släng 1 notering")).to_be_visible()
    kept = tablet.queue_count()
    tablet.tap("Ja, släng 1 notering")

    tablet.is_at("pairing")
    assert kept == 1
    assert everything_kept(tablet) == [[], []]


def everything_kept(tablet):
    """All that lies in the tablet's database."""
    return tablet.page.evaluate("""async () => {
        const opening = indexedDB.open("oasen");
        const database = await new Promise(resolve => { opening.onsuccess = () => resolve(opening.result); });
        const all = name => new Promise(resolve => {
            const asking = database.transaction(name).objectStore(name).getAll();
            asking.onsuccess = () => resolve(asking.result);
        });
        const kept = [await all("queue"), await all("tablet")];
        database.close();
        return kept;
    }""")


def test_the_tablet_tells_how_it_is_doing(tablet, told):
    version = tablet.page.evaluate("document.documentElement.dataset.version")

    eventually(lambda: told(KioskReport.version), [version])
    assert told(KioskReport.queue_count) == [0]
    assert told(KioskReport.browser) == ["Chrome, Linux"]
    assert abs(told(KioskReport.clock_ahead_seconds)[0]) <= 5


def test_a_clock_that_is_off_is_told_in_the_corner_and_to_the_server(new_tablet, pairing_link, door, told):
    tablet = new_tablet()
    tablet.page.clock.install(time=now() + timedelta(hours=2))
    tablet.open(pairing_link(door)).is_at("welcome")
    eventually(lambda: [round(ahead / 100) for ahead in told(KioskReport.clock_ahead_seconds)], [72])
    tablet.page.clock.run_for(400)

    press_house(tablet, 1_600)

    expect(tablet.page.get_by_text("Går 2 timmar före")).to_be_visible()


def test_a_tap_that_could_not_be_stored_is_told_by_its_kind(tablet, told):
    tablet.page.evaluate("() => { IDBObjectStore.prototype.add = () => { throw new Error('what a card said'); }; }")
    tablet.tap("Jag är här")
    tablet.is_at("trouble")

    tablet.page.evaluate("window.dispatchEvent(new Event('online'))")

    eventually(lambda: told(KioskReport.trouble), ["storage"])


def test_staff_can_let_the_tablet_load_anew_but_not_in_the_middle_of_a_visit(tablet, server, door, told):
    eventually(lambda: len(told(KioskReport.version)), 1)
    tablet.page.evaluate("window.isTheSame = true")
    tablet.page.clock.install()
    with server.database(), write_connection() as connection:
        ask_to_reload(connection, door.place.organisation_id, door.kiosk_id, now())
    tablet.arrive()
    tablet.is_at("choose-activity")

    with tablet.page.expect_response("**/api/v1/tablet") as heard:
        tablet.page.evaluate("window.dispatchEvent(new Event('online'))")
    tablet.page.clock.run_for(5_000)
    tablet.is_at("choose-activity")
    assert heard.value.json()["reload"]
    assert tablet.page.evaluate("window.isTheSame")
    tablet.page.clock.run_for(10_100)
    tablet.is_at("welcome")
    tablet.page.clock.run_for(10_100)

    eventually(lambda: told(KioskReport.reload_asked_at), [None])
    tablet.is_at("welcome")
    assert not tablet.page.evaluate("window.isTheSame ?? false")


def test_the_browser_is_asked_once_more_to_keep_the_storage_and_its_answer_shown(new_tablet, pairing_link, door):
    tablet = new_tablet()
    # The tests' browser never says yes; this one does so once it is asked by a press.
    tablet.context.add_init_script("""
        StorageManager.prototype.persist = () => Promise.resolve(Boolean(window.hasBeenPersuaded));
    """)
    tablet.open(pairing_link(door)).is_at("welcome")
    in_corner(tablet)
    expect(tablet.page.get_by_text("Osäkert")).to_be_visible()
    tablet.page.evaluate("window.hasBeenPersuaded = true")

    tablet.tap("Fråga igen")

    expect(tablet.page.get_by_text("Säkert: webbläsaren slänger inget")).to_be_visible()
    expect(tablet.page.get_by_role("button", name="Fråga igen")).to_be_hidden()
