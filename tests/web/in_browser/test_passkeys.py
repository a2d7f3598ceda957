"""Passkeys with a real browser, whose telephone is one of the browser's own making."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.staff.models import Role

REFUSED = "Nyckeln gick inte att använda. Försök igen, eller logga in på ett annat sätt."
NOT_NOW = "Nyckeln användes inte. Försök igen, eller logga in med namn och lösenord."
TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Telephone:
    """What the browser keeps passkeys in; survives the page, as a telephone does."""

    def __init__(self, page):
        self.protocol = page.context.new_cdp_session(page)
        self.protocol.send("WebAuthn.enable")
        made = self.protocol.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})
        self.id = made["authenticatorId"]

    def passkeys(self):
        return self.protocol.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]

    def let_finger_fail(self):
        self.protocol.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": False})


@pytest.fixture
def cleo(lived_in, signed_in):
    """Cleo's browser, in which she has added a passkey and signed out again."""
    page = signed_in(lived_in)
    page.telephone = Telephone(page)
    page.goto(f"{lived_in.server.url}/account")
    page.get_by_role("link", name="Lägg till en nyckel").click()
    page.get_by_label("Vad du kallar den").fill("Min telefon")
    page.get_by_role("button", name="Skapa nyckeln").click()
    page.wait_for_url("**/account")
    expect(page.get_by_role("link", name="Ta bort Min telefon")).to_be_visible()
    return page


def sign_out(page):
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/sign-in")


def press(page):
    page.get_by_role("button", name="Logga in med nyckel").click()


def test_a_finger_signs_in_and_nothing_is_typed(cleo, lived_in):
    sign_out(cleo)

    press(cleo)

    cleo.wait_for_url(f"{lived_in.server.url}/home")
    expect(cleo.get_by_role("link", name="Cleo")).to_be_visible()
    (kept,) = cleo.telephone.passkeys()
    assert (kept["isResidentCredential"], kept["rpId"]) == (True, "localhost")


def test_the_same_answer_sent_twice_opens_once(cleo, lived_in):
    sign_out(cleo)
    statuses = []

    def send_twice(route):
        first = route.fetch()
        statuses.extend([first.status, route.fetch().status])
        route.fulfill(response=first)

    cleo.route("**/sign-in/passkey", send_twice)
    press(cleo)
    cleo.wait_for_url(f"{lived_in.server.url}/home")

    assert statuses[0] == 200
    assert statuses[1] in (400, 401)  # by now the forms of this browser have another secret too


def test_under_another_address_the_passkey_opens_nothing(cleo, lived_in):
    sign_out(cleo)
    cleo.goto(f"{lived_in.server.url.replace('localhost', '127.0.0.1')}/sign-in")

    press(cleo)

    expect(cleo.get_by_role("alert").filter(has_text=NOT_NOW)).to_be_visible()
    assert [each["name"] for each in cleo.context.cookies() if each["name"] == "oasen"] == []


def test_without_the_finger_it_opens_nothing(cleo, lived_in):
    sign_out(cleo)
    cleo.telephone.let_finger_fail()

    press(cleo)

    expect(cleo.get_by_role("alert").filter(has_text=NOT_NOW)).to_be_visible()


def test_one_that_was_taken_away_opens_nothing(cleo, lived_in):
    cleo.get_by_role("link", name="Ta bort Min telefon").click()
    cleo.get_by_role("button", name="Ta bort den").click()
    expect(cleo.get_by_text("Nyckeln är borttagen")).to_be_visible()
    sign_out(cleo)

    press(cleo)

    expect(cleo.get_by_role("alert").filter(has_text=REFUSED)).to_be_visible()


def test_without_scripts_the_password_is_the_way(lived_in, new_context):
    page = new_context(java_script_enabled=False).new_page()
    lived_in.link("Cleo", Role.COORDINATOR)
    page.goto(f"{lived_in.server.url}/sign-in")

    expect(page.get_by_label("Lösenord")).to_be_visible()
    expect(page.get_by_text("Logga in med nyckel")).to_be_hidden()
