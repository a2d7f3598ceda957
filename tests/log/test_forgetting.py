"""Forgetting: nothing leads from the card to anything any more, and every figure is as it was."""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.extensions import db
from app.figures.document import as_json, counted_document
from app.figures.facts import log as plain_log
from app.figures.facts import rollups
from app.figures.scope import scope_named
from app.keys import organisation_key
from app.kiosk_host.intake import take_in
from app.log.linking import link_people
from app.log.models import Entry, SetAside, Statement, WaitingCode
from app.log.queries import visit_days_by_month
from app.log.waiting import resolve_waiting_codes
from app.people.cards import draw_card, hash_cards, register_cards
from app.people.credentials import tag_of, tag_of_pictures
from app.people.models import Card, Credential, CredentialType, ForgottenCard, Person, PersonLink
from app.people.pictures import written
from app.people.queries import card_standing
from app.people.recognition import new_identifier
from app.people.sealing import unseal
from app.periods import Period
from tests.make import make_activity, make_door, rows, writing

TODAY = now().date()
# What follows from what people have said of themselves; that is destroyed.
OF_ATTRIBUTES = ("gender", "age_band", "new_visitors", "new_share", "returning_visitors", "became_visitors")


@pytest.fixture
def door(app):
    made = make_door()
    make_activity(made, "lunch", "meal")
    return made


@pytest.fixture
def keys(app):
    return {purpose: organisation_key(app.config["OASEN"], "iogt", purpose) for purpose in ("credentials", "sealing")}


@pytest.fixture
def cards(door, keys):
    """Three cards out of the bowl."""
    hashed = list(hash_cards([draw_card() for _ in range(3)], keys["credentials"]))
    with write_connection() as connection:
        register_cards(connection, door.place.organisation_id, hashed, TODAY)
    return [each.card for each in hashed]


@pytest.fixture
def send(door):
    """Sends items as the kiosk does, and gives the status of each."""

    class Kiosk:
        id, premises_id, organisation_id = door.kiosk_id, door.place.premises_id, door.place.organisation_id
        time_zone, cutoff_minute = door.place.time_zone, door.place.cutoff_minute

    return lambda *items: [result["status"] for result in take_in(Kiosk, list(items), None, now())]


def by(card, days_ago=0, kind="visit", type_="card", **fields):
    """An entry of somebody with a card, at noon so many days ago."""
    value = card.token if type_ == "card" else written(card.pictures)
    at = f"{TODAY - timedelta(days_ago)}T12:00:00Z"
    credential = {"type": type_, "value": value, "agreed": True}
    return {"id": str(uuid4()), "kind": kind, "at": at, "credential": credential} | fields


def forget(card):
    return {"id": str(uuid4()), "forget": card.token}


def figures(facts=rollups):
    """Every figure of the last year and this, but for those of attributes; codes that wait are resolved before."""
    resolve_waiting_codes()
    period = Period(TODAY - timedelta(400), TODAY)
    with db.engine.connect() as connection:
        document = json.loads(as_json(counted_document(connection, scope_named(connection, ["valla"]), period, facts)))
    for some in (document["figures"], document["previous"]["figures"]):
        for name in OF_ATTRIBUTES:
            some.pop(name)
        some["unique_visitors"].pop("replaced")
    return document


def every_byte():
    """All values of all tables, by table."""
    found = {}
    with db.engine.connect() as connection:
        for table in db.metadata.sorted_tables:
            found[table.name] = [value for row in connection.execute(select(table)) for value in row]
    return found


def places_of(values):
    """The tables that hold one of these values anywhere."""
    texts = [value if isinstance(value, bytes) else value.encode() for value in values]

    def holds(value):
        content = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        return any(text in content for text in texts)

    return sorted({table for table, row in every_byte().items() if any(holds(value) for value in row)})


def a_life(cards, send):
    """Two who came on several days, one with lunch and answers and with pictures; somebody without a card."""
    mine, other, _ = cards
    answers = {"gender": "woman", "age_band": "30-44", "been_before": False, "called_first": True}
    first = by(mine, 60)
    said_later = {"id": str(uuid4()), "of": first["id"], "about": answers}
    taken_back = by(mine, 5)
    send(first, said_later, by(mine, 60, "meal", activity="lunch"), by(mine, 31), by(other, 31), taken_back)
    send({"id": str(uuid4()), "void": taken_back["id"]}, by(mine, 1, about={"replaces_lost": True}))
    send(
        by(mine, 2, type_="pictures"),
        by(other, 2, type_="pictures"),
        {"id": str(uuid4()), "kind": "visit", "at": str(TODAY)},
    )
    return first, said_later


def test_every_figure_is_as_it_was_and_the_log_agrees_with_its_sums(door, cards, send):
    a_life(cards, send)
    before = figures()

    assert send(forget(cards[0])) == ["stored"]

    assert figures() == before == figures(plain_log)
    assert before["figures"]["unique_visitors"]["value"] == 2


def test_nothing_of_the_card_is_left_in_any_table(door, cards, send, keys):
    a_life(cards, send)
    mine = cards[0]
    [(person, card_id)] = rows(
        select(Card.person_id, Card.id).where(Card.person_id.is_not(None)).where(Card.id == card_id_of(mine, keys))
    )
    traces = [mine.token, *tags_of(mine, keys), bytes(person), bytes(card_id)]
    assert {"cards", "credentials", "entries", "people", "visit_days", "first_days"} <= set(places_of(traces))
    hashes = [bytes(each) for (each,) in rows(select(Entry.content_hash).where(Entry.person_id == person))]

    send(forget(mine))

    assert places_of([*traces, *hashes]) == []
    assert rows(select(Statement.id)) == []
    assert rows(select(WaitingCode.entry_id)) == []
    assert len(rows(select(Card.id))) == 2


def card_id_of(card, keys):
    tag = tag_of(CredentialType.CARD, card.token, keys["credentials"])
    [(card_id,)] = rows(select(Credential.card_id).where(Credential.tag == tag))
    return bytes(card_id)


def tags_of(card, keys):
    return [
        tag_of(CredentialType.CARD, card.token, keys["credentials"]),
        tag_of_pictures(written(card.pictures), keys["credentials"]),
    ]


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


def test_a_lost_card_that_was_linked_is_forgotten_too_and_both_stay_one(door, cards, send, keys):
    mine, _, lost = cards
    a_life(cards, send)
    send(by(lost, 200), by(lost, 31))
    people = {card.token: person_of_card(card, keys) for card in (mine, lost)}
    with writing(door) as log:
        link_people(log, new_identifier(), people[mine.token], people[lost.token], now())
    before = figures()

    send(forget(mine))

    assert figures() == before == figures(plain_log)
    assert rows(select(PersonLink.id)) == []
    assert places_of([*people.values(), *tags_of(mine, keys), *tags_of(lost, keys)]) == []


def person_of_card(card, keys):
    [(person_id,)] = rows(select(Card.person_id).where(Card.id == card_id_of(card, keys)))
    return bytes(person_id)


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


def test_a_card_that_was_never_used_is_dead_afterwards(cards, send):
    send(forget(cards[0]))

    send(by(cards[0]))

    assert rows(select(Entry.person_id)) == [(None,)]
    assert len(rows(select(Card.id))) == 2
    assert len(rows(select(Credential.tag))) == 4


def test_a_card_nobody_knows_is_answered_like_any(cards, send):
    junk = {"id": str(uuid4()), "forget": "no-card-of-ours"}

    assert send(junk, junk) == ["stored", "already_stored"]
    assert send({"id": str(uuid4()), "forget": 5}, {"id": "x", "forget": "card"}) == ["quarantined"] * 2


def test_a_tombstone_tells_nothing_without_its_key(cards, send, keys):
    send(forget(cards[0]))

    tombstones = {bytes(each) for (each,) in rows(select(ForgottenCard.tombstone))}
    assert len(tombstones) == 2  # the QR code's and the pictures'
    assert tombstones.isdisjoint(tags_of(cards[0], keys))


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


def test_months_and_days_of_a_card(door, cards, send, keys):
    a_life(cards, send)
    [tag, _] = tags_of(cards[0], keys)
    resolve_waiting_codes()

    with db.engine.connect() as connection:
        months = visit_days_by_month(connection, door.place.organisation_id, tag)

    came = [TODAY - timedelta(days) for days in (60, 31, 2, 1)]
    expected: dict[str, int] = {}
    for day in came:
        expected[month_of(day)] = expected.get(month_of(day), 0) + 1
    assert months == expected


def month_of(day: date) -> str:
    return day.isoformat()[:7]
