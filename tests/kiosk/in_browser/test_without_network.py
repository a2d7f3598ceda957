"""The network goes, the server goes, the page goes: what showed "Tack" arrives, once."""

import itertools

from playwright.sync_api import expect
from sqlalchemy import delete

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import add_kiosk
from app.kiosk_host.models import KioskToken
from tests.kiosk.in_browser.keeping import keep_visits
from tests.kiosk.in_browser.server import eventually, log_of, set_aside_of
from tests.make import make_activity, make_door

VISIT = ("visit", None, False)
LUNCH = ("meal", "lunch", False)


def visit_of_one(tablet):
    """Somebody taps, and goes straight in."""
    tablet.is_ready()
    tablet.arrive()
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")


def test_taps_without_network_arrive_once_it_is_back(tablet, server, door):
    tablet.go_offline()
    for _ in range(3):
        visit_of_one(tablet)
    assert tablet.queue_count() == 3
    assert log_of(server, door) == []

    tablet.go_online()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 3, 0))


def test_the_tablet_starts_and_counts_without_network(tablet, server, door):
    tablet.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    tablet.go_offline()

    tablet.reopen()

    tablet.is_at("welcome")
    expect(tablet.page.get_by_text(door.slug.capitalize())).to_be_visible()
    tablet.arrive()
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    picture = tablet.page.get_by_role("button", name="lunch").locator("img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    tablet.go_online()
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH, VISIT], 0))


def test_the_server_may_be_gone_for_a_while(tablet, server, door):
    server.stop()
    visit_of_one(tablet)
    visit_of_one(tablet)

    server.start()
    tablet.page.evaluate("window.dispatchEvent(new Event('online'))")

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 2, 0))


def test_a_lost_answer_does_not_count_twice(tablet, server, door):
    answers = itertools.count()

    def lose_the_first(route):
        answer = route.fetch()
        if next(answers) == 0:
            route.abort()
        else:
            route.fulfill(response=answer)

    tablet.context.route("**/api/v1/sealed", lose_the_first)

    tablet.arrive()

    eventually(tablet.queue_count, 0)
    assert next(answers) >= 2
    assert log_of(server, door) == [VISIT]
    assert set_aside_of(server, door) == []


def test_a_page_that_dies_between_two_taps_has_kept_both(tablet, server, door):
    tablet.go_offline()
    visit_of_one(tablet)
    tablet.arrive()
    tablet.go_online()

    tablet.reopen()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 2, 0))


def test_a_page_reloaded_in_the_middle_of_a_visit_has_kept_it(tablet, server, door):
    tablet.arrive()
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")

    tablet.page.reload()

    tablet.is_at("welcome")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH, VISIT], 0))


def test_storage_that_is_cleared_under_the_page_does_not_stop_it(tablet, server, door):
    visit_of_one(tablet)
    eventually(lambda: log_of(server, door), [VISIT])

    devtools = tablet.context.new_cdp_session(tablet.page)
    devtools.send("Storage.clearDataForOrigin", {"origin": server.url, "storageTypes": "indexeddb"})
    visit_of_one(tablet)

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 2, 0))
    tablet.reopen()
    tablet.is_at("welcome")


def test_a_tablet_that_cannot_store_does_not_thank(tablet, server, door):
    tablet.page.evaluate("""() => {
        const add = IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = function (...what) {
            const adding = add.apply(this, what);
            this.transaction.abort();
            return adding;
        };
    }""")

    tablet.tap("Jag är här")

    tablet.is_at("trouble")
    expect(tablet.page.get_by_text("så räknar vi dig ändå")).to_be_visible()
    expect(tablet.page.get_by_text("Tack")).to_have_count(0)
    assert tablet.queue_count() == 0


def test_what_is_thanked_for_was_written_with_strict_durability(new_tablet, pairing_link, door):
    tablet = new_tablet()
    tablet.context.add_init_script("""
        window.written = [];
        const begin = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
            const transaction = begin.call(this, stores, mode, options);
            transaction.addEventListener("complete", () => {
                const thanked = document.querySelector("#screen").dataset.screen === "choose-activity";
                window.written.push([transaction.mode, transaction.durability, thanked]);
            });
            return transaction;
        };
    """)
    tablet.open(pairing_link(door)).is_at("welcome")
    tablet.go_offline()
    tablet.page.evaluate("window.written.length = 0")

    tablet.arrive()

    assert tablet.page.evaluate("window.written[0]") == ["readwrite", "strict", False]
    assert {durability for mode, durability, _ in tablet.page.evaluate("window.written") if mode == "readwrite"} == {
        "strict"
    }


def test_two_windows_of_one_tablet_send_each_tap_once(tablet, server, door):
    second = tablet.context.new_page()
    second.goto(tablet.url)
    expect(second.get_by_role("button", name="Jag är här")).to_be_visible()
    tablet.go_offline()
    visit_of_one(tablet)
    second.bring_to_front()
    second.get_by_role("button", name="Jag är här").tap()
    expect(second.get_by_text("Tack").first).to_be_visible()

    tablet.go_online()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 2, 0))
    assert set_aside_of(server, door) == []


def test_more_than_a_batch_arrives_whole(tablet, server, door):
    tablet.go_offline()
    tablet.arrive()
    keep_visits(tablet, 120)
    assert tablet.queue_count() == 121

    tablet.go_online()

    eventually(lambda: (len(log_of(server, door)), tablet.queue_count()), (121, 0))


def test_a_batch_the_server_refuses_does_not_hold_up_the_rest(tablet, server, door):
    tablet.go_offline()
    visit_of_one(tablet)
    visit_of_one(tablet)
    visit_of_one(tablet)
    refused = []

    def refuse_whole_batches(route):
        if len(route.request.post_data_json["boxes"]) > 1:
            refused.append(route.request)
            route.fulfill(status=413, content_type="application/problem+json", body="{}")
        else:
            route.continue_()

    tablet.context.route("**/api/v1/sealed", refuse_whole_batches)
    tablet.go_online()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 3, 0))
    assert refused


def test_a_tablet_the_server_does_not_know_says_so_and_keeps_what_it_has_until_it_is_paired_again(tablet, server, door):
    with server.database(), write_connection() as connection:
        connection.execute(delete(KioskToken).where(KioskToken.organisation_id == door.place.organisation_id))
    notice = tablet.page.get_by_text("Till personalen: plattan behöver kopplas ihop igen.")

    visit_of_one(tablet)
    visit_of_one(tablet)
    expect(notice).to_be_visible()
    assert tablet.queue_count() == 2
    assert log_of(server, door) == []

    with server.database(), write_connection() as connection:
        link = add_kiosk(connection, door.slug, "by the door again", now()).url(server.url)
    tablet.open("about:blank").open(link).is_at("welcome")

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 2, 0))
    expect(notice).to_be_hidden()


def test_what_was_counted_at_one_place_is_never_sent_for_another(tablet, server, door, pairing_link):
    with server.database():
        other = make_door("elsewhere", "elsewhere-organisation")
        make_activity(other, "lunch", "meal")
    tablet.context.route("**/api/v1/sealed", lambda route: route.abort())
    visit_of_one(tablet)

    tablet.open("about:blank").open(pairing_link(other)).is_at("welcome")
    tablet.context.unroute("**/api/v1/sealed")
    visit_of_one(tablet)
    eventually(lambda: log_of(server, other), [VISIT])
    assert tablet.queue_count() == 1

    tablet.open("about:blank").open(pairing_link(door)).is_at("welcome")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))
    assert log_of(server, other) == [VISIT]
