"""What every answer carries, whatever it answers."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from app.factory import create_app
from app.web.policies import Policy
from tests.database.fixtures import close
from tests.staff_client import StaffClient
from tests.web.test_policies import parts_of

ON_EVERY_ANSWER = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ADDRESSES = {
    "/sign-in": 200,
    "/": 302,
    "/account": 302,
    "/nope": 404,
    "/sign-out": 405,
    "/static/icon.svg": 200,
    "/static/nope": 404,
    "/static/../settings.py": 404,
    "/healthz": 200,
    "/api/v1/screen": 401,
    "/api/v1/nope": 404,
    "/kiosk/": 200,
    "/today/valla/live": 401,
}


@pytest.mark.parametrize(("address", "status"), ADDRESSES.items())
def test_every_answer_carries_the_headers(house, address, status):
    with house.app.test_client().get(address) as answer:
        assert answer.status_code == status
        assert {name: answer.headers.get(name) for name in ON_EVERY_ANSWER} == ON_EVERY_ANSWER
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "object-src 'none'" in policy
        assert "base-uri 'none'" in policy
        assert "unsafe-inline" not in policy


def test_every_address_there_is_answers_with_the_headers_whoever_asks(house):
    app, coordinator = house.app, house.signed_in("Cleo")
    with app.test_request_context():
        addresses = {
            app.url_map.bind("localhost").build(rule.endpoint, parts_of(rule))
            for rule in app.url_map.iter_rules()
            if "GET" in rule.methods
        }

    bare = []
    for client, address in itertools.product((coordinator, StaffClient(app)), sorted(addresses)):
        with client.answer(address) as answer:
            wanted = [*ON_EVERY_ANSWER, "Content-Security-Policy", "Permissions-Policy"]
            bare += [(address, name) for name in wanted if name not in answer.headers]

    assert len(addresses) > 20
    assert bare == []


def test_a_fault_carries_them_too_and_says_nothing_of_itself(house):
    def break_down():
        raise RuntimeError("the secret name is Cleo")

    house.app.view_functions["health.healthz"] = break_down
    break_down.policy = Policy.ANYONE
    house.app.testing = False

    answer = house.app.test_client().get("/healthz")

    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_pages_are_kept_by_no_browser(coordinator):
    assert coordinator.get("/account").headers["Cache-Control"] == "no-store"
    assert coordinator.get("/today/valla/live").headers["Cache-Control"] == "no-store"


def test_by_https_cookies_insist_on_it_and_on_this_host(house, settings):
    app = create_app(dataclasses.replace(settings, public_url="https://oasen.example"))
    client = StaffClient(app, **{"wsgi.url_scheme": "https"})

    answer = client.submit("/sign-in/link", code=house.codes["Cleo"])
    close(app)

    cookies = answer.headers.getlist("Set-Cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("__Host-oasen="))
    assert all("Secure" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)
    assert "Path=/" in session
    assert "Domain" not in session
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
