"""One's own account: password, sessions, language."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.clock import now
from app.staff.browser_names import browser_name
from app.staff.models import StaffMember
from app.staff.passwords import Weakness, hash_of, is_right, weakness_of
from tests.make import rows
from tests.staff_client import StaffClient

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36"
SAFARI = "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("fjorton tecken", Weakness.SHORT),
        ("femton tecken!!", None),
        ("aaaaaaaaaaaaaaaaaaaa", Weakness.MONOTONOUS),
        ("ababababababababab", Weakness.MONOTONOUS),
        ("cleo cleo cleo cleo", Weakness.NAMED),
        ("Kamratstödet Valla", Weakness.NAMED),
        ("Kamratstödet 2025!", Weakness.NAMED),
        ("i valla bor många som gillar soppa", None),
        ("oasen oasen oasen", Weakness.NAMED),
        ("x" * 300, Weakness.LONG),
        ("en lång mening om soppa och bröd på torsdagar, med åäö", None),
        ("日本語のとても長いパスワードです", None),
    ],
)
def test_what_makes_a_password_weak(password, weakness):
    assert weakness_of(password, ("Cleo", "Kamratstödet Valla", "oasen")) == weakness


def test_every_letter_of_a_long_password_counts():
    kept = hash_of("a" * 20 + "b" * 80)

    assert is_right("a" * 20 + "b" * 80, kept)
    assert not is_right("a" * 20 + "b" * 79, kept)


def test_the_same_letters_typed_another_way_are_the_same_password():
    assert is_right("fa\N{LATIN SMALL LETTER A}\N{COMBINING RING ABOVE} torsdagar", hash_of("faå torsdagar"))


def test_without_a_kept_hash_no_password_is_right():
    assert not is_right("nobody has this password", None)


def test_a_password_chosen_signs_in(house, anyone):
    client = house.signed_in("Cleo")
    answer = client.submit("/welcome", "/account/password", new="en lång mening om soppa")

    assert answer.headers["Location"] == "/account"
    signed_in = anyone.submit("/sign-in", organisation="1", name="Cleo", password="en lång mening om soppa")
    assert signed_in.status_code == 302


WORDS = {
    "fjorton_tecken": "minst 15 tecken",
    "x" * 300: "högst 256 tecken",
    "ababababababababab": "samma få tecken",
    "cleo cleo cleo cleo": "ditt och ställets namn",
    "Valla Valla Valla 12": "ditt och ställets namn",
    "PasswordPassword": "många har valt",
}


def test_a_weak_password_is_refused_beside_its_field_in_words_of_its_own(coordinator):
    answers = {password: coordinator.submit("/account/password", new=password) for password in WORDS}

    assert {answer.status_code for answer in answers.values()} == {422}
    assert [password for password, answer in answers.items() if WORDS[password] not in answer.text.casefold()] == []
    assert [password for password, answer in answers.items() if password in answer.text] == []


def test_the_fields_of_a_password_hide_it_and_let_it_be_pasted(coordinator):
    coordinator.submit("/account/password", new="en lång mening om soppa")
    fields = [
        each.attributes
        for each in coordinator.page("/account/password").every("input")
        if each.attributes.get("name") in ("old", "new")
    ]

    assert [field["type"] for field in fields] == ["password", "password"]
    assert [field["autocomplete"] for field in fields] == ["current-password", "new-password"]
    assert [
        name
        for field in fields
        for name in field
        if name in ("maxlength", "pattern", "readonly") or name.startswith("on")
    ] == []


def test_a_password_stays_until_somebody_changes_it(house, anyone):
    house.signed_in("Cleo").submit("/account/password", new="en lång mening om soppa")

    with time_machine.travel(now() + timedelta(days=3650)):
        signed_in = anyone.submit("/sign-in", organisation="1", name="Cleo", password="en lång mening om soppa")

    assert signed_in.headers["Location"] == "/home"


def test_a_new_installation_has_no_account(app):
    assert rows(select(StaffMember.id)) == []


def test_a_new_password_asks_for_the_old_one_and_ends_other_sessions(house, anyone):
    client = house.signed_in("Cleo")
    client.submit("/account/password", new="en lång mening om soppa")
    anyone.submit("/sign-in", organisation="1", name="Cleo", password="en lång mening om soppa")

    wrong = client.submit("/account/password", old="fel", new="en annan mening om bröd")
    right = client.submit("/account/password", old="en lång mening om soppa", new="en annan mening om bröd")

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert client.get("/account").status_code == 200
    assert anyone.get("/account").status_code == 302


def test_guessing_the_old_password_in_a_session_left_open_is_held_up(house):
    client = house.signed_in("Cleo")
    client.submit("/account/password", new="en lång mening om soppa")

    for number in range(5):
        client.submit("/account/password", old=f"gissning {number}", new="en annan mening om bröd")
    answer = client.submit("/account/password", old="en lång mening om soppa", new="en annan mening om bröd")

    assert "För många försök" in answer.text


def sessions_shown(client):
    return [
        field.attributes["value"]
        for field in client.page("/account").every("input")
        if field.attributes.get("name") == "digest"
    ]


def test_one_sees_where_one_is_signed_in_and_can_end_it(house, anyone):
    client = house.signed_in("Cleo", HTTP_USER_AGENT=FIREFOX)
    client.submit("/account/password", new="en lång mening om soppa")
    phone = StaffClient(house.app, HTTP_USER_AGENT=CHROME)
    phone.submit("/sign-in", organisation="1", name="Cleo", password="en lång mening om soppa")

    page = client.page("/account")
    (other,) = sessions_shown(client)
    client.submit("/account", "/account/sessions/end", digest=other)

    assert "Firefox, Windows" in page.text
    assert "Chrome, Android" in page.text
    assert phone.get("/account").status_code == 302
    assert sessions_shown(client) == []


def test_nobody_can_end_somebody_elses_session(house):
    ada, alva = house.signed_in("Ada"), house.signed_in("Alva")
    ada.submit("/account/password", new="en lång mening om soppa")
    second = StaffClient(house.app)
    second.submit("/sign-in", organisation="1", name="Ada", password="en lång mening om soppa")
    (adas,) = sessions_shown(ada)
    token = next(
        field.attributes["value"]
        for field in alva.page("/account").every("input")
        if field.attributes.get("name") == "csrf_token"
    )

    alva.post("/account/sessions/end", csrf_token=token, digest=adas)
    alva.post("/account/sessions/end", csrf_token=token, digest="no such thing")

    assert second.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("called", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        (CHROME, "Chrome, Android"),
        (SAFARI, "Safari, iPad"),
        (EDGE, "Edge, Windows"),
        ("", "?"),
        ("curl/8.0", "?"),
    ],
)
def test_browsers_have_names(called, name):
    assert browser_name(called, "?") == name


def test_the_language_follows_the_person_and_not_the_browser(house, anyone):
    client = house.signed_in("Cleo")
    client.submit("/account", "/language", language="en")
    client.submit("/account/password", new="en lång mening om soppa")

    anyone.submit("/sign-in", organisation="1", name="Cleo", password="en lång mening om soppa")

    assert client.page("/account").every("h1")[0].text == "Your account"
    assert anyone.page("/account").every("h1")[0].text == "Your account"


def test_who_is_not_signed_in_can_choose_a_language_too(anyone):
    answer = anyone.submit("/sign-in", "/language", language="en")

    assert answer.headers["Location"] == "/sign-in"
    assert anyone.page("/sign-in").every("h1")[0].text == "Sign in"


def test_an_unknown_language_changes_nothing_and_leads_nowhere_else(coordinator):
    answer = coordinator.submit("/account", "/language", language="tlh", back="//example.org/")

    assert answer.headers["Location"] == "/home"
    assert coordinator.page("/account").every("h1")[0].text == "Ditt konto"
