"""The opening calendar in a real browser: planned and closed on a phone, and nothing wrong with its look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.opening.swedish_holidays import holidays_of
from tests.figures.noting import note, plan, record_day
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.test_look import CUT_OFF, TOO_SMALL, violations

NEXT_YEAR = now().year + 1


@pytest.fixture
def calendar(lived_in):
    """A house with a day of most kinds in the month before this one."""
    first = (now().date().replace(day=1) - timedelta(days=1)).replace(day=1)
    with lived_in.server.database():
        plan(lived_in.door, str(first), *range(7))
        record_day(lived_in.door, str(first), opens="10:00", closes="16:30")
        record_day(lived_in.door, str(first + timedelta(days=1)), state="closed", reason="personalmöte")
        record_day(lived_in.door, str(first + timedelta(days=2)), state="unrecorded", reason="plattan var trasig")
        record_day(lived_in.door, str(first + timedelta(days=3)), state="closed", reason="städdag")
        note(lived_in.door, at=f"{first + timedelta(days=3)}T11:00")
    return lived_in, first


def faults_of(page):
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    return [*violations(page), *page.evaluate(CUT_OFF), *page.evaluate(TOO_SMALL)]


def test_on_a_phone_a_week_is_planned_and_the_holidays_are_closed(lived_in, signed_in):
    page, slug = signed_in(lived_in, viewport=PHONE), lived_in.door.slug
    page.goto(f"{lived_in.server.url}/calendar")
    page.get_by_role("link", name="Planera veckan").click()
    for day in ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag"):
        page.get_by_role("group", name=day).get_by_label("Öppnar").fill("10")
        page.get_by_role("group", name=day).get_by_label("Stänger").fill("16.30")
    page.get_by_role("button", name="Spara veckan").click()
    expect(page.get_by_role("status")).to_contain_text("Veckan är planerad.")

    page.goto(f"{lived_in.server.url}/calendar/{slug}/holidays?year={NEXT_YEAR}")
    page.get_by_role("button", name="Ha stängt alla").click()
    expect(page.get_by_text("Alla helgdagar i år som faller på era dagar är bestämda.")).to_be_visible()

    good_friday = next(day for day, each in holidays_of(NEXT_YEAR).items() if each.sv == "Långfredagen")
    page.goto(f"{lived_in.server.url}/calendar/{slug}/{NEXT_YEAR}/{good_friday.month}")
    entry = page.locator(".month-as-list li").nth(good_friday.day - 1)
    expect(entry).to_be_visible()
    expect(entry).to_contain_text("Stängt enligt plan")
    expect(entry).to_contain_text("långfredagen")


def test_the_days_of_a_month_are_walked_by_keyboard(calendar, signed_in):
    house, first = calendar
    page = signed_in(house)
    page.goto(f"{house.server.url}/calendar/{house.door.slug}/{first.year}/{first.month}")

    page.locator(".month td a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=2)).to_have_text("Stängt")
    assert page.url.endswith(str(first + timedelta(days=1)))
    page.get_by_label("Öppet", exact=True).check()
    page.get_by_label("Öppnar").fill("11")
    page.get_by_label("Stänger").fill("14")
    page.keyboard.press("Enter")
    expect(page.locator(".month .open").nth(1)).to_contain_text("Öppet 11–14")


@pytest.mark.parametrize(
    ("size", "language", "scheme"),
    [(DESK, "sv", "light"), (PHONE, "en", "dark")],
    ids=["desk", "phone in the dark"],
)
def test_nothing_is_wrong_with_the_pages(calendar, signed_in, size, language, scheme):
    house, first = calendar
    page, way = signed_in(house, viewport=size, color_scheme=scheme), f"/calendar/{house.door.slug}"
    page.locator(f"button[value={language}]").click()
    in_a_week = now().date() + timedelta(days=7)
    found = {}
    for path in (
        f"{way}/{first.year}/{first.month}",
        f"{way}/{first.year}",
        f"{way}/days/{first + timedelta(days=3)}",
        f"{way}/days/{in_a_week}",
        f"{way}/exceptions?day={in_a_week}",
        f"{way}/holidays?year={NEXT_YEAR}",
        f"{way}/door",
        f"/hours/{house.door.slug}?language={language}",
    ):
        page.goto(house.server.url + path)
        found[path] = faults_of(page)
    page.goto(f"{house.server.url}{way}/week")
    page.locator("#monday-opens").fill("25")
    page.locator("#tuesday-closes").fill("")
    page.get_by_role("button", name="Spara veckan" if language == "sv" else "Save the week").click()
    found["a week refused"] = faults_of(page)

    assert found == dict.fromkeys(found, [])
    assert page.locator("#monday-opens").input_value() == "25"


def test_the_hours_need_no_script_and_no_sign_in(calendar, new_context):
    house, _ = calendar
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()

    page.goto(f"{house.server.url}/hours/{house.door.slug}")
    page.get_by_role("link", name="English").click()

    expect(page.locator(".today")).to_have_text("Open today 10–16")
    assert page.context.cookies() == []
