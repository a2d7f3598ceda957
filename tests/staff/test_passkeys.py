"""Passkeys: adding one, signing in by it, what is refused."""

from __future__ import annotations

from contextvars import Context
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.clock import now
from app.settings import Settings
from app.staff.actions import give_new_link, let_leave
from app.staff.models import StaffSession
from app.staff.proof_models import Passkey
from app.staff.relying_party import NoPasskeys, RelyingParty, relying_party
from tests.make import rows
from tests.staff.authenticator import PRESENT, Authenticator
from tests.staff_client import StaffClient


def posted(client, path, page, **body):
    """What the script of a page sends."""
    return client.send(path, body, page=page)


def add(client, telephone, name="Min telefon"):
    question = posted(client, "/account/passkeys/question", "/account/passkeys/new")
    return posted(client, "/account/passkeys", "/account/passkeys/new", answer=telephone.make(question.json), name=name)


def asked(client):
    return posted(client, "/sign-in/passkey/question", "/sign-in").json


def answered(client, answer, **more):
    return posted(client, "/sign-in/passkey", "/sign-in", answer=answer, **more)


@pytest.fixture
def telephone(request, coordinator):
    """Cleo's, with a passkey for this site."""
    held = Authenticator(**getattr(request, "param", {}))
    assert add(coordinator, held).json == {"go": "/account"}
    return held


def test_a_passkey_signs_in_without_a_name(telephone, anyone):
    answer = answered(anyone, telephone.sign(asked(anyone)), goal="/account")

    assert (answer.status_code, answer.json) == (200, {"go": "/account"})
    assert "Cleo, samordnare" in anyone.page("/account").text
    assert rows(select(StaffSession.way).order_by(StaffSession.way)) == [("link",), ("passkey",)]


def test_the_account_lists_it_and_tells_that_it_was_used(coordinator, telephone, anyone):
    before = coordinator.page("/account").text
    answered(anyone, telephone.sign(asked(anyone)))

    assert "Min telefon Nyckel, inte använd än" in before
    assert "Min telefon Nyckel, använd" in coordinator.page("/account").text


def test_the_cookie_is_new_and_out_of_reach_of_scripts(telephone, anyone):
    anyone.client.set_cookie("oasen", "planted-by-somebody-else")

    answered(anyone, telephone.sign(asked(anyone)))

    cookie = anyone.cookie("oasen")
    assert cookie.value != "planted-by-somebody-else"
    assert (len(cookie.value), cookie.http_only, cookie.same_site, cookie.path) == (43, True, "Lax", "/")


@pytest.mark.parametrize(
    "telephone", [{}, {"counts": False, "count": 0}], ids=["counts", "does not count"], indirect=True
)
def test_the_same_answer_does_not_open_twice(telephone, anyone):
    answer = telephone.sign(asked(anyone))
    forms = anyone.cookie("oasen-form").value
    assert answered(anyone, answer).status_code == 200

    anyone.client.delete_cookie("oasen")
    anyone.client.set_cookie("oasen-form", forms)  # the browser as it was before
    again = answered(anyone, answer)

    assert again.status_code == 401
    assert anyone.cookie("oasen") is None


def test_an_answer_overheard_opens_in_no_other_browser(house, telephone, anyone):
    answer = telephone.sign(asked(anyone))

    assert answered(StaffClient(house.app), answer).status_code == 401
    assert answered(anyone, answer).status_code == 200


@pytest.mark.parametrize(
    "cheat",
    [
        {"origin": "https://oasen.example"},
        {"origin": "http://localhost:8001"},
        {"rp_id": "example.org"},
        {"flags": PRESENT},
        {"count": -1},
        {"owner": "AAAA"},
    ],
    ids=["other origin", "other port", "other site", "nobody verified", "counts backwards", "somebody else's"],
)
def test_what_does_not_fit_is_refused(telephone, anyone, cheat):
    question = asked(anyone)
    for name, value in cheat.items():
        setattr(telephone, name, value)

    answer = answered(anyone, telephone.sign(question))

    assert answer.status_code == 401
    assert answer.json == {"says": "Nyckeln gick inte att använda. Försök igen, eller logga in på ett annat sätt."}
    assert anyone.cookie("oasen") is None


def test_a_signature_by_another_key_is_refused(telephone, anyone):
    telephone.key = Authenticator().key

    assert answered(anyone, telephone.sign(asked(anyone))).status_code == 401


def test_a_question_is_too_old_after_five_minutes(telephone, anyone):
    question = asked(anyone)

    with time_machine.travel(now() + timedelta(minutes=5, seconds=1), tick=False):
        assert answered(anyone, telephone.sign(question)).status_code == 401


def test_a_question_for_adding_does_not_sign_in(coordinator, telephone, anyone):
    question = posted(coordinator, "/account/passkeys/question", "/account/passkeys/new").json

    assert answered(anyone, telephone.sign(question)).status_code == 401


@pytest.mark.parametrize(
    "answer", [{}, {"rawId": "é"}, {"rawId": 7, "response": []}, {"response": {"clientDataJSON": "x"}}]
)
def test_nonsense_is_refused_and_nothing_breaks(telephone, anyone, answer):
    assert answered(anyone, answer).status_code == 401


@pytest.mark.parametrize("body", ["[" * 100_000, '{"answer":' * 100_000, "null", '"', "[1]"], ids=len)
def test_a_body_that_no_browser_sends_is_refused_and_nothing_breaks(coordinator, anyone, body):
    for client, page, address in (
        (anyone, "/sign-in", "/sign-in/passkey"),
        (coordinator, "/account", "/account/passkeys"),
    ):
        headers = {"X-CSRFToken": client.token_on(page)}
        said = {"data": body, "content_type": "application/json", "headers": headers}
        answer = Context().run(client.client.post, address, **said)  # who asked before is not remembered

        assert answer.status_code == 401


def test_a_passkey_taken_away_opens_nothing(coordinator, telephone, anyone):
    address = next(
        link.attributes["href"] for link in coordinator.page("/account").every("a") if "Ta bort" in link.text
    )

    taken = coordinator.submit(address)

    assert taken.status_code == 302
    assert rows(select(Passkey.name)) == []
    assert answered(anyone, telephone.sign(asked(anyone))).status_code == 401


def test_nobody_takes_somebody_elses_away(house, telephone):
    alva = house.signed_in("Alva")

    assert alva.get(f"/account/passkeys/remove?key={telephone.credential_id.hex()}").status_code == 302
    token = alva.token_on("/account/passkeys/new")
    alva.post("/account/passkeys/remove", csrf_token=token, key=telephone.credential_id.hex())

    assert rows(select(Passkey.name)) == [("Min telefon",)]


@pytest.mark.parametrize("end", [let_leave, give_new_link], ids=["has left", "got a new link"])
def test_the_passkey_of_a_lost_telephone_opens_nothing(telephone, anyone, end):
    end("iogt", "Cleo", now())

    assert answered(anyone, telephone.sign(asked(anyone))).status_code == 401


@pytest.mark.parametrize(
    "cheat",
    [{"origin": "https://oasen.example"}, {"rp_id": "example.org"}, {"flags": PRESENT}],
    ids=["other origin", "other site", "nobody verified"],
)
def test_a_passkey_made_elsewhere_is_not_kept(coordinator, cheat):
    answer = add(coordinator, Authenticator(**cheat))

    assert answer.status_code == 401
    assert rows(select(Passkey.name)) == []


def test_the_same_passkey_is_not_somebody_elses_too(house, telephone):
    assert add(house.signed_in("Alva"), telephone).status_code == 401
    assert rows(select(Passkey.staff_id)) == [(2,)]


def test_what_is_asked_is_the_same_whoever_has_one(house, anyone):
    before = asked(anyone)
    add(house.signed_in("Ada"), Authenticator())
    after = asked(anyone)

    assert {key: value for key, value in before.items() if key != "challenge"} == {
        key: value for key, value in after.items() if key != "challenge"
    }
    assert before["allowCredentials"] == []
    assert before["userVerification"] == "required"


def test_half_an_hour_after_signing_in_one_signs_in_again_before_adding_one(house):
    client, begun = house.signed_in("Cleo"), now()

    with time_machine.travel(begun + timedelta(minutes=14), tick=False):
        assert client.get("/account/passkeys/new").status_code == 200
    with time_machine.travel(begun + timedelta(minutes=16), tick=False):
        led_to = client.get("/account/passkeys/new").headers["Location"]
        assert led_to == "/sign-in?again=yes&next=/account/passkeys/new"
        page = client.page(led_to)

    fields = {each.attributes.get("name"): each.attributes for each in page.every("input")}
    chosen = [each.text for each in page.every("option") if "selected" in each.attributes]
    assert page.every("h1")[0].text == "Logga in"
    assert "En gång till" in page.text
    assert (fields["name"]["value"], chosen) == ("Cleo", ["iogt"])


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://localhost:8000", RelyingParty("localhost", "http://localhost:8000")),
        ("https://oasen.example", RelyingParty("oasen.example", "https://oasen.example")),
        ("https://Oasen.Example:8443/", RelyingParty("oasen.example", "https://oasen.example:8443")),
        ("https://192.168.1.20:8443", NoPasskeys.NUMBER),
        ("http://127.0.0.1:8000", NoPasskeys.NUMBER),
        ("https://[fd00::1]", NoPasskeys.NUMBER),
        ("http://oasen.local", NoPasskeys.NOT_SAFE),
    ],
)
def test_for_which_addresses_there_can_be_passkeys(address, expected):
    assert relying_party(Settings(public_url=address)) == expected


@pytest.mark.parametrize(
    ("address", "words"),
    [("http://127.0.0.1:8000", "adress som är ett nummer"), ("http://oasen.local", "säkra adresser (https)")],
)
def test_where_there_can_be_none_the_page_says_so(settings, house, address, words):
    volunteer = house.signed_in("Alva")
    house.app.config["OASEN"] = replace(settings, public_url=address)

    page = volunteer.page("/account/passkeys/new")

    assert words in page.text
    assert page.every("main")[0].every("form") == []
    assert posted(volunteer, "/account/passkeys/question", "/account").status_code == 401
    assert "Logga in med nyckel" not in StaffClient(house.app).page("/sign-in").text
