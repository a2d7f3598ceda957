"""Who must have more than a password, and the one time that it may wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from pyotp import TOTP

from app.clock import now
from app.settings import Settings
from tests.staff.authenticator import Authenticator
from tests.staff_client import StaffClient

SENTENCE = "en lång mening om soppa"


@pytest.fixture
def on_network(house, settings):
    """The house, reached by https under a name of its own."""
    house.app.config["OASEN"] = replace(settings, public_url="https://oasen.example")
    return house


class SecureClient(StaffClient):
    """A browser that reaches the house by https."""

    def _ask(self, method, path, **options):
        return super()._ask(method, path, base_url="https://oasen.example", **options)

    def cookie(self, name):
        return self.client.get_cookie(name, domain="oasen.example")


def by_link(house, name):
    client = SecureClient(house.app)
    assert client.submit("/sign-in/link", code=house.codes[name]).status_code == 302
    return client


@pytest.mark.parametrize(
    ("address", "is_reached"),
    [
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
        ("http://oasen.localhost", False),
        ("https://oasen.example", True),
        ("http://192.168.1.20:8000", True),
        ("https://localhost.example", True),
    ],
)
def test_which_addresses_are_reached_over_a_network(address, is_reached):
    assert Settings(public_url=address).is_reached_by_network is is_reached


@pytest.mark.parametrize("name", ["Cleo", "Ada"])
def test_who_sees_what_others_noted_is_asked_for_a_passkey_or_codes(on_network, name):
    client = by_link(on_network, name)

    assert client.get("/").headers["Location"] == "/account/safer"
    assert client.get("/year").headers["Location"] == "/account/safer"
    assert "Ett lås till på dörren" in client.page("/account/safer").text
    assert client.get("/account").status_code == 200


def test_volunteers_are_not_asked(on_network):
    assert by_link(on_network, "Alva").get("/").status_code == 200


def test_on_the_computer_itself_nobody_is_asked(coordinator):
    assert coordinator.get("/").status_code == 200
    assert coordinator.get("/account/safer").headers["Location"] == "/home"


def test_it_may_wait_once_for_a_working_day(on_network):
    client, begun = by_link(on_network, "Cleo"), now()
    client.submit("/account/password", new=SENTENCE)

    assert client.submit("/account/safer").headers["Location"] == "/home"
    assert client.get("/").status_code == 200
    with time_machine.travel(begun + timedelta(hours=13), tick=False):
        again = SecureClient(on_network.app)
        again.submit("/sign-in", organisation="1", name="Cleo", password=SENTENCE)
        assert again.get("/").headers["Location"] == "/account/safer"
        assert "Senare" not in again.page("/account/safer").every("main")[0].text
        token = again.token_on("/account")
        assert again.post("/account/safer", csrf_token=token).status_code == 403


def test_what_a_page_asks_for_by_itself_is_not_led_astray(on_network):
    assert by_link(on_network, "Cleo").get("/today/valla/live").status_code == 401


def test_codes_are_enough_and_open_the_pages(on_network):
    client = by_link(on_network, "Cleo")
    client.submit("/account/password", new=SENTENCE)
    secret = next(code.text for code in client.page("/account/codes").every("code")).replace(" ", "")

    client.submit("/account/codes", code=TOTP(secret).now())

    assert client.get("/").status_code == 200


def test_with_a_passkey_the_password_alone_no_longer_opens(on_network):
    client = by_link(on_network, "Cleo")
    client.submit("/account/password", new=SENTENCE)
    held = Authenticator(origin="https://oasen.example", rp_id="oasen.example")
    question = client.send("/account/passkeys/question", {}, page="/account/passkeys/new").json
    made = client.send("/account/passkeys", {"answer": held.make(question), "name": "x"}, page="/account/passkeys/new")
    assert made.status_code == 200
    assert client.get("/").status_code == 200

    other = SecureClient(on_network.app)
    answer = other.submit("/sign-in", organisation="1", name="Cleo", password=SENTENCE)

    assert answer.status_code == 401
    assert "Logga in med din nyckel" in answer.text
    asked = other.send("/sign-in/passkey/question", {}, page="/sign-in").json
    assert other.send("/sign-in/passkey", {"answer": held.sign(asked)}, page="/sign-in").json == {"go": "/home"}


def test_by_https_every_cookie_is_bound_to_this_host(on_network):
    client = by_link(on_network, "Cleo")
    client.submit("/account/safer")
    client.submit("/shared-computers", name="Köket")

    for name in ("__Host-oasen", "__Host-oasen-computer"):
        cookie = client.cookie(name)
        assert (cookie.secure, cookie.http_only, cookie.same_site, cookie.path) == (True, True, "Lax", "/")
