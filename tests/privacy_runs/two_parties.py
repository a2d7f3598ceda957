"""Two parties on SQLite that count together, and what each and the vault store of visitors of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import NamedTuple
from uuid import uuid4

import time_machine
from flask import Flask
from sqlalchemy import select

from app.agreements.actions import found_agreement
from app.agreements.queries import agreement_named
from app.agreements.writing import Saying, Writer
from app.clock import now
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.extensions import db
from app.joint_counting.actions import say_jointly
from app.log.definition import ENTRIES
from app.people.cards import NewCard, draw_card, hash_cards, register_cards
from app.people.credentials import tag_of
from app.people.models import CredentialType
from app.people.queries import CARDS, CREDENTIALS
from app.people.vault.counting import half_year_of
from app.people.vault.key_files import vault_key
from app.people.vault.queries import CODES, SIGHTINGS, vault_keys
from app.people.vault.sightings import register_in_vaults
from app.periods import Period
from app.serving.instance import make_instance
from app.settings import Settings
from tests.database.fixtures import close
from tests.make import Door, make_door
from tests.privacy_runs.lived_in import ask

HALVES = (datetime(2026, 5, 5, 10, tzinfo=UTC), datetime(2026, 9, 1, 10, tzinfo=UTC))
# In which of the two half-years somebody visits a party; each is shared by a third of all.
PATTERNS = ((0,), (1,), (0, 1))
ITEMS_A_BATCH = 100
ORGANISATIONS = ("iogt", "sion")


class Trace(NamedTuple):
    """What a party's rows, or the vault's, have of one visitor; place: how far down it stands as it is read, 0 to 1."""

    values: frozenset[bytes]
    tag: bytes
    number: bytes
    place: float
    came: float  # how far down the first visit stands among those to the party, or the tag in the vault
    half_years: frozenset[date]


class Visitor(NamedTuple):
    """The traces of one visitor, which nobody without the keys knows to be one's."""

    here: Trace  # at the first party
    there: Trace  # at the other
    vault: Trace  # in the vault, with the half-years of visits to the other


@contextmanager
def visitors_of_both(folder: Path, random: Random, count: int) -> Iterator[list[Visitor]]:
    """So many visitors with cards that the first party printed, each with half-years of their own at both."""
    with time_machine.travel(HALVES[0], tick=False) as clock:
        app = make_instance(Settings(instance=folder))
        with app.app_context():
            doors = [make_door(slug, slug) for slug in ORGANISATIONS]
            agreement_id = _count_together(app, doors)
            cards = _print(app, doors[0], count)
            when = {(each, door.slug): random.choice(PATTERNS) for each in cards for door in doors}
            for half, moment in enumerate(HALVES):
                clock.move_to(moment)
                for door in doors:
                    come = [each for each in cards if half in when[each, door.slug]]
                    random.shuffle(come)
                    _tap(app, door, come)
            yield _traces(app, doors, agreement_id, cards)
        close(app)


def _count_together(app: Flask, doors: list[Door]) -> int:
    settings, numbers = app.config["OASEN"], [each.place.organisation_id for each in doors]
    by = Writer(None, None, now(), now().date())
    with write_connection() as connection:
        whole_year = Period(date(2026, 1, 1), date(2026, 12, 31))
        agreement_id = found_agreement(connection, "iop", "Partnerskapet", numbers, whole_year, by)
        agreement = agreement_named(connection, "iop")
    for number in numbers:
        say_jointly(settings, agreement, number, True, Saying(by, 0))
    return agreement_id


def _print(app: Flask, door: Door, count: int) -> list[NewCard]:
    settings, number = app.config["OASEN"], door.place.organisation_id
    drawn = [draw_card(with_pictures=False) for _ in range(count)]
    with write_connection() as connection:
        keys = vault_keys(connection, number, settings.keys_folder)
        hashed = list(hash_cards(drawn, code_keys(settings, door.slug), vault_keys=keys))
        register_cards(connection, number, hashed, now().date())
        register_in_vaults(connection, hashed)
    return drawn


def _tap(app: Flask, door: Door, cards: list[NewCard]) -> None:
    for first in range(0, len(cards), ITEMS_A_BATCH):
        shown = [{"type": "card", "value": card.token, "agreed": True} for card in cards[first : first + ITEMS_A_BATCH]]
        items = [{"id": str(uuid4()), "kind": "visit", "at": now().isoformat(), "credential": each} for each in shown]
        ask(app, door, "/api/v1/entries", {"entries": items})


def _traces(app: Flask, doors: list[Door], agreement_id: int, cards: list[NewCard]) -> list[Visitor]:
    settings = app.config["OASEN"]
    key = vault_key(settings.keys_folder, "iop", 1)
    assert key is not None
    parties = []
    for door in doors:
        [(_, own_key)] = code_keys(settings, door.slug).numbered
        parties.append((own_key, _at_party(door.place.organisation_id)))
    vault = _in_vault(agreement_id, doors[1].place.organisation_id)

    def tag(card: NewCard, of_key: bytes) -> bytes:
        return tag_of(CredentialType.CARD, card.token, of_key)

    (here_key, here), (there_key, there) = parties
    return [Visitor(here[tag(each, here_key)], there[tag(each, there_key)], vault[tag(each, key)]) for each in cards]


def _at_party(organisation_id: int) -> dict[bytes, Trace]:
    """By tag, what the party's rows have of each card that came."""
    with db.engine.connect() as connection:
        entries = connection.execute(
            select(ENTRIES.c.person_id, ENTRIES.c.id, ENTRIES.c.content_hash, ENTRIES.c.day)
            .where(ENTRIES.c.organisation_id == organisation_id)
            .order_by(ENTRIES.c.seq)
        ).all()
        known = connection.execute(
            select(CREDENTIALS.c.tag, CARDS.c.id, CARDS.c.person_id)
            .join(CARDS, CARDS.c.id == CREDENTIALS.c.card_id)
            .where(CREDENTIALS.c.organisation_id == organisation_id, CARDS.c.organisation_id == organisation_id)
        ).all()
    visits, came = defaultdict(list), _places(row.person_id for row in entries)
    for row in entries:
        visits[row.person_id].append(row)
    traces = {}
    for number, (tag, card_id, person_id) in enumerate(known):
        own = [value for row in visits[person_id] for value in (row.id, row.content_hash)]
        values = frozenset(bytes(each) for each in (tag, card_id, person_id, *own))
        half_years = frozenset(half_year_of(row.day) for row in visits[person_id])
        traces[bytes(tag)] = Trace(values, tag, person_id, number / len(known), came[person_id], half_years)
    return traces


def _in_vault(agreement_id: int, organisation_id: int) -> dict[bytes, Trace]:
    """By tag, what the vault has of each card, with the half-years in which it came to that party."""
    with db.engine.connect() as connection:
        codes = connection.execute(
            select(CODES.c.tag, CODES.c.card_id).where(CODES.c.agreement_id == agreement_id)
        ).all()
        seen = connection.execute(select(SIGHTINGS.c.organisation_id, SIGHTINGS.c.card_id, SIGHTINGS.c.half_year)).all()
    half_years, place = defaultdict(set), _places(row.card_id for row in seen)
    for row in seen:
        if row.organisation_id == organisation_id:
            half_years[row.card_id].add(row.half_year)
    return {
        bytes(tag): Trace(
            frozenset((bytes(tag), bytes(card))),
            tag,
            card,
            place[card],
            number / len(codes),
            frozenset(half_years[card]),
        )
        for number, (tag, card) in enumerate(codes)
    }


def _places(numbers: Iterable[bytes]) -> dict[bytes, float]:
    found = list(dict.fromkeys(numbers))
    return {each: number / len(found) for number, each in enumerate(found)}
