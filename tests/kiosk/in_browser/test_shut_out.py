"""A tablet that was shut out hands in what it holds, wipes itself, and is as on its first day."""

import json

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import revoke_kiosk
from app.kiosk_host.models import KioskToken
from sqlalchemy import delete
from tests.kiosk.in_browser.keeping import STORE, facts_of, keep_visits, rows_of
from tests.kiosk.in_browser.server import eventually, log_of, set_aside_of
from tests.make import make_activity, make_door

VISIT = ("visit", None, False)
QUARANTINED = ("quarantined",)


@pytest.fixture
def shut_out(server, door):
    """Do what staff do on the page of the tablets."""

    def shut_out():
        with server.database(), write_connection() as connection:
            revoke_kiosk(connection, door.place.organisation_id, door.kiosk_id, now())

    return shut_out


def has_forgotten(tablet):
    """Whether nothing is left on the tablet that tells where it stood."""
    facts = facts_of(tablet)
    return (rows_of(tablet, "queue"), rows_of(tablet, "copies"), facts) == ([], [], {})


def test_it_hands_in_what_it_holds_and_wipes_itself(tablet, server, door, shut_out):
    tablet.arrive()
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))
    tablet.tap("Klar")
    tablet.go_offline()
    keep_visits(tablet, 60)
    shut_out()

    tablet.go_online()
    tablet.reopen()

    tablet.is_at("pairing")
    expect(tablet.page.get_by_text(door.slug.capitalize())).to_have_count(0)
    assert has_forgotten(tablet)
    assert set_aside_of(server, door) == [QUARANTINED] * 60
    assert log_of(server, door) == [VISIT]


def test_after_a_restart_it_is_still_as_on_its_first_day(tablet, shut_out):
    shut_out()
    tablet.reopen()
    tablet.is_at("pairing")

    tablet.reopen()

    tablet.is_at("pairing")
    assert has_forgotten(tablet)


def test_nobody_loses_the_screen_in_the_middle_of_a_visit(tablet, server, door, shut_out):
    shut_out()

    tablet.arrive()
    eventually(lambda: (set_aside_of(server, door), tablet.queue_count()), ([QUARANTINED], 0))
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)

    tablet.is_at("pairing")
    assert set_aside_of(server, door) == [QUARANTINED] * 2
    assert has_forgotten(tablet)


def test_what_was_counted_elsewhere_is_not_handed_in_here(tablet, server, door, shut_out, pairing_link):
    with server.database():
        other = make_door("before", "before-organisation")
        make_activity(other, "lunch", "meal")
    tablet.open("about:blank").open(pairing_link(other)).is_at("welcome")
    tablet.go_offline()
    keep_visits(tablet, 1)
    tablet.context.route("**/api/v1/sealed", lambda route: route.abort())
    tablet.go_online()
    tablet.open("about:blank").open(pairing_link(door)).is_at("welcome")
    shut_out()
    tablet.context.unroute("**/api/v1/sealed")

    tablet.reopen()

    tablet.is_at("pairing")
    assert [row["premises"] for row in rows_of(tablet, "queue")] == [other.slug]
    assert set_aside_of(server, door) == []
    tablet.open("about:blank").open(pairing_link(other)).is_at("welcome")
    eventually(lambda: (log_of(server, other), tablet.queue_count()), ([VISIT], 0))


def test_it_can_be_paired_and_used_again(tablet, server, door, shut_out, pairing_link):
    shut_out()
    tablet.reopen()
    tablet.is_at("pairing")
    with server.database():
        other = make_door("afterwards", "afterwards-organisation")

    tablet.open("about:blank").open(pairing_link(other)).is_at("welcome")
    tablet.arrive()

    eventually(lambda: (log_of(server, other), tablet.queue_count()), ([VISIT], 0))


def test_a_tablet_that_is_paired_anew_in_the_meantime_is_not_wiped(tablet, server, door, shut_out, pairing_link):
    with server.database():
        other = make_door("meanwhile", "meanwhile-organisation")
    shut_out()
    tablet.arrive()
    eventually(lambda: (set_aside_of(server, door), tablet.queue_count()), ([QUARANTINED], 0))

    tablet.page.evaluate(f"location.hash = '{pairing_link(other).rpartition('#')[2]}'")
    eventually(lambda: facts_of(tablet)["pairing"]["premises"]["slug"], other.slug)
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)

    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.arrive()
    eventually(lambda: (log_of(server, other), tablet.queue_count()), ([VISIT], 0))


def test_a_tablet_the_server_does_not_know_at_all_wipes_nothing(tablet, server, door):
    tablet.go_offline()
    keep_visits(tablet, 2)
    with server.database(), write_connection() as connection:
        connection.execute(delete(KioskToken).where(KioskToken.organisation_id == door.place.organisation_id))
    tablet.go_online()

    tablet.reopen()

    expect(tablet.page.get_by_text("Till personalen: plattan behöver kopplas ihop igen.")).to_be_visible()
    tablet.is_at("welcome")
    assert tablet.queue_count() == 2
    assert "pairing" in json.dumps(facts_of(tablet))


def test_nothing_is_forgotten_as_long_as_something_waits_here(tablet):
    tablet.go_offline()
    keep_visits(tablet, 1)

    is_wiped = tablet.page.evaluate(f"""async () => {{
        const {{ store, pairing }} = await ({STORE})();
        return store.wipe(pairing.premises.slug);
    }}""")

    assert is_wiped is False
    assert tablet.queue_count() == 1
    assert "pairing" in facts_of(tablet)
