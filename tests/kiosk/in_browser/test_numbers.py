"""What a tablet has numbered and the server has not seen is known to staff."""

from app.clock import now
from app.extensions import db
from app.kiosk_host.overview import missing_counts
from tests.kiosk.in_browser.keeping import keep_visits, rows_of
from tests.kiosk.in_browser.server import eventually, log_of

VISIT = ("visit", None, False)


def missing(server, door):
    with server.database(), db.engine.connect() as connection:
        return missing_counts(connection, door.place.organisation_id, now().date())


def clear_storage(tablet, server):
    devtools = tablet.context.new_cdp_session(tablet.page)
    devtools.send("Storage.clearDataForOrigin", {"origin": server.url, "storageTypes": "indexeddb"})


def test_a_day_without_trouble_misses_nothing(tablet, server, door):
    keep_visits(tablet, 3)
    tablet.arrive()

    eventually(lambda: (log_of(server, door), missing(server, door)), ([VISIT] * 4, {}))


def test_what_a_browser_threw_away_unsent_is_missed(tablet, server, door):
    tablet.arrive()
    eventually(lambda: log_of(server, door), [VISIT])
    tablet.go_offline()
    tablet.tap("lunch")
    tablet.tap("promenad")
    tablet.tap("Klar")
    tablet.is_at("done")

    clear_storage(tablet, server)
    tablet.go_online()
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.arrive()

    eventually(lambda: (log_of(server, door), missing(server, door)), ([VISIT] * 2, {door.kiosk_id: 2}))


def test_no_number_is_given_twice_whatever_the_browser_throws_away(tablet, server, door):
    keep_visits(tablet, 3)
    tablet.arrive()
    eventually(lambda: (len(log_of(server, door)), tablet.queue_count()), (4, 0))
    tablet.reopen()
    tablet.is_at("welcome")

    clear_storage(tablet, server)
    tablet.go_offline()
    tablet.is_ready()
    tablet.arrive()

    assert [row["seq"] for row in rows_of(tablet, "queue")] == [5]


def test_two_tablets_at_one_door_are_numbered_apart(tablet, new_tablet, pairing_link, server, door):
    other = new_tablet().open(pairing_link(door))
    other.is_at("welcome")
    for each in (tablet, other):
        each.go_offline()
        keep_visits(each, 5)
    for each in (tablet, other):
        each.go_online()
        each.page.evaluate("window.dispatchEvent(new Event('online'))")
        each.arrive()

    eventually(lambda: (log_of(server, door), missing(server, door)), ([VISIT] * 12, {}))
    eventually(lambda: (tablet.queue_count(), other.queue_count()), (0, 0))
