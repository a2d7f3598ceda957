"""Tablets as they are: storage thrown away, cameras refused, clocks that are wrong, sleep in the middle of a visit."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.clock import now
from app.log.models import Entry
from app.service_day import local_time
from tests.kiosk.in_browser.server import eventually, log_of
from tests.make import rows

STOCKHOLM = ZoneInfo("Europe/Stockholm")
VISIT = ("visit", None, False)


@pytest.fixture
def entries(server, door):
    """The day and the moment of each entry of the door, once so many have arrived."""

    def wait_for(count):
        query = select(Entry.day, Entry.at).where(Entry.organisation_id == door.place.organisation_id)

        def found():
            with server.database():
                return sorted(rows(query))

        eventually(lambda: len(found()), count)
        return found()

    return wait_for


def today():
    """The service day that it is just now at the door."""
    return local_time(now(), "Europe/Stockholm", 4 * 60).day


def test_everything_thrown_away_under_the_open_page_costs_nothing_but_the_way_back(tablet, server, door):
    tablet.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    devtools = tablet.context.new_cdp_session(tablet.page)
    devtools.send("Storage.clearDataForOrigin", {"origin": server.url, "storageTypes": "all"})

    tablet.arrive()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))
    tablet.reopen()
    tablet.is_at("welcome")


def test_a_camera_that_is_refused_leads_in_all_the_same(new_tablet, pairing_link, server, door):
    tablet = new_tablet()
    # What a browser answers when somebody has pressed "block"; the tests' own asks nobody and knows no such answer.
    tablet.context.add_init_script("""
        MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    """)
    tablet.open(pairing_link(door)).is_at("welcome")

    tablet.tap("Jag har ett kort")
    expect(tablet.page.get_by_role("heading", name="Kameran går inte att använda")).to_be_visible()
    tablet.tap("Jag är här, utan kort")

    tablet.is_at("choose-activity")
    eventually(lambda: log_of(server, door), [VISIT])


@pytest.mark.parametrize("believed", ["2019-03-01T12:00:00", "2035-08-01T03:00:00"])
def test_a_clock_that_is_years_off_gets_the_right_day(new_tablet, pairing_link, door, entries, believed):
    tablet = new_tablet().open(pairing_link(door))
    tablet.is_at("welcome")
    tablet.page.clock.install(time=believed)
    tablet.open().is_at("welcome")

    tablet.arrive()

    [(day, at)] = entries(1)
    assert tablet.page.evaluate("new Date().getFullYear()") == int(believed[:4])
    assert day == today()
    assert abs(at - now()) < timedelta(minutes=1)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"])
def test_a_tablet_in_another_time_zone_gets_the_right_moment_and_day(new_tablet, pairing_link, door, entries, zone):
    tablet = new_tablet(timezone_id=zone).open(pairing_link(door))
    tablet.is_at("welcome")

    tablet.arrive()

    [(day, at)] = entries(1)
    assert day == today()
    assert abs(at - now()) < timedelta(minutes=1)


def last_autumn_night():
    """The moment, before now, at which summer time last ended: 01:00 UTC on the last Sunday of October."""
    year = now().year
    while True:
        last = datetime(year, 10, 31, 1, tzinfo=UTC)
        night = last - timedelta(days=(last.weekday() + 1) % 7)
        if night < now() - timedelta(days=1):
            return night
        year -= 1


def test_in_the_night_when_summer_time_ends_each_tap_keeps_its_moment(new_tablet, pairing_link, door, entries):
    tablet = new_tablet().open(pairing_link(door))
    tablet.is_at("welcome")
    night = last_autumn_night()
    half_past_two = [night - timedelta(minutes=30), night + timedelta(minutes=30)]
    assert [moment.astimezone(STOCKHOLM).strftime("%H:%M") for moment in half_past_two] == ["02:30", "02:30"]
    tablet.go_offline()
    tablet.page.clock.install(time=half_past_two[0])
    tablet.arrive()
    tablet.tap("Klar")
    tablet.page.clock.run_for(4_100)
    tablet.is_at("welcome")
    tablet.page.clock.set_system_time(half_past_two[1])
    tablet.page.clock.run_for(1_000)
    with tablet.page.expect_event("requestfailed"):  # it tries at once, in vain; then the clock may jump
        tablet.arrive()

    tablet.page.clock.set_system_time(now())
    tablet.go_online()

    arrived = entries(2)
    assert {day for day, _ in arrived} == {(night - timedelta(days=1)).date()}
    assert [abs(at - moment) < timedelta(seconds=30) for (_, at), moment in zip(arrived, half_past_two, strict=True)] == [
        True,
        True,
    ]


# The tests' browser has no screen that goes dark, so it is told that it has.
SCREEN_GOES_DARK = """() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_tablet_that_goes_to_sleep_in_the_middle_of_a_visit_wakes_with_nothing_of_it(tablet, server, door):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")

    tablet.page.evaluate(SCREEN_GOES_DARK)

    tablet.is_at("welcome")
    assert tablet.page.locator(".tile").count() == 0
    eventually(lambda: [kind for kind, _, _ in log_of(server, door)], ["meal", "visit"])


def test_a_screen_that_goes_dark_over_the_code_does_not_lose_what_was_typed(new_tablet):
    tablet = new_tablet().open()
    tablet.tap("Skriv koden")
    tablet.is_at("pairing-code")

    tablet.page.evaluate(SCREEN_GOES_DARK)

    tablet.is_at("pairing-code")


@pytest.mark.parametrize("woken_by", ["visibilitychange", "resume"])
def test_a_tablet_whose_timers_slept_is_over_with_the_visit_when_it_wakes(tablet, woken_by):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.is_at("choose-activity")

    tablet.page.clock.set_system_time(now() + timedelta(hours=1))
    tablet.page.evaluate(f"document.dispatchEvent(new Event('{woken_by}'))")

    tablet.is_at("welcome")


def test_a_tablet_that_blinks_does_not_lose_who_stands_there(tablet):
    tablet.page.clock.install()
    tablet.arrive()
    tablet.is_at("choose-activity")

    tablet.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    tablet.page.clock.run_for(1_000)

    tablet.is_at("choose-activity")
