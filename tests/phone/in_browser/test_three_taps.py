"""Three taps note a contact: counted from opening the app to the entry that is stored."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.database.statements import table_of
from app.log.models import Entry, Void
from tests.kiosk.in_browser.server import eventually
from tests.make import rows
from tests.phone.in_browser.phone import SMALLEST

ENTRIES, VOIDS = table_of(Entry), table_of(Void)
COLUMNS = ("kind", "channel", "direction", "minutes", "reached", "count", "topic")


def contacts_of(server, owner):
    """What stands in the log of the phone's organisation, taken back or not left out."""
    voided = select(VOIDS.c.target_id)
    query = select(*(ENTRIES.c[name] for name in COLUMNS)).where(
        ENTRIES.c.organisation_id == owner.place.organisation_id, ENTRIES.c.id.not_in(voided)
    )
    with server.database():
        return sorted(rows(query), key=str)


def call(channel="phone", direction="in", minutes=10, reached=None, count=1, topic=None):
    return ("outreach", channel, direction, minutes, reached, count, topic)


def test_from_opening_the_app_to_the_stored_entry_it_is_three_taps(phone, phone_server, owner):
    phone.reopen().is_at("log")
    phone.tap_count = 0

    phone.tap("Telefon")
    phone.tap("De till oss")
    phone.tap("5–15")

    expect(phone.said()).to_have_text("Sparat: Telefon, de till oss, 5–15 min")
    assert phone.tap_count == 3
    assert phone.stores()["facts"]["last-seq"] == 1
    eventually(lambda: contacts_of(phone_server, owner), [call()])


@pytest.mark.parametrize("size", [SMALLEST], ids=["smallest"])
def test_all_three_steps_stand_on_the_smallest_screen_without_scrolling(new_phone, phone_link, owner, size):
    phone = new_phone(viewport=size).pair(phone_link(owner))

    lowest = phone.page.locator("[data-length=no-answer]").bounding_box()
    targets = phone.page.locator(".log .choice__face, .log button").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )

    assert lowest["y"] + lowest["height"] <= size["height"]
    assert len(targets) == 17
    assert min(targets) >= 48


def test_each_band_stores_its_middle_and_no_answer_stores_no_minutes(phone, phone_server, owner):
    for length in ("under 5", "5–15", "15–30", "över 30", "Inget svar"):
        phone.note("Sms", "Vi till dem", length)

    expected = [call("sms", "out", minutes) for minutes in (3, 10, 22, 45)] + [call("sms", "out", None, reached=False)]
    eventually(lambda: contacts_of(phone_server, owner), sorted(expected, key=str))


def test_what_is_missing_is_said_and_nothing_is_stored(phone):
    phone.tap("Telefon")
    phone.tap("5–15")

    expect(phone.said()).to_have_text("Välj först vem som hörde av sig.")
    assert "last-seq" not in phone.stores()["facts"]
    phone.tap("De till oss")
    phone.tap("5–15")
    expect(phone.rows()).to_have_count(1)


def test_a_trembling_thumb_notes_one_contact(phone):
    phone.tap("Telefon")
    phone.tap("De till oss")
    button = phone.at("5–15")
    button.evaluate("button => { button.click(); button.click(); button.click(); }")

    expect(phone.said()).to_contain_text("Sparat:")
    assert phone.stores()["facts"]["last-seq"] == 1
    expect(phone.rows()).to_have_count(1)


def test_last_night_is_stored_as_the_evening_before_and_yesterday_as_a_day(phone, phone_server, owner):
    for when in ("I går kväll", "I går"):
        phone.page.locator(".choice").filter(has_text=when).last.tap()
        phone.note()

    def hours():
        with phone_server.database():
            return sorted(rows(select(Entry.hour).where(Entry.organisation_id == owner.place.organisation_id)), key=str)

    eventually(hours, [(20,), (None,)])
    expect(phone.rows().last).to_contain_text("i går kväll")
    assert phone.page.locator("input[name=log-when]:checked").get_attribute("value") == "now"
