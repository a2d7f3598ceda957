"""Finishing days in a real browser, on a phone: in one press, changed in a few, all at once; and a paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.clock import now
from app.database.statements import table_of
from app.organisations.models import OpeningDay
from app.service_day import local_time
from app.staff.models import Role
from tests.figures.noting import note
from tests.make import rows
from tests.web.in_browser.conftest import PHONE
from tests.web.in_browser.test_look import CUT_OFF, TOO_SMALL, violations

OPENING_DAYS = table_of(OpeningDay).c
# Presses and fields that were filled in, as the browser saw them.
COUNT_HANDS = """() => {
    window.presses = 0;
    document.addEventListener("click", () => { window.presses += 1; }, true);
    document.addEventListener("submit", () => sessionStorage.setItem("presses", window.presses), true);
}"""


def day_before(days):
    return local_time(now(), "Europe/Stockholm", 240).day - timedelta(days=days)


def recorded(house):
    with house.server.database():
        return rows(
            select(OPENING_DAYS.day, OPENING_DAYS.state, OPENING_DAYS.opens_minute, OPENING_DAYS.stated_heads)
            .where(OPENING_DAYS.organisation_id == house.door.place.organisation_id)
            .order_by(OPENING_DAYS.day)
        )


def note_on(house, days, **fields):
    with house.server.database():
        note(house.door, at=day_before(days).isoformat(), **fields)


@pytest.fixture
def phone(lived_in, signed_in):
    """Alva's phone, on a day with five by the door and eight at the lunch."""
    note_on(lived_in, 0, count=5)
    note_on(lived_in, 0, kind="meal", activity="lunch", count=8)
    return signed_in(lived_in, "Alva", Role.VOLUNTEER, viewport=PHONE)


def open_day(phone, house, days=0):
    phone.goto(f"{house.server.url}/closing/{house.door.slug}/{day_before(days)}")
    phone.evaluate(COUNT_HANDS)


def presses(phone):
    return int(phone.evaluate("sessionStorage.getItem('presses')"))


def test_a_day_is_finished_in_one_press_and_fits_on_the_screen(lived_in, phone):
    open_day(phone, lived_in)
    button = phone.get_by_role("button", name="Avsluta dagen")
    box = button.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]

    button.click()

    expect(phone.get_by_text("Dagen är avslutad. Dagen räknas som 8 besök")).to_be_visible()
    assert presses(phone) == 1
    assert recorded(lived_in) == [(day_before(0), "open", None, 8)]


def test_the_sentence_follows_the_number_before_anything_is_saved(lived_in, phone):
    open_day(phone, lived_in)

    for _ in range(3):
        phone.get_by_role("button", name="En till").click()

    expect(phone.locator("#sum")).to_contain_text("11 besök: 5 inskrivna, 6 räknade av personalen")
    assert recorded(lived_in) == []

    phone.get_by_label("Öppnade").fill("09:30")
    phone.get_by_label("Stängde").fill("15:00")
    phone.get_by_role("button", name="Avsluta dagen").click()

    expect(phone.get_by_text("Dagen är avslutad.")).to_be_visible()
    assert presses(phone) == 4  # three times one more, and done; two fields beside
    assert recorded(lived_in) == [(day_before(0), "open", 570, 11)]


def test_enter_in_a_field_finishes_the_day(lived_in, phone):
    open_day(phone, lived_in)

    phone.get_by_label("Hur många var här egentligen?").fill("20")
    phone.keyboard.press("Enter")

    expect(phone.get_by_text("Dagen är avslutad.")).to_be_visible()
    assert recorded(lived_in) == [(day_before(0), "open", None, 20)]


def test_a_closed_day_shows_no_number_and_no_times(lived_in, phone):
    open_day(phone, lived_in, days=1)

    phone.get_by_role("radio", name="Öppet").check()
    expect(phone.get_by_label("Öppnade")).to_be_visible()
    phone.get_by_role("radio", name="Stängt").check()

    expect(phone.get_by_label("Öppnade")).to_be_hidden()
    expect(phone.locator("#sum")).to_contain_text("räknas som stängd")
    phone.get_by_label("Varför?").fill("personal sjuk")
    phone.get_by_role("button", name="Avsluta dagen").click()
    expect(phone.get_by_text("Dagen räknas som stängd.")).to_be_visible()
    assert recorded(lived_in) == [(day_before(1), "closed", None, None)]


def test_twelve_days_are_finished_at_once(lived_in, signed_in):
    for days in range(1, 13):
        note_on(lived_in, days, count=days)
    page = signed_in(lived_in, viewport=PHONE)
    page.goto(f"{lived_in.server.url}/closing/{lived_in.door.slug}")
    expect(page.get_by_role("heading", name="12 dagar väntar")).to_be_visible()

    page.get_by_role("link", name="Avsluta alla").click()
    expect(page.locator(".totals")).to_contain_text("78 besök")
    page.get_by_role("button", name="Avsluta alla 12 dagar").click()

    expect(page.get_by_text("12 dagar är avslutade.")).to_be_visible()
    expect(page.get_by_text("Ingen dag väntar.")).to_be_visible()
    assert len(recorded(lived_in)) == 12


def test_yesterdays_paper_is_typed_in_and_undone(lived_in, phone):
    phone.goto(f"{lived_in.server.url}/paper/{lived_in.door.slug}")
    phone.get_by_role("button", name="Skriv in").click()

    phone.get_by_label("Jag är här").fill("12")
    phone.get_by_label("Barn").fill("2")
    expect(phone.locator("#sum")).to_contain_text("Dagen har 0 besök. Med pappret: 14.")
    phone.get_by_role("button", name="Spara pappret").click()

    expect(phone.get_by_text("dagen hade 0 besök, nu har den 14")).to_be_visible()
    assert phone.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    phone.get_by_role("button", name="Ångra").click()
    expect(phone.get_by_text("Pappret är återtaget")).to_be_visible()
    expect(phone.get_by_text("noterat: 0 besök")).to_be_visible()


def test_pages_that_say_no_or_tell_of_someone_elses_work_can_be_read_by_all(lived_in, phone):
    paper = f"{lived_in.server.url}/paper/{lived_in.door.slug}/{day_before(1)}"
    phone.goto(paper)
    phone.get_by_label("Jag är här").fill("3")
    phone.get_by_role("button", name="Spara pappret").click()
    undo = phone.locator("form[action*=take-back]").get_attribute("action")
    faults = {}

    for path in (paper, lived_in.server.url + undo):
        phone.goto(path)
        faults[path] = [*violations(phone), *phone.evaluate(CUT_OFF), *phone.evaluate(TOO_SMALL)]
    open_day(phone, lived_in)
    phone.evaluate("document.querySelector('.day-form').noValidate = true")
    phone.get_by_label("Öppnade").fill("10:00")
    phone.get_by_label("Stängde").fill("10:00")
    phone.get_by_role("button", name="Avsluta dagen").click()
    expect(phone.get_by_text("Det stängde när det öppnade.")).to_be_visible()
    faults["refused"] = [*violations(phone), *phone.evaluate(CUT_OFF), *phone.evaluate(TOO_SMALL)]

    assert faults == dict.fromkeys(faults, [])
