"""Who was forgotten after a backup was made is forgotten in what is restored from it, whichever way it is learnt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from app.backup.actions import make_rotated_backup
from app.backup.tombstones import FILE_NAME, keep_tombstones, read_tombstones, tombstones_of
from app.clock import now
from app.extensions import db
from app.log.models import Statement
from app.people.models import Card, ForgottenCard, Person
from app.retention.actions import forget_what_is_due
from tests.backup.backing_up import back_up, restore_beside, running
from tests.command_line import run
from tests.log.card_life import a_life, by, figures, forget, person_of_card, places_of, tags_of
from tests.make import rows


def known_now():
    with db.engine.connect() as connection:
        return tombstones_of(connection)


@pytest.fixture
def life(cards, send, keys):
    """A life, in which the first card's holder also had something set aside and a picture code that waits.

    Last night what was due by then was forgotten.
    """
    a_life(cards, send)
    send(by(cards[0], count="many"), by(cards[0], type_="pictures"))
    forget_what_is_due(now())
    return cards


def forgotten_everywhere(card, keys, person):
    """Nothing of the card is in any table, and nothing but a tombstone follows from it."""
    assert places_of([*tags_of(card, keys), person, card.token]) == []
    assert rows(select(Statement.id)) == []
    assert len(rows(select(Card.id))) == 2
    assert len(rows(select(ForgottenCard.tombstone))) == 2  # of both its codes


def test_the_tombstones_of_what_is_running_are_taken_along(app, life, send, keys, tmp_path):
    back_up(app, tmp_path / "a.age")
    person = person_of_card(life[0], keys)
    send(forget(life[0]))
    after = figures()

    restored = restore_beside(app, tmp_path / "a.age", tmp_path / "new", known_now())

    assert restored.put_back.lost.forgotten_count == 1
    with running(tmp_path / "new"):
        forgotten_everywhere(life[0], keys, person)
        assert figures() == after


def test_without_them_the_backup_would_bring_the_card_back(app, life, send, keys, tmp_path):
    back_up(app, tmp_path / "a.age")
    person = person_of_card(life[0], keys)
    send(forget(life[0]))

    restored = restore_beside(app, tmp_path / "a.age", tmp_path / "new")

    assert restored.put_back.lost.forgotten_count == 0
    with running(tmp_path / "new"):
        assert "credentials" in places_of(tags_of(life[0], keys))
        assert "people" in places_of([person])


def test_the_list_beside_the_backups_is_enough_when_the_database_is_gone(app, life, send, keys, tmp_path):
    settings = app.config["OASEN"]
    old = make_rotated_backup(settings, now()).path
    kept = tmp_path / "stick"
    kept.mkdir()
    (kept / old.name).write_bytes(old.read_bytes())
    person = person_of_card(life[0], keys)
    send(forget(life[0]))
    keep_tombstones(kept, known_now())  # as the next night does
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(ForgottenCard.__table__.delete())  # what is running has nothing to tell

    said = run(app, "restore", str(kept / old.name), "--into", str(tmp_path / "new"))

    assert "have been forgotten again: 1." in said.stdout
    with running(tmp_path / "new"):
        forgotten_everywhere(life[0], keys, person)


def test_the_tablets_copy_of_the_wish_does_it_too(app, life, send, keys, door, tmp_path):
    """What it sends again when it sees that the server has not seen its newest numbers."""
    back_up(app, tmp_path / "a.age")
    person = person_of_card(life[0], keys)
    wish = forget(life[0])
    send(wish)
    restore_beside(app, tmp_path / "a.age", tmp_path / "new")

    with running(tmp_path / "new") as again:
        assert "credentials" in places_of(tags_of(life[0], keys))
        answer = again.test_client().post(
            "/api/v1/entries", json={"entries": [wish]}, headers={"Authorization": f"Bearer {door.token}"}
        )
        assert [result["status"] for result in answer.json["results"]] == ["stored"]
        forgotten_everywhere(life[0], keys, person)


def test_others_keep_their_days(app, life, send, keys, tmp_path):
    back_up(app, tmp_path / "a.age")
    people_before = len(rows(select(Person.id)))
    other = person_of_card(life[1], keys)
    send(forget(life[0]))

    restore_beside(app, tmp_path / "a.age", tmp_path / "new", known_now())

    with running(tmp_path / "new"):
        assert person_of_card(life[1], keys) == other
        assert len(rows(select(Person.id))) == people_before


def test_the_list_grows_and_tells_nothing_else(life, send, keys, tmp_path):
    keep_tombstones(tmp_path, {"iogt": frozenset([b"x" * 32])})
    send(forget(life[0]))

    keep_tombstones(tmp_path, known_now())

    assert read_tombstones(tmp_path) == {"iogt": known_now()["iogt"] | {b"x" * 32}}
    written = (tmp_path / FILE_NAME).read_bytes()
    assert not [tag for tag in tags_of(life[0], keys) if tag.hex().encode() in written]
    assert set(json.loads(written)) == {"format", "organisations"}
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff"])
def test_a_list_that_cannot_be_read_is_said_and_replaced(content, tmp_path):
    (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(ValueError):  # noqa: PT011  # whatever is wrong with it
        read_tombstones(tmp_path)
    keep_tombstones(tmp_path, {"iogt": frozenset([b"x" * 32])})

    assert read_tombstones(tmp_path) == {"iogt": frozenset([b"x" * 32])}


def test_where_there_is_no_list_nobody_is_on_it(tmp_path: Path):
    assert read_tombstones(tmp_path) == {}
