"""Which tiles show, in which order, and what tells of a need."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.activities.schedule import WEEKDAYS
from app.clock import now
from app.log.actions import deposit
from tests.kiosk.in_browser.server import ENTRIES, eventually, log_of
from tests.make import labelled, make_activity, rows

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def took_place(door, slug, kind, at, count=5):
    draft = labelled(door, kind=kind, activity=slug, at=at.isoformat(), count=count)
    deposit(door.place.organisation_id, [draft])


@pytest.fixture
def lived_in(server, door):
    """Premises with a walk at ten on yesterday's weekday, a lunch at noon on today's, a party nearly a year ago."""
    noon = datetime.combine(now().astimezone(STOCKHOLM).date(), datetime.min.time(), STOCKHOLM).replace(hour=12)
    with server.database():
        make_activity(door, "a-party", "session")
        make_activity(door, "zebra-is-new", "session")
        for weeks in (1, 2, 3):
            took_place(door, "lunch", "meal", noon - timedelta(weeks=weeks))
            took_place(door, "promenad", "walk", noon - timedelta(weeks=weeks, days=-6, hours=2))
        took_place(door, "a-party", "session", noon - timedelta(days=330), count=60)
    return noon


@pytest.mark.parametrize(
    ("days", "hour", "order"),
    [
        (7, 12, ["lunch", "zebra-is-new", "promenad", "a-party"]),
        (7, 9, ["lunch", "zebra-is-new", "promenad", "a-party"]),
        (6, 10, ["promenad", "zebra-is-new", "lunch", "a-party"]),
        (8, 12, ["zebra-is-new", "lunch", "promenad", "a-party"]),
    ],
    ids=["lunch time", "the morning before lunch", "the walk's day", "a day of neither"],
)
def test_the_weekday_and_the_hour_decide_what_comes_first(
    lived_in, door, new_tablet, pairing_link, days, hour, order
):
    tablet = new_tablet()
    tablet.page.clock.install(time=(lived_in + timedelta(days=days)).replace(hour=hour))
    tablet.open(pairing_link(door)).is_at("welcome")
    expect(tablet.page.locator("[data-raise=already-here]")).to_be_visible()
    tablet.go_offline()  # what was learned is on the tablet
    tablet.page.clock.run_for(400)
    tablet.tap("Jag är här")
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(400)

    expect(tablet.page.locator(".tile")).to_have_text(order)


def test_a_tablet_without_network_follows_the_week_that_it_last_heard(lived_in, server, door, new_tablet, pairing_link):
    with server.database():
        for days, slug in ((0, "a-of-today"), (1, "of-tomorrow")):
            weekday = WEEKDAYS[(lived_in + timedelta(days=days)).weekday()]
            make_activity(door, slug, "session", False, f"{weekday} 12:30-14:00")
    tablet = new_tablet()
    tablet.page.clock.install(time=lived_in + timedelta(days=8))
    tablet.open(pairing_link(door)).is_at("welcome")
    expect(tablet.page.locator("[data-raise=already-here]")).to_be_visible()
    tablet.go_offline()
    tablet.page.clock.run_for(400)
    tablet.tap("Jag är här")
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(400)

    tiles = tablet.page.locator(".tile")
    expect(tiles).to_have_text(["of-tomorrow", "zebra-is-new", "lunch", "promenad", "a-party"])


def test_the_order_stays_while_somebody_chooses(lived_in, tablet):
    tablet.page.clock.install(time=lived_in.replace(hour=13, minute=59, second=55) + timedelta(days=7))
    tablet.tap("Jag är här")
    tablet.is_at("choose-activity")
    before = tablet.page.locator(".tile").all_inner_texts()
    for word in ("lunch", "promenad"):
        tablet.page.clock.run_for(4_000)
        tablet.tap(word)
        expect(tablet.page.get_by_role("button", name=word)).to_have_attribute("aria-pressed", "true")

    assert tablet.page.locator(".tile").all_inner_texts() == before


def test_what_tells_of_a_need_is_counted_by_head_even_with_a_card(tablet_with_aa, agreed_card, server, door):
    tablet_with_aa.scan(agreed_card)
    tablet_with_aa.is_at("choose-activity")
    for word in ("matkasse", "aa"):
        tablet_with_aa.tap(word)
        expect(tablet_with_aa.page.get_by_role("button", name=word)).to_have_attribute("aria-pressed", "true")

    earlier = came = ("visit", None, True)
    eventually(
        lambda: log_of(server, door), [("handout", "matkasse", False), ("session", "aa", False), earlier, came]
    )
    with server.database():
        items = select(ENTRIES.c.item).where(
            ENTRIES.c.organisation_id == door.place.organisation_id, ENTRIES.c.kind == "handout"
        )
        assert rows(items) == [("matkasse",)]
