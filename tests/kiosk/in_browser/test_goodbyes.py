"""A goodbye, where the premises want it: in which band a stay lay, and nobody inside after the day's end."""

import datetime
import json

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.database.transaction import write_connection
from app.organisations.actions import DoorWishes, set_door
from tests.command_line import run
from tests.kiosk.in_browser.server import eventually, log_of, stays_of

VISIT = ("visit", None, False)
NOON = datetime.datetime(2026, 3, 4, 11, 0, tzinfo=datetime.UTC)
A_NIGHT_MS = 17 * 3_600_000


@pytest.fixture
def tablet(server, door, new_tablet, pairing_link):
    """A tablet of premises that want goodbyes, at noon by its own clock and without network for now."""
    with server.database(), write_connection() as connection:
        set_door(connection, door.place.organisation_id, door.place.premises_id, DoorWishes(asks_goodbye=True))
    taken = new_tablet()
    taken.page.clock.install(time=NOON)
    taken.open(pairing_link(door)).is_at("welcome")
    expect(taken.page.get_by_role("button", name="Hej då")).to_be_visible()
    # A tablet's clock is put right by when it sends, so what is far apart is sent together.
    taken.go_offline()
    return taken


def come_in(tablet):
    tablet.page.clock.run_for(400)
    tablet.tap("Jag är här")
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(10_500)
    tablet.is_at("welcome")


def wait(tablet, minutes):
    tablet.page.clock.fast_forward(minutes * 60_000)
    tablet.is_at("welcome")


def leave(tablet):
    tablet.page.clock.run_for(400)
    tablet.tap("Hej då")
    tablet.is_at("how-long")
    tablet.page.clock.run_for(400)


def is_sent(tablet):
    tablet.go_online()
    tablet.page.clock.run_for(70_000)
    eventually(tablet.queue_count, 0)


def test_an_answer_is_kept_as_the_middle_of_its_band(tablet, server, door):
    come_in(tablet)
    wait(tablet, 50)
    leave(tablet)
    tablet.tap("Upp till en timme")

    tablet.is_at("goodbye")
    expect(tablet.page.get_by_text("Välkommen åter.")).to_be_visible()
    is_sent(tablet)
    eventually(lambda: stays_of(server, door), [(False, 45)])


def test_an_answer_that_fits_no_visit_is_a_goodbye_and_nothing_else(tablet, server, door):
    come_in(tablet)
    wait(tablet, 50)
    leave(tablet)
    tablet.tap("Mer än två timmar")

    tablet.is_at("goodbye")
    is_sent(tablet)
    assert (log_of(server, door), stays_of(server, door)) == ([VISIT], [])


def test_to_leave_it_out_is_a_goodbye_too(tablet, server, door):
    come_in(tablet)
    wait(tablet, 50)
    leave(tablet)
    tablet.tap("Hoppa över")

    tablet.is_at("goodbye")
    is_sent(tablet)
    assert stays_of(server, door) == []


def test_each_visit_ends_once(tablet, server, door):
    come_in(tablet)
    wait(tablet, 50)
    for _ in range(2):
        leave(tablet)
        tablet.tap("Upp till en timme")
        tablet.is_at("goodbye")
        tablet.page.clock.run_for(4_500)
        tablet.is_at("welcome")

    is_sent(tablet)
    eventually(lambda: stays_of(server, door), [(False, 45)])


def test_a_goodbye_can_be_undone(tablet, server, door):
    come_in(tablet)
    wait(tablet, 50)
    leave(tablet)
    tablet.tap("Upp till en timme")
    tablet.is_at("goodbye")
    tablet.page.clock.run_for(400)
    tablet.tap("Ångra")

    tablet.is_at("undone")
    is_sent(tablet)
    assert (log_of(server, door), stays_of(server, door)) == ([VISIT], [])


def test_a_card_leaves_without_a_question(tablet, agreed_card, server, door):
    tablet.go_online()
    tablet.page.clock.run_for(400)
    tablet.scan(agreed_card)
    tablet.is_at("card-seen")
    tablet.page.clock.run_for(1_500)
    tablet.is_at("choose-activity")
    tablet.go_offline()
    tablet.page.clock.run_for(10_500)
    tablet.is_at("welcome")
    wait(tablet, 8)
    leave(tablet)
    tablet.scan(agreed_card)

    tablet.is_at("goodbye")
    is_sent(tablet)
    eventually(lambda: [person for person, _ in stays_of(server, door)], [True])


def test_a_card_that_has_not_come_in_here_comes_in(tablet, agreed_card, server, door):
    leave(tablet)
    tablet.go_online()
    tablet.scan(agreed_card)
    tablet.is_at("card-seen")
    tablet.page.clock.run_for(1_500)

    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(10_500)
    is_sent(tablet)
    eventually(lambda: log_of(server, door), [("visit", None, True), ("visit", None, True)])


def test_nobody_is_inside_after_the_days_end(tablet, server, door):
    come_in(tablet)
    tablet.page.clock.fast_forward(A_NIGHT_MS)
    tablet.is_at("welcome")
    leave(tablet)
    tablet.tap("Mer än två timmar")

    tablet.is_at("goodbye")
    is_sent(tablet)
    assert stays_of(server, door) == []


def test_after_a_restart_nobodys_stay_is_measured(tablet, server, door):
    come_in(tablet)
    wait(tablet, 50)
    tablet.go_online()
    tablet.page.reload()
    tablet.is_at("welcome")
    leave(tablet)
    tablet.tap("Upp till en timme")

    tablet.is_at("goodbye")
    is_sent(tablet)
    assert (log_of(server, door), stays_of(server, door)) == ([VISIT], [])


def test_the_figure_of_stays_counts_the_goodbyes(tablet, server, door):
    for _ in range(3):
        come_in(tablet)
    wait(tablet, 50)
    for _ in range(3):
        leave(tablet)
        tablet.tap("Upp till en timme")
        tablet.is_at("goodbye")
        tablet.page.clock.run_for(4_500)
        tablet.is_at("welcome")
    is_sent(tablet)
    eventually(lambda: len(stays_of(server, door)), 3)

    year = now().year  # the tablet's clock is put right by the server's
    span = ("--from", f"{year - 1}-01-01", "--to", f"{year}-12-31")
    said = run(server.app, "figures", *span, "--premises", door.slug, "--format", "json")
    assert json.loads(said.stdout)["figures"]["stay"]["value"] == 45


def test_where_no_goodbye_is_wanted_none_is_offered(server, door, new_tablet, pairing_link):
    tablet = new_tablet().open(pairing_link(door))
    tablet.is_at("welcome")

    expect(tablet.page.get_by_role("button", name="Jag är redan här")).to_be_visible()
    expect(tablet.page.get_by_text("Hej då")).to_be_hidden()
