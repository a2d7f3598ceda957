"""Requests that no browser of ours makes: other hosts, other sites, other methods, ways out of a folder."""

from __future__ import annotations

import dataclasses
import logging

import pytest

from app.factory import create_app
from app.web.policies import Policy
from tests.database.fixtures import close
from tests.make import visit_item
from tests.staff_client import StaffClient

SECURITY = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
)
FOLDERS = ("/static/", "/static/styles", "/static/vendor/", "/kiosk/core/", "/kiosk/languages", "/phone/core/")
OUTSIDE = (
    "/.git/config",
    "/.env",
    "/instance/keys/instance.key",
    "/instance/oasen.sqlite",
    "/pyproject.toml",
    "/app/settings.py",
    *(
        f"/{base}/{way}settings.py"
        for base in ("static", "kiosk", "phone")
        for way in ("../", "..%2f", "%2e%2e/", "..%5c")
    ),
    "/static/....//settings.py",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/styles/../../settings.py",
    "/static/icon.svg%00.css",
    "/kiosk/languages/../../pyproject.toml",
)
FOR_DEVELOPERS = ("/console", "/debug", "/docs", "/openapi.json", "/swagger", "/metrics", "/server-status", "/admin/")


@pytest.fixture
def faulty(house):
    """The house with an address that breaks; outside of tests, so that the fault is answered as people get it."""

    def break_down():
        raise RuntimeError("SELECT secret FROM keys")

    break_down.policy = Policy.ANYONE
    house.app.view_functions["health.healthz"] = break_down
    house.app.testing = False
    return house


def answers_of_every_status(house):
    """One answer for each status of refusing and breaking, by status."""
    browser, tablet = StaffClient(house.app), house.app.test_client()
    token = {"Authorization": f"Bearer {house.valla.token}"}
    cleo = house.signed_in("Cleo")
    wrong = {"organisation": "1", "name": "Cleo", "password": "fel"}
    answers = [
        cleo.post("/language"),  # without its token
        browser.answer("/today/valla/live"),
        cleo.answer("/audit"),
        browser.answer("/nope"),
        browser.answer("/sign-out"),
        tablet.post("/api/v1/entries", data=b"x" * 2_000_000, content_type="application/json", headers=token),
        tablet.post("/api/v1/entries", data=b"{}", content_type="text/plain", headers=token),
        cleo.submit("/account/password", new="kort"),
        *[browser.submit("/sign-in", **wrong) for _ in range(6)][-1:],
        tablet.get("/healthz"),
    ]
    return {answer.status_code: answer for answer in answers}


def test_every_sort_of_refusal_carries_the_headers_and_is_kept_nowhere(faulty):
    answers = answers_of_every_status(faulty)

    assert {400, 401, 403, 404, 405, 413, 415, 422, 429, 500} <= set(answers)
    for status, answer in answers.items():
        assert [name for name in SECURITY if name not in answer.headers] == [], status
        assert answer.headers["Cache-Control"] == "no-store", status
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], status
        assert answer.content_type in ("text/html; charset=utf-8", "application/problem+json"), status
        assert "Traceback" not in answer.text, status
        assert "SELECT" not in answer.text, status


def test_by_https_every_answer_insists_on_it_for_a_year_files_and_refusals_too(house, settings):
    app = create_app(dataclasses.replace(settings, public_url="https://oasen.example"))
    browser = app.test_client()

    said = {
        address: browser.get(address, buffered=True).headers.get("Strict-Transport-Security")
        for address in (
            "/sign-in",
            "/",
            "/static/icon.svg",
            "/static/nope",
            "/kiosk/",
            "/api/v1/screen",
            "/sign-out",
            "/nope",
        )
    }
    close(app)

    assert set(said.values()) == {"max-age=31536000; includeSubDomains"}


def test_a_host_that_is_not_ours_stands_in_no_answer(house, coordinator):
    elsewhere = {
        "Host": "elsewhere.example",
        "X-Forwarded-Host": "elsewhere.example",
        "Forwarded": "host=elsewhere.example",
    }
    pages = ("/sign-in", "/", "/kiosks", "/account", "/nope", "/phones", "/staff", "/static/nope")
    for address in pages:
        for asking in (house.app.test_client(), coordinator.client):
            answer = asking.get(address, headers=elsewhere)
            assert "elsewhere.example" not in answer.text, address
            assert "elsewhere.example" not in str(answer.headers), address


def test_no_other_site_is_let_read_an_answer(house):
    browser = house.app.test_client()
    for origin in ("https://elsewhere.example", "null", "http://localhost.elsewhere.example"):
        asks = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        read = [
            browser.get(address, headers=asks, buffered=True)
            for address in ("/sign-in", "/healthz", "/static/icon.svg")
        ]
        asked = [browser.options(address, headers=asks) for address in ("/api/v1/entries", "/sign-in", "/api/v1/card")]

        for answer in read + asked:
            assert [name for name, _ in answer.headers if name.startswith("Access-Control-")] == []


def test_a_method_that_nothing_here_uses_is_refused_and_repeats_nothing(house):
    browser = house.app.test_client()
    for method in ("TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "PUT", "DELETE", "PATCH"):
        for address in ("/sign-in", "/healthz", "/static/icon.svg"):
            answer = browser.open(address, method=method, buffered=True, headers={"X-Secret": "torsdagssoppa"})

            assert answer.status_code == 405, (method, address)
            assert "torsdagssoppa" not in answer.text, (method, address)


def test_a_method_in_a_header_or_field_is_no_method(house, coordinator):
    token = coordinator.token_on("/account")
    answer = coordinator.client.get("/sign-out", headers={"X-HTTP-Method-Override": "POST"})
    coordinator.client.get(f"/sign-out?_method=POST&csrf_token={token}")

    assert answer.status_code == 405
    assert coordinator.get("/account").status_code == 200


def test_no_folder_is_listed_and_nothing_outside_is_given(house):
    browser = house.app.test_client()

    # Two slashes lead to one, and on to nothing; a NUL is refused before anything is looked for.
    answers = {address: browser.get(address, follow_redirects=True).status_code for address in FOLDERS + OUTSIDE}
    assert {address: status for address, status in answers.items() if status not in (400, 404)} == {}


def test_nothing_for_developers_is_there(house):
    admin = house.signed_in("Ada")

    assert {admin.answer(address).status_code for address in FOR_DEVELOPERS} == {404}
    assert not house.app.debug
    assert "Werkzeug" not in house.app.test_client().get("/sign-in").headers.get("Server", "")


def test_a_stranger_writes_no_line_of_the_log(faulty, caplog):
    browser = faulty.app.test_client()
    with caplog.at_level(logging.DEBUG):
        browser.get("/healthz?a=%0d%0aFORGED", headers={"User-Agent": "FORGED", "X-Forwarded-For": "FORGED"})
        browser.get("/nope%0d%0aFORGED")
        browser.post("/api/v1/entries", data=b"\r\nFORGED", headers={"Authorization": "Bearer FORGED"})

    lines = [record.getMessage() for record in caplog.records if record.name == faulty.app.logger.name]
    assert lines == ["fault: RuntimeError at GET health.healthz"]
    assert "FORGED" not in caplog.text


def test_of_a_name_that_is_sent_twice_the_address_has_no_say(house, anyone):
    house.signed_in("Cleo").submit("/welcome", "/account/password", new="en lång mening om soppa")
    fields = {"organisation": "1", "name": "Cleo", "password": "en lång mening om soppa"}
    token = anyone.token_on("/sign-in")

    answer = anyone.client.post(
        "/sign-in?name=Ada&organisation=2&password=fel&csrf_token=fel", data={**fields, "csrf_token": token}
    )

    assert answer.status_code == 302
    assert "Cleo" in anyone.get("/account").text


def test_a_form_of_another_site_that_pretends_to_be_a_tablet_is_refused(house):
    browser = house.app.test_client()
    body = b'{"entries": []}'
    token = {"Authorization": f"Bearer {house.valla.token}"}
    plain = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a")

    assert {
        browser.post("/api/v1/entries", data=body, content_type=each, headers=token).status_code for each in plain
    } == {415}
    house.signed_in("Ada")
    assert browser.post("/api/v1/entries", json={"entries": [visit_item()]}).status_code == 401
