"""What still comes with a forgotten card: counted by head, once, without a trace of it."""

from __future__ import annotations

import json
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy import select

from app.database.transaction import write_connection
from app.extensions import db
from app.log.models import Entry, SetAside, Statement
from app.log.queries import visit_days_by_month
from app.log.waiting import resolve_waiting_codes
from app.people.models import Card, Person
from app.people.pictures import written
from app.people.queries import card_standing
from app.people.sealing import unseal
from tests.log.card_life import (
    a_life,
    by,
    figures,
    forget,
    tags_of,
)
from tests.make import rows


def test_what_was_set_aside_loses_the_card_but_not_the_visit(cards, send, keys):
    mine, other, _ = cards
    aside = [
        by(mine, name="Anka"),
        by(mine, type_="pictures", name="Anka"),
        by(other, name="Anka"),
        by(other, type_="pictures", name="Anka"),
    ]
    assert send(*aside) == ["quarantined"] * 4

    send(forget(mine))
    assert send(aside[0]) == ["quarantined"]

    kept = [json.loads(unseal(sealed, keys["sealing"])) for (sealed,) in rows(select(SetAside.sealed_item))]
    shown = sorted(item["credential"]["value"] for item in kept if "credential" in item)
    assert shown == sorted([other.token, written(other.pictures)])
    assert sorted(item["id"] for item in kept) == sorted(item["id"] for item in aside)


def test_a_database_from_before_forgets_again_when_the_tablet_sends_its_queue(cards, send):
    """The wish comes twice, and between them the tables are as they were."""
    a_life(cards, send)
    item = forget(cards[0])
    tables = [table for table in db.metadata.sorted_tables if table.name != "alembic_version"]
    with db.engine.connect() as connection:
        backup = {table: [dict(row._mapping) for row in connection.execute(select(table))] for table in tables}
    send(item)
    with write_connection() as connection:
        for table in reversed(tables):
            connection.execute(sa.delete(table))
        for table in tables:
            for row in sorted(backup[table], key=lambda row: row.get("counted_as") is not None):
                connection.execute(sa.insert(table), row)

    assert send(item) == ["stored"]

    assert rows(select(Statement.id)) == []
    assert len(rows(select(Card.id))) == 2


def test_what_was_sent_before_changes_nothing_when_it_comes_again(cards, send):
    first, said_later = a_life(cards, send)
    send(forget(cards[0]))
    after = figures()

    assert send(first, said_later, forget(cards[0])) == ["already_stored", "stored", "already_stored"]

    assert figures() == after
    assert rows(select(Statement.id)) == []


def test_an_answer_that_came_before_its_late_entry_is_forgotten_with_it(cards, send):
    late = by(cards[0])
    send({"id": str(uuid4()), "of": late["id"], "about": {"gender": "woman"}}, forget(cards[0]))

    send(late)

    assert rows(select(Statement.id)) == []
    assert rows(select(Entry.person_id)) == [(None,)]


def test_shown_again_it_is_an_unknown_card_and_its_visit_by_nobody(door, cards, send, keys):
    a_life(cards, send)
    send(forget(cards[0]))
    late, by_pictures = by(cards[0], about={"gender": "man"}), by(cards[0], type_="pictures")
    people_before = len(rows(select(Person.id)))

    assert send(late, by_pictures) == ["stored", "stored"]
    resolve_waiting_codes()

    tags = tags_of(cards[0], keys)
    with db.engine.connect() as connection:
        assert card_standing(connection, door.place.organisation_id, tags[0]) == (False, False, False)
        assert visit_days_by_month(connection, door.place.organisation_id, tags[0]) == {}
    assert len(rows(select(Person.id))) == people_before
    for item in (late, by_pictures):
        [(person, content_hash)] = rows(
            select(Entry.person_id, Entry.content_hash).where(Entry.id == bytes.fromhex(item["id"].replace("-", "")))
        )
        assert (person, bytes(content_hash)) == (None, bytes(16))
    assert rows(select(Statement.id)) == []
