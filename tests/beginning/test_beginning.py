"""A house begins: for who holds the link, once, and for nobody else on the network."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app.beginning.actions import Beginning, begin
from app.beginning.refusals import BegunAlready
from app.beginning.set_up_link import make_link, opens
from app.clock import now
from app.database.statements import table_of
from app.database.wall import Across, across_organisations
from app.organisations.models import Organisation
from app.staff.attempts import Attempts
from app.staff.models import StaffMember
from app.staff.sessions import Visitor
from tests.audit.acts import acts_noted, verdict
from tests.beginning.conftest import NAMES
from tests.make import rows
from tests.staff_client import StaffClient

ORGANISATIONS, STAFF = table_of(Organisation), table_of(StaffMember)


def who_is_there():
    return rows(select(ORGANISATIONS.c.slug, ORGANISATIONS.c.name)), rows(select(STAFF.c.name, STAFF.c.role))


@pytest.mark.parametrize("path", ["/", "/home", "/sign-in", "/begin/steps"])
def test_every_way_into_an_empty_house_leads_to_its_beginning(nobody, path):
    answer = nobody.get(path)
    while answer.status_code == 302:
        path = answer.headers["Location"]
        answer = nobody.get(path)

    assert path == "/begin"
    assert "Välkommen till Oasen" in answer.text


def test_who_holds_the_link_begins_and_is_signed_in_as_administrator(maria, link, settings):
    assert who_is_there() == ([("kamraterna", "Kamraterna")], [("Maria", "admin")])
    assert maria.page("/begin/steps").every("h1")[0].text == "Ställ i ordning huset"
    assert not opens(settings, link.rpartition("#")[2])


def test_the_link_alone_pasted_without_its_address_does_too(nobody, link):
    assert nobody.submit("/begin", code=link.rpartition("#")[2], **NAMES).status_code == 302


def test_that_it_began_is_noted_of_whoever_began_it(maria):
    assert acts_noted() == ["signed-in", "added-organisation"]
    assert verdict().broken_at is None


@pytest.mark.parametrize("code", ["", "x", "http://localhost:8000/begin#", "é" * 43])
def test_who_has_no_link_begins_nothing_and_keeps_what_was_typed(nobody, link, code):
    answer = nobody.submit("/begin", code=code, **NAMES)

    assert answer.status_code in (403, 422)
    assert 'value="Kamraterna"' in answer.text
    assert who_is_there() == ([], [])


def test_from_the_machine_itself_it_takes_the_link_too(app, link):
    own = StaffClient(app, REMOTE_ADDR="127.0.0.1")

    assert own.submit("/begin", code="guessed", **NAMES).status_code == 403


def test_guessing_is_slowed_down(nobody, link):
    answers = [nobody.submit("/begin", code="guessed", **NAMES).status_code for _ in range(60)]

    assert answers[0] == 403
    assert answers[-1] == 429


def test_the_link_of_an_earlier_start_opens_nothing(nobody, link, settings):
    make_link(settings, "http://localhost:8000")

    answer = nobody.submit("/begin", code=link, **NAMES)

    assert answer.status_code == 403
    assert "Varje gång Oasen startas" in answer.text


def test_a_name_of_nothing_that_fits_an_address_still_begins(nobody, link):
    assert nobody.submit("/begin", code=link, organisation="!!!", name="Maria").status_code == 302
    assert who_is_there()[0] == [("house", "!!!")]


def test_of_two_who_press_at_once_one_begins(app, link, settings):
    def press(name):
        with app.app_context(), across_organisations(Across.MACHINE):
            wished = Beginning("Kamraterna", name, link.rpartition("#")[2])
            try:
                begin(settings, wished, Visitor("203.0.113.7", ""), Attempts(), now())
            except BegunAlready:
                return "too late"
        return "began"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(press, ["Maria", "Eva"]))

    assert said == ["began", "too late"]
    assert len(who_is_there()[1]) == 1


def test_once_begun_the_page_is_closed_to_strangers(maria, app, settings):
    stranger = StaffClient(app)

    assert stranger.get("/begin").headers["Location"] == "/sign-in"
    assert stranger.post("/begin", code="x", **NAMES).status_code == 400
    assert maria.get("/begin").headers["Location"] == "/begin/steps"
    assert stranger.get("/sign-in").status_code == 200


GREETINGS = {"sv": "Välkommen till Oasen", "en": "Welcome to Oasen"}


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("en-GB,en;q=0.9", "en"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("de,en;q=0.7", "en"),
        ("de-DE,de", "sv"),
        ("*", "sv"),
        ("", "sv"),
    ],
)
def test_the_first_page_speaks_as_the_browser_asks_and_swedish_where_it_asks_for_neither(nobody, asked, answered):
    assert GREETINGS[answered] in nobody.get("/begin", headers={"Accept-Language": asked}).text


def test_whoever_begins_from_a_backup_is_spoken_to_likewise(nobody):
    page = nobody.get("/care/first", headers={"Accept-Language": "en"}).text

    assert '<html lang="en"' in page


def test_a_language_that_was_chosen_goes_before_the_browsers(nobody):
    nobody.submit("/language", language="sv", next="/begin")

    assert GREETINGS["sv"] in nobody.get("/begin", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize(("asked", "kept"), [("en", "en"), ("sv", None)])
def test_whoever_began_in_a_language_goes_on_in_it(app, link, asked, kept):
    browser = StaffClient(app, HTTP_ACCEPT_LANGUAGE=asked)

    browser.submit("/begin", code=link, **NAMES)

    assert rows(select(STAFF.c.language)) == [(kept,)]
    assert f'<html lang="{asked}"' in browser.get("/begin/steps").text
