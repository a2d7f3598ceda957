"""Forgetting: nothing leads from the card to anything any more, and every figure is as it was."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import select

from app.clock import now
from app.extensions import db
from app.figures.facts import log as plain_log
from app.log.linking import link_people
from app.log.models import Entry, Statement, WaitingCode
from app.log.queries import visit_days_by_month
from app.log.waiting import resolve_waiting_codes
from app.people.models import Card, Credential, ForgottenCard, PersonLink
from app.people.recognition import new_identifier
from tests.log.card_life import (
    TODAY,
    a_life,
    by,
    card_id_of,
    figures,
    forget,
    month_of,
    person_of_card,
    places_of,
    tags_of,
)
from tests.make import rows, writing


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
