"""An administrator asks; the card stands in no address, on no page, in no log."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine

from app.clock import now
from app.people.pictures import written
from tests.command_line import run
from tests.page import read_page


def test_a_card_that_is_shown_opens_what_is_kept_and_is_given_back_nowhere(life, admin, caplog):
    caplog.set_level(logging.DEBUG)
    answer = admin.submit("/handover", action="/handover/card", shown=life.card.token)

    assert answer.status_code == 200
    assert "Kortet leder till en person utan namn." in answer.text
    assert "Noteringar" in answer.text
    assert life.card.token not in answer.text + answer.request.url + str(answer.headers) + caplog.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "organisation-iogt.key" in answer.text


def test_nothing_shown_is_said_beside_the_field(life, admin):
    answer = admin.submit("/handover", action="/handover/card", shown="")

    assert answer.status_code == 422
    assert "Inget kort kom fram." in answer.text


def test_what_is_too_long_to_be_a_card_is_not_given_back(life, admin):
    answer = admin.submit("/handover", action="/handover/card", shown=life.card.token * 10)

    assert answer.status_code == 422
    assert life.card.token not in answer.text


def test_an_unknown_card_and_a_picture_code_open_nothing(life, admin):
    for text in ("AAAAAAAAAAAAAAAAAAAAAA", written(life.card.pictures)):
        answer = admin.submit("/handover", action="/handover/card", shown=text)
        assert "Kortet är okänt här." in answer.text
        assert [
            each for each in read_page(answer.text)[0].every("ol") if "told" in each.attributes.get("class", "")
        ] == []


def test_a_day_at_a_place_is_told(life, admin):
    page = admin.get("/handover/evening?premises=valla&day=2025-02-03")

    assert "Personer står som 1, 2, 3" in page.text
    assert admin.get("/handover/evening?premises=valla&day=2025-02-05").text.count("Inget finns om den dagen.") == 1
    assert admin.get("/handover/evening?premises=valla&day=x").status_code == 422
    assert admin.get("/handover/evening?premises=sionhuset&day=2025-02-03").status_code == 404


def test_every_column_has_its_place_on_the_page(life, admin):
    page = admin.get("/handover/columns").text

    assert "forgotten_cards.tombstone" in page
    assert "Säger inget utan nyckeln" in page


@pytest.mark.parametrize("name", ["Alva", "Cleo"])
def test_only_an_administrator_asks(life, house, name):
    client = house.signed_in(name) if name == "Alva" else house.signed_in_anew(name)

    assert client.get("/handover").status_code == 403
    assert client.post("/handover/card", shown=life.card.token).status_code == 403
    assert client.get("/handover/evening?premises=valla&day=2025-02-03").status_code == 403


def test_the_command_reads_the_card_from_a_pipe_and_says_the_same(life, app):
    answer = run(app, "handover", "card", "--organisation", "iogt", input=life.card.token + "\n")

    assert answer.exit_code == 0, answer.output
    assert "Kortet leder till en person utan namn." in answer.output
    assert "organisation-iogt.key: finns här" in answer.output
    assert life.card.token not in answer.output


def test_the_commands_of_a_day_and_of_columns(life, app):
    day = run(app, "handover", "evening", "--premises", "valla", "--day", "2025-02-03")
    nowhere = run(app, "handover", "evening", "--premises", "nowhere", "--day", "2025-02-03")
    columns = run(app, "handover", "columns")

    assert "Noteringar (12)" in day.output
    assert (nowhere.exit_code, nowhere.stdout) == (1, "")
    assert "forgotten_cards: tombstone" in columns.output


def test_a_page_left_open_tells_nothing_of_a_card_or_a_day(life, admin):
    begun = now()
    with time_machine.travel(begun + timedelta(minutes=14), tick=False):
        token = admin.token_on("/handover")
    with time_machine.travel(begun + timedelta(minutes=16), tick=False):
        assert admin.get("/handover").headers["Location"] == "/sign-in?again=yes&next=/handover"
        assert admin.post("/handover/card", csrf_token=token, shown="anything").headers["Location"] == "/handover"
        evening = admin.get("/handover/evening?premises=valla&day=2025-05-06")
        assert evening.headers["Location"] == "/sign-in?again=yes&next=/handover/evening"
