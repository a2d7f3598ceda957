"""With the database alone no guess is confirmed, and one organisation's rows say nothing of the other's."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from random import Random

import pytest
from argon2.low_level import Type, hash_secret_raw
from sqlalchemy import select

from app.extensions import db
from app.keys import derived_key
from app.people.credentials import ARGON2_LANES, ARGON2_MEMORY_KIB, ARGON2_TIME_COST, tag_of
from app.people.models import CredentialType
from app.people.pictures import written
from tests.privacy.guessing import confirmed, prefixes, texts_in_tables, values_in_tables
from tests.privacy.linking import GUESSERS, StoredCard, hits, is_chance, stored_by
from tests.privacy.planted_life import PURPOSES, deriving_keys, planted_life, tombstones_of
from tests.privacy.raw_files import every_file, where_found

GUESSES = 300
TRIALS = 10_000


@pytest.fixture
def life(house, january_noon):
    return planted_life(house)


def guesses_at(life):
    """All that is printed on the cards there are, among guesses at what might be."""
    cards = [life.card, life.lost, *life.others]
    right = [("card", card.token) for card in cards]
    right += [("pictures", written(card.pictures)) for card in cards if card.pictures]
    return right + [("card", secrets.token_urlsafe(16)) for _ in range(GUESSES - len(right))]


def test_no_guess_is_confirmed_by_what_the_tables_hold(life):
    life.post("/api/v1/card/forget", {"value": life.lost.token})
    values = values_in_tables()
    keys = values | texts_in_tables()

    assert len(keys) > 300
    assert confirmed(guesses_at(life), prefixes(values), keys) == []


@pytest.mark.parametrize("keyed", [False, True], ids=["plain hash", "key in the database"])
def test_a_code_that_was_stored_carelessly_would_be_confirmed(life, keyed):
    key = secrets.token_bytes(32)
    text = b"card\x1f" + life.card.token.encode()
    careless = hmac.digest(key, text, "sha256") if keyed else hashlib.sha256(text).digest()

    assert confirmed(guesses_at(life), prefixes({careless, key}), {key}) == [life.card.token]


def test_no_salt_that_lies_in_the_tables_begins_the_slow_hash(life):
    values = values_in_tables()
    code = written(life.card.pictures).encode()
    for salt in [*sorted(value[:16] for value in values if len(value) >= 16)[:3], b"\0" * 16]:
        slow = hash_secret_raw(code, salt, ARGON2_TIME_COST, ARGON2_MEMORY_KIB, ARGON2_LANES, 32, Type.ID)
        assert {slow, slow[:16], hashlib.sha256(slow).digest()} & prefixes(values) == set()


def test_no_key_lies_in_any_file_but_its_own(life, app):
    folder = app.config["OASEN"].keys_folder.resolve()
    files = sorted(folder.glob("*.key"))
    deriving = deriving_keys(folder)
    keys = {f"{file.name} {purpose}": derived_key(file, purpose) for file in deriving for purpose in PURPOSES}
    keys |= {file.name: file.read_bytes() for file in files}

    assert {file for _, file in where_found(every_file(folder.parent), keys)} == {
        f"keys/{file.name}" for file in folder.glob("*.key")
    }


def test_a_tombstone_and_a_tag_follow_from_the_key_alone(life):
    mine, other = (secrets.token_bytes(32) for _ in range(2))

    assert tag_of(CredentialType.CARD, life.card.token, mine) != tag_of(CredentialType.CARD, life.card.token, other)
    assert set(tombstones_of(life).values()).isdisjoint(values_in_tables())


def test_the_rows_of_two_organisations_share_no_number(life, house):
    """The same card was shown at both doors; what the second stores of it is an anonymous visit."""
    of_each = [long_values_of(door.place.organisation_id) for door in (house.valla, house.sionhuset)]

    assert min(map(len, of_each)) > 2
    assert of_each[0] & of_each[1] == set()


def long_values_of(organisation_id):
    """Every value of eight bytes or more in the organisation's rows."""
    found = set()
    with db.engine.connect() as connection:
        for table in db.metadata.sorted_tables:
            if "organisation_id" in table.c:
                for row in connection.execute(select(table).where(table.c.organisation_id == organisation_id)):
                    found |= {bytes(value) for value in row if isinstance(value, bytes | memoryview)}
    found = {value for value in found if len(value) >= 8}
    return found - {bytes(16)}  # the hash of nothing, which every forgotten card's entry has


@pytest.mark.parametrize("guesser", GUESSERS)
def test_who_is_whose_at_the_other_organisation_is_left_to_chance(guesser):
    assert is_chance(hits(GUESSERS[guesser], TRIALS, Random(7)), TRIALS)


def test_one_key_for_both_organisations_would_be_seen():
    def with_one_key(token, _key):
        return StoredCard(tag_of(CredentialType.CARD, token, b"shared"), *stored_by(token, b"x")[1:])

    assert hits(GUESSERS["bits of the tags"], 200, Random(7), with_one_key) == 200
