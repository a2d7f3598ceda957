"""Today's page in a real browser: it stays fresh by itself, and disturbs nobody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.clock import now
from app.staff.actions import let_leave
from app.staff.models import Role

A_SECOND_MS = 1_100  # moments are whole seconds: what is pressed in another one is told apart from what was before


def figure(page):
    """How many visits, as their counter has it."""
    return page.locator('[data-part="heads-.visit"]')


@pytest.fixture
def today(lived_in, signed_in):
    lived_in.tap()
    page = signed_in(lived_in, "Alva", Role.VOLUNTEER)
    expect(figure(page)).to_contain_text("1")
    return page


def test_a_tap_shows_without_loading_the_page_again(lived_in, today):
    today.evaluate("window.sameDocument = true")

    lived_in.tap()

    expect(figure(today)).to_contain_text("2")
    assert today.evaluate("window.sameDocument") is True


def test_the_first_tap_of_the_day_takes_the_place_of_nobody_has_come(lived_in, signed_in):
    page = signed_in(lived_in, "Alva", Role.VOLUNTEER)
    expect(page.get_by_role("heading", name="Ingen har kommit än i dag")).to_be_visible()

    lived_in.tap()

    expect(figure(page)).to_contain_text("1")


def test_what_is_unfolded_and_where_the_keyboard_is_stay_as_they_were(lived_in, signed_in):
    for _ in range(8):
        lived_in.tap()
    page = signed_in(lived_in, "Alva", Role.VOLUNTEER)
    page.wait_for_timeout(A_SECOND_MS)
    for _ in range(3):
        page.get_by_role("button", name="Lunch, en till", exact=False).click()
    page.wait_for_timeout(A_SECOND_MS)
    run = page.locator(".together summary")
    run.click()
    undo = page.locator(".noted > ol > li").last.get_by_role("button", name="Ångra")
    undo.focus()
    key = undo.get_attribute("value")

    lived_in.tap(count=3)

    expect(figure(page)).to_contain_text("11")
    assert page.evaluate("document.activeElement.value") == key
    expect(page.locator(".together details")).to_have_attribute("open", "")


def test_undo_is_one_press(lived_in, today):
    today.get_by_role("button", name="Ångra").click()

    expect(today.get_by_role("status").filter(has_text="Ångrat: Besök")).to_be_visible()
    expect(figure(today)).to_contain_text("0")


def test_undo_works_without_scripts(lived_in, new_context):
    lived_in.tap()
    page = new_context(java_script_enabled=False).new_page()
    link = lived_in.link("Alva", Role.VOLUNTEER)
    page.goto(link)
    page.get_by_label("Länken du har fått").fill(link)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name="Senare").click()
    page.get_by_role("link", name="I dag").first.click()

    page.get_by_role("button", name="Ångra").click()

    expect(figure(page)).to_contain_text("0")


def test_without_contact_the_page_says_so_and_goes_on_when_it_is_back(lived_in, today):
    today.context.set_offline(True)
    expect(today.get_by_text("Ingen kontakt just nu.")).to_be_visible()

    lived_in.tap()
    today.context.set_offline(False)

    expect(figure(today)).to_contain_text("2")
    expect(today.get_by_text("Ingen kontakt just nu.")).to_be_hidden()


def test_once_signed_out_elsewhere_the_screen_empties_itself(lived_in, today):
    with lived_in.server.database():
        let_leave(lived_in.organisation, "Alva", now())

    expect(today.get_by_role("heading", level=1)).to_have_text("Logga in")
    assert "Besök" not in today.content()
