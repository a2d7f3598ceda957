"""The page on which a tablet learns to trust, over https and by the way in by http."""

import plistlib
from dataclasses import replace

import pytest
from cryptography import x509
from werkzeug.test import Client

from app.factory import create_app
from app.trust.authority import fingerprint
from app.trust.queries import authority_of_house
from app.trust.way_in import WayIn
from tests.database.fixtures import close


@pytest.fixture
def authority(in_house):
    return authority_of_house(in_house.config["OASEN"])


def test_the_page_shows_the_way_in_the_letters_and_each_kind_of_tablet(by_http, authority):
    page = by_http.get("/trust/?language=sv").text

    assert "Litar plattan på Oasen?" in page
    assert fingerprint(authority) in page
    assert "Androidplatta" in page
    assert "iPad" in page
    assert 'href="https://oasen.local:8443/"' in page
    assert "<svg" in page


def test_in_english_too(by_http):
    assert "Does this tablet trust Oasen?" in by_http.get("/trust/?language=en").text


@pytest.mark.parametrize(
    ("browser", "opened"),
    [
        ("Mozilla/5.0 (Linux; Android 13; SM-T500)", "Androidplatta"),
        ("Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X)", "iPad"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605", "iPad"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Dator"),
    ],
)
def test_the_steps_of_the_tablet_in_hand_lie_open(by_http, browser, opened):
    page = by_http.get("/trust/?language=sv", headers={"User-Agent": browser}).text
    [shown] = page.split("<details")[1:] and [part for part in page.split("<details")[1:] if " open>" in part[:30]]

    assert opened in shown.split("</summary>")[0]


def test_the_script_may_ask_the_house_by_https_and_nobody_else(by_http):
    policy = by_http.get("/trust/").headers["Content-Security-Policy"]
    [asks] = [part for part in policy.split("; ") if part.startswith("connect-src")]

    assert asks.split()[:3] == ["connect-src", "'self'", "https://oasen.local:8443"]
    assert "script-src 'self'" in policy


def test_what_it_asks_may_be_read_from_the_page_by_http_and_says_nothing(in_house):
    answer = in_house.test_client().get("/trust/seen")

    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_certificate_can_be_fetched_and_no_key(by_http, authority):
    answer = by_http.get("/trust/oasen.crt")

    assert x509.load_der_x509_certificate(answer.data) == authority
    assert answer.mimetype == "application/x-x509-ca-cert"
    assert "oasen.crt" in answer.headers["Content-Disposition"]


def test_an_ipad_gets_it_as_a_profile(by_http, authority):
    answer = by_http.get("/trust/oasen.mobileconfig?language=sv")
    profile = plistlib.loads(answer.data)

    assert answer.mimetype == "application/x-apple-aspen-config"
    assert x509.load_der_x509_certificate(profile["PayloadContent"][0]["PayloadContent"]) == authority
    assert profile["PayloadDescription"].startswith("Låter plattan lita")


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/", "/trust/"),
        ("/kiosk/", "/trust/?to=/kiosk/"),
        ("/sign-in", "/trust/?to=/sign-in"),
        ("/api/v1/screen", "/trust/?to=/api/v1/screen"),
    ],
)
def test_everything_else_by_http_is_led_there_for_this_once(by_http, path, location):
    answer = by_http.get(path)

    assert answer.status_code == 307
    assert answer.headers["Location"] == location
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/sign-in", "/api/v1/entries", "/trust/"])
def test_nothing_is_taken_in_by_http(by_http, path):
    assert by_http.post(path, data={"password": "hemligt"}).status_code == 405


def test_by_http_nobody_is_signed_in_whatever_cookie_comes():
    def application(environment, start):
        start("200 OK", [("Content-Type", "text/plain")])
        return [environment["HTTP_COOKIE"].encode()]

    answer = Client(WayIn(application), use_cookies=False).get("/trust/", headers={"Cookie": "__Host-oasen=Ada"})

    assert (answer.status_code, answer.text) == (200, "")


@pytest.mark.parametrize(
    ("asked", "onward"),
    [
        ("/kiosk/", "/kiosk/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("https://evil.example/", "/"),
        (".evil.example/", "/"),
        ("", "/"),
    ],
)
def test_it_leads_on_to_the_house_alone(by_http, asked, onward):
    page = by_http.get("/trust/", query_string={"to": asked}).text

    assert f'href="https://oasen.local:8443{onward}"' in page
    assert f'data-leads-to="{onward}"' in page


def test_where_the_whole_world_trusts_the_address_nothing_is_asked_of_a_tablet(app):
    client = app.test_client()

    assert "Här behövs ingenting" in client.get("/trust/?language=sv").text
    assert client.get("/trust/oasen.crt").status_code == 404
    assert client.get("/trust/oasen.mobileconfig").status_code == 404


def test_under_a_name_of_the_world_it_says_the_same(app):
    served = create_app(replace(app.config["OASEN"], public_url="https://oasen.example"))
    answer = served.test_client().get("/trust/?language=sv")
    close(served)

    assert answer.status_code == 200
    assert "Här behövs ingenting" in answer.text


@pytest.mark.parametrize(
    "target", ["/%09/example.org", "/%0A/example.org", "//example.org", "/%5Cexample.org", "javascript:x"]
)
def test_nobody_is_led_to_another_site_from_it(app, by_http, target):
    """A browser leaves out tabs and ends of lines: of /<tab>/example.org it makes //example.org."""
    for asked in (by_http, app.test_client()):
        page = asked.get(f"/trust/?to={target}").text

        assert "example.org" not in page
        assert "javascript:" not in page
