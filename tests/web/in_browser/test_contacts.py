"""A contact at the desk in a real browser: three presses with or without scripts, changed, taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.log.models import Entry, Void
from app.staff.models import Role
from tests.make import rows
from tests.web.in_browser.conftest import PHONE
from tests.web.in_browser.test_look import EVERY_LOOK, looked_at


def contacts_of(house):
    """What stands in the log of the house."""
    query = select(Entry.channel, Entry.direction, Entry.minutes, Entry.topic).where(
        Entry.organisation_id == house.door.place.organisation_id,
        Entry.kind == "outreach",
        Entry.id.not_in(select(Void.target_id)),
    )
    with house.server.database():
        return rows(query)


@pytest.fixture
def desk(lived_in, signed_in, new_context):
    """The page on which a volunteer notes contacts, in a browser without scripts; only the link needs one."""
    signed = signed_in(lived_in, "Alva", Role.VOLUNTEER).context.storage_state()
    page = new_context(java_script_enabled=False, storage_state=signed).new_page()
    page.goto(f"{lived_in.server.url}/outreach")
    return page


def test_three_presses_note_a_contact_without_scripts(lived_in, desk):
    presses = [
        desk.get_by_role("radio", name="Telefon"),
        desk.get_by_role("radio", name="De till oss"),
        desk.get_by_role("button", name="5–15 min"),
    ]

    for each in presses:
        each.click()

    expect(desk.get_by_role("status")).to_have_text("Sparat: Telefon, de till oss, 5–15 min.")
    assert contacts_of(lived_in) == [("phone", "in", 10, None)]
    desk.get_by_role("button", name="Ångra").click()
    expect(desk.get_by_role("status")).to_contain_text("Ångrat: Telefon")
    assert contacts_of(lived_in) == []


def pressed_where(page, word):
    """What a thumb would press where the word stands, without scrolling; None where it is out of view."""
    return page.get_by_text(word, exact=True).evaluate(
        """element => {
            const box = element.getBoundingClientRect();
            const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return there?.closest(".tile, button")?.textContent.trim();
        }"""
    )


@pytest.mark.parametrize("screen", [{"width": 390, "height": 664}, {"width": 360, "height": 740}], ids=str)
def test_the_three_presses_are_at_hand_on_a_phone_without_scrolling(lived_in, signed_in, screen):
    page = signed_in(lived_in, "Alva", Role.VOLUNTEER, viewport=screen)
    page.goto(f"{lived_in.server.url}/outreach")

    found = [pressed_where(page, word) for word in ("Telefon", "De till oss", "5–15 min", "Inget svar")]

    assert found == ["Telefon", "De till oss", "5–15 min", "Inget svar"]


def test_what_is_missing_is_said_by_the_page_and_not_by_the_browser(lived_in, signed_in):
    page = signed_in(lived_in, "Alva", Role.VOLUNTEER, viewport=PHONE)
    page.goto(f"{lived_in.server.url}/outreach")

    page.get_by_role("button", name="5–15 min").click()

    expect(page.get_by_text("Välj hur.")).to_be_visible()
    expect(page.get_by_text("Välj vem som hörde av sig.")).to_be_visible()


def test_by_keyboard_alone(lived_in, desk):
    desk.get_by_role("radio", name="Telefon").focus()
    for key in ("ArrowRight", "Tab", "Space", "Tab", "Tab", "Tab", "Tab", "Tab", "Enter"):
        desk.keyboard.press(key)

    expect(desk.get_by_role("status")).to_have_text("Sparat: Sms, de till oss, 5–15 min.")


def test_axe_finds_nothing_to_mend_while_noting_refused_saved_and_changing(lived_in, signed_in):
    page, found = signed_in(lived_in), {}

    def look(state):
        found[state] = looked_at(page, EVERY_LOOK)

    page.goto(f"{lived_in.server.url}/outreach")
    page.evaluate("document.querySelector('.noting').noValidate = true")
    page.get_by_role("button", name="Inget svar").click()
    expect(page.get_by_text("Välj vem som hörde av sig.")).to_be_visible()
    look("refused")
    page.get_by_role("radio", name="Brev").check()
    page.get_by_role("radio", name="Vi till dem").check()
    look("chosen")
    page.get_by_role("button", name="Inget svar").click()
    look("saved")
    page.get_by_role("link", name="Ändra").click()
    look("change")
    page.get_by_label("Om vad?").select_option(label="Boende")
    page.get_by_role("button", name="Spara ändringen").click()

    assert found == dict.fromkeys(["refused", "chosen", "saved", "change"], {})
    assert contacts_of(lived_in) == [("letter", "out", None, "housing")]
