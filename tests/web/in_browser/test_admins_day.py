"""Who looks after the computer, at the desk and on a telephone: gives roles and takes them away, puts up a tablet."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.staff.models import Role
from tests.kiosk.in_browser.server import eventually, log_of
from tests.kiosk.in_browser.tablet import LYING, Tablet
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.hands import Mouse, Thumb

HANDS = pytest.mark.parametrize(("hand", "size"), [(Mouse, DESK), (Thumb, PHONE)])


@pytest.fixture
def admin(lived_in, signed_in, hand, size):
    """Ada, in whose house nobody else has a role."""
    return hand(signed_in(lived_in, "Ada", Role.ADMIN, viewport=size, has_touch=hand.touches))


def lets_in(hand, name, role):
    """Adds somebody with a role; the link that signs them in."""
    hand.go("Mer", "Personal")
    hand.fill(hand.page.get_by_label("Namn på stället"), name)
    hand.select(hand.page.get_by_label("Roll"), role)
    hand.press_button("Lägg till och visa länken")
    return hand.page.locator(".slip__address").inner_text()


@HANDS
def test_a_role_is_given_and_the_account_closed_again(admin, new_context):
    link = lets_in(admin, "Bo", "Samordnare")
    bo = Mouse(new_context().new_page())
    bo.page.goto(link)
    bo.press_button("Logga in")
    bo.go("Senare", "Mer", "Sök noteringar")

    admin.go("Mer", "Personal", "Ändra Bo")
    admin.select(admin.page.get_by_label("Roll"), "Volontär")
    admin.press_button("Spara")
    bo.press_button("Sök")
    expect(bo.page.get_by_role("heading", level=1)).to_have_text("Den här sidan är inte för dig")

    admin.go("Ändra Bo", "Stäng kontot")
    admin.press_button("Stäng kontot")
    admin.is_told("Bo")
    bo.go("Oasen")
    expect(bo.page.get_by_role("heading", name="Logga in")).to_be_visible()


@HANDS
def test_the_last_administrator_keeps_the_role(admin):
    admin.go("Mer", "Personal", "Ändra Ada")
    admin.select(admin.page.get_by_label("Roll"), "Volontär")
    admin.press_button("Spara")

    admin.is_told("Någon måste vara administratör.")
    admin.go("Mer", "Personal")
    admin.is_told("Administratör")


@HANDS
def test_a_tablet_is_put_up_counts_and_is_shut_out(admin, lived_in, new_context):
    admin.go("Mer", "Plattor")
    admin.fill(admin.page.get_by_label("Vad den heter"), "vid köket")
    admin.press_button("Lägg till plattan")
    admin.press_button("Visa koden")
    admin.press(admin.page.locator("summary", has_text="Som länk"))
    link = admin.page.locator(".link code").inner_text()
    tablet = Tablet(new_context(viewport=LYING, has_touch=True), lived_in.server.url).pair(link)
    tablet.arrive()
    eventually(lambda: log_of(lived_in.server, lived_in.door), [("visit", None, False)])

    admin.go("Klart", "Stäng ute vid köket")
    admin.press(admin.page.get_by_role("main").get_by_role("button", name="Stäng ute"))
    admin.is_told("vid köket är utestängd.")

    tablet.reopen().is_at("pairing")
