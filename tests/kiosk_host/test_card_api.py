"""What a QR card that is shown opens about itself; a picture code opens nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from app.clock import now
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.log.models import Entry
from app.people.cards import draw_card, hash_cards, register_cards
from app.people.models import Card, ForgottenCard
from app.people.pictures import written
from tests.make import make_door, rows, visit_item

NEW = {"agreed": False, "declined": False, "asked": False}


@pytest.fixture
def door(app):
    return make_door()


@pytest.fixture
def card(app, door):
    [hashed] = hash_cards([draw_card()], code_keys(app.config["OASEN"], "iogt"))
    with write_connection() as connection:
        register_cards(connection, door.place.organisation_id, [hashed], now().date())
    return hashed.card


@pytest.fixture
def ask(app, door):
    """Asks as the kiosk does."""

    def ask(path, value, token=door.token):
        answer = app.test_client().post(
            f"/api/v1/card{path}", json={"value": value}, headers={"Authorization": f"Bearer {token}"}
        )
        assert answer.status_code == 200, answer.text
        return answer.json

    return ask


@pytest.fixture
def visit(app, door):
    """A visit with a card whose holder has agreed."""

    def visit(value, type_="card", at=None):
        credential = {"type": type_, "value": value, "agreed": True}
        item = visit_item(at or now().isoformat(), credential=credential)
        client = app.test_client()
        answer = client.post(
            "/api/v1/entries", json={"entries": [item]}, headers={"Authorization": f"Bearer {door.token}"}
        )
        assert answer.json["results"][0]["status"] == "stored"

    return visit


def test_a_new_card_and_an_unknown_one_stand_alike(ask, card):
    assert ask("", card.token) == ask("", "nobody's") == NEW


def test_the_questions_are_asked_once_and_never_of_an_unknown_card(ask, card):
    assert [ask("/asked", card.token) for _ in range(2)] == [{"first": True}, {"first": False}]
    assert ask("/asked", "nobody's") == {"first": False}
    assert ask("", card.token) == NEW | {"asked": True}


def test_a_no_is_kept_and_a_later_yes_takes_it_back(ask, card, visit):
    assert ask("/declined", card.token) == ask("", card.token) == NEW | {"declined": True}

    visit(card.token)

    assert ask("", card.token) == NEW | {"agreed": True}


def test_a_no_that_comes_after_the_yes_does_not_undo_it(ask, card, visit):
    visit(card.token)

    assert ask("/declined", card.token) == NEW | {"agreed": True}


def test_a_no_of_an_unknown_card_is_kept_nowhere(ask, card):
    assert ask("/declined", "nobody's") == NEW
    assert rows(select(Card.is_declined)) == [(False,)]


def test_days_are_told_by_month_over_all_premises(ask, card, visit, app):
    make_door("angered")
    year = now().year
    for day in (f"{year - 1}-12-31T23:00:00Z", f"{year}-01-05T10:00:00Z", f"{year}-01-05T18:00:00Z"):
        visit(card.token, at=day)

    assert ask("/days", card.token) == {
        "months": [{"month": f"{year - 1}-12", "days": 1}, {"month": f"{year}-01", "days": 1}]
    }
    assert ask("/days", "nobody's") == {"months": []}


@pytest.mark.parametrize("path", ["", "/asked", "/declined", "/days", "/forget"])
def test_pictures_open_nothing(ask, card, visit, path):
    visit(card.token)
    before = ask("", card.token)

    told = ask(path, written(card.pictures))

    assert told == ask(path, written((1, 2, 3, 4, 0)))
    assert ask("", card.token) == before
    assert len(rows(select(Card.id))) == 1


def test_another_organisation_s_kiosk_learns_and_changes_nothing(ask, card, visit):
    visit(card.token)
    other = make_door("sionhuset", "sion")

    assert ask("", card.token, other.token) == NEW
    assert ask("/days", card.token, other.token) == {"months": []}
    ask("/forget", card.token, other.token)
    assert ask("", card.token)["agreed"]


def test_forgetting_at_once_and_again(ask, card, visit):
    visit(card.token)

    assert ask("/forget", card.token) == ask("/forget", card.token) == {"forgotten": True}

    assert ask("", card.token) == NEW
    assert ask("/days", card.token) == {"months": []}
    assert ask("/asked", card.token) == {"first": False}
    assert len(rows(select(ForgottenCard.tombstone))) == 2
    assert len(rows(select(Entry.person_id).where(Entry.person_id.is_not(None)))) == 1


@pytest.mark.parametrize("body", [{}, {"value": 5}, {"value": "x" * 201}, {"value": "x", "more": 1}])
def test_what_is_no_card_is_refused_in_words(app, door, body):
    answer = app.test_client().post("/api/v1/card", json=body, headers={"Authorization": f"Bearer {door.token}"})

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_without_a_token_no_card_opens_anything(app, card):
    for path in ("", "/asked", "/declined", "/days", "/forget"):
        assert app.test_client().post(f"/api/v1/card{path}", json={"value": str(uuid4())}).status_code == 401
