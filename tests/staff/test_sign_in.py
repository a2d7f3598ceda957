"""Signing in by name and password, and staying signed in."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from app.clock import now
from app.database.transaction import transaction
from app.staff.actions import let_leave, set_password
from app.staff.attempts import Attempts
from app.staff.models import StaffMember, StaffSession
from app.staff.queries import signed_in_by
from app.tokens import digest_of
from app.web.safe_path import safe_path
from tests.make import rows
from tests.page import read_page
from tests.staff_client import StaffClient

SENTENCE = "en lång mening om soppa"


@pytest.fixture
def cleo_has_password(app, house):
    token = house.signed_in("Cleo").cookie("oasen").value
    set_password(who_holds(token), "", SENTENCE, Attempts(), now())


def who_holds(token):
    from app.extensions import db

    found = signed_in_by(db.session(), token, now())
    db.session.remove()
    assert found is not None
    return found


def sign_in(client, name="Cleo", password=SENTENCE, organisation="1", path="/sign-in"):
    return client.submit(path, organisation=organisation, name=name, password=password)


def test_name_and_password_open_the_pages(cleo_has_password, anyone):
    answer = sign_in(anyone)

    assert answer.headers["Location"] == "/home"
    assert anyone.page("/account").every("h1")[0].text == "Ditt konto"


@pytest.mark.parametrize("name", ["cleo", " Cleo ", "CLEO"])
def test_capitals_and_spaces_of_a_name_do_not_matter(cleo_has_password, anyone, name):
    assert sign_in(anyone, name=name).status_code == 302


@pytest.mark.parametrize(
    ("name", "password", "organisation"),
    [
        ("Cleo", "en annan mening om soppa", "1"),
        ("Nobody", SENTENCE, "1"),
        ("Cleo", SENTENCE, "2"),
        ("Alva", SENTENCE, "1"),
        ("Cleo", SENTENCE + " ", "1"),
    ],
    ids=["wrong password", "unknown name", "other organisation", "has no password", "a space more"],
)
def test_what_does_not_belong_together_opens_nothing_and_tells_nothing(
    cleo_has_password, anyone, name, password, organisation
):
    answer = sign_in(anyone, name=name, password=password, organisation=organisation)

    assert answer.status_code == 401
    assert "hör inte ihop" in answer.text
    assert anyone.cookie("oasen") is None


def test_the_browser_holds_a_token_that_scripts_cannot_read_and_that_names_nobody(house):
    cookie = house.signed_in("Cleo").cookie("oasen")

    assert len(cookie.value) == 43
    assert (cookie.http_only, cookie.same_site, cookie.path) == (True, "Lax", "/")
    assert cookie.max_age == 12 * 3600


def test_the_database_holds_the_digest_and_not_the_token(house):
    token = house.signed_in("Cleo").cookie("oasen").value

    assert rows(select(StaffSession.digest)) == [(digest_of(token),)]
    assert token.encode() not in repr(rows(select(StaffSession.__table__))).encode()


def test_the_cookie_of_the_forms_names_nobody(house, app):
    client = house.signed_in("Cleo")
    client.get("/account")

    held = app.session_interface.get_signing_serializer(app).loads(client.cookie("oasen-form").value)

    assert set(held) == {"csrf_token"}


def test_half_an_hour_of_rest_signs_out(house):
    client = house.signed_in("Cleo")

    with time_machine.travel(now() + timedelta(minutes=31), tick=False):
        assert client.get("/account").headers["Location"] == "/sign-in?next=/account"


def test_who_goes_on_working_stays_signed_in_until_twelve_hours_have_passed(house):
    client, begun = house.signed_in("Cleo"), now()

    for minutes in range(25, 12 * 60, 25):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            assert client.get("/account").status_code == 200
    with time_machine.travel(begun + timedelta(hours=12, seconds=1), tick=False):
        assert client.get("/account").status_code == 302


def test_a_page_left_open_does_not_keep_anybody_signed_in(house):
    client, begun = house.signed_in("Cleo"), now()

    for minutes in range(5, 30, 5):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            assert client.get("/today/valla/live").status_code == 200
    with time_machine.travel(begun + timedelta(minutes=31), tick=False):
        assert client.get("/today/valla/live").status_code == 401


def test_signing_out_ends_the_session_on_the_server(house):
    client = house.signed_in("Cleo")
    token = client.cookie("oasen").value

    client.submit("/account", "/sign-out")
    client.client.set_cookie("oasen", token)

    assert client.get("/account").status_code == 302


def test_who_has_left_is_out_at_once(house):
    client = house.signed_in("Cleo")

    let_leave("iogt", "Cleo", now())

    assert client.get("/account").status_code == 302


def test_a_session_that_was_not_ended_when_its_owner_left_opens_nothing(house):
    client = house.signed_in("Cleo")

    with transaction() as session:
        session.execute(update(StaffMember).where(StaffMember.name == "Cleo").values(left_at=now()))

    assert client.get("/account").status_code == 302


def test_an_invented_token_opens_nothing(anyone):
    anyone.client.set_cookie("oasen", "A" * 43)

    assert anyone.get("/account").status_code == 302


def test_one_is_led_back_to_where_one_was_going(cleo_has_password, anyone):
    led_to = anyone.get("/account").headers["Location"]

    assert sign_in(anyone, path=led_to).headers["Location"] == "/account"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "//example.org/",
        "///example.org/",
        "/\\example.org",
        "\\\\example.org",
        "/\texample",
        "/%0d%0a\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "account",
        "",
        None,
        "http:///example.org",
        "/\x7f",
    ],
)
def test_one_is_never_led_elsewhere(target):
    assert safe_path(target) is None


@pytest.mark.parametrize("target", ["/", "/account", "/year/2025?premises=valla", "/today/å"])
def test_paths_of_this_site_are_followed(target):
    assert safe_path(target) == target


def test_signing_in_leads_nowhere_else_by_a_forged_link(cleo_has_password, anyone):
    assert sign_in(anyone, path="/sign-in?next=//example.org").headers["Location"] == "/home"


def test_whoever_is_signed_in_need_not_sign_in_again(coordinator):
    assert coordinator.get("/sign-in").headers["Location"] == "/home"


def test_where_there_is_one_organisation_nobody_is_asked_which(app):
    from app.staff.actions import add_staff
    from app.staff.models import Role
    from tests.make import make_door

    make_door()
    add_staff("iogt", "Cleo", Role.COORDINATOR, now())

    assert StaffClient(app).page("/sign-in").every("select") == []


def test_a_password_is_kept_by_argon2id_as_the_parameters_say(cleo_has_password):
    (kept,) = rows(select(StaffMember.password_hash).where(StaffMember.name == "Cleo"))[0]

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=1$")


def test_every_page_has_the_way_out(coordinator):
    """From each page one link leads to where one signs out, by a button that stands open."""
    for address in ("/home", "/today/valla", "/cards", "/more", "/account", "/nope"):
        found = read_page(coordinator.answer(address).text)[0]
        assert "/account" in [link.attributes.get("href") for link in found.every("a")], address

    assert "/sign-out" in [form.attributes.get("action") for form in coordinator.page("/account").every("form")]
