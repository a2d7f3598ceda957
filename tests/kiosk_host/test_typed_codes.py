"""A pairing code of eight signs: how it is written, how long it lives, how often one may guess."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.errors import TooManyPairingCodes
from app.kiosk_host.actions import make_pairing_code, make_typed_code
from app.kiosk_host.guesses import LIMITS_IN_ALL, Guesses
from app.kiosk_host.models import PairingCode
from app.kiosk_host.typed_codes import ALPHABET, draw_code, grouped, typed_code
from tests.make import make_door, rows

NOON = datetime(2025, 5, 6, 10, 0, tzinfo=UTC)


@pytest.fixture
def door(app):
    return make_door()


def code_of(door, made_at=None, make=make_typed_code):
    with write_connection() as connection:
        return make(connection, door.place.organisation_id, door.kiosk_id, made_at or now())


def pair(app, code, source="192.0.2.1"):
    return app.test_client().post("/api/v1/pair", json={"code": code}, environ_overrides={"REMOTE_ADDR": source})


def test_a_code_has_forty_bits_and_no_sign_that_looks_like_another():
    drawn = {draw_code() for _ in range(200)}

    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("0O1I")
    assert len(drawn) == 200
    assert set("".join(drawn)) == set(ALPHABET)


@pytest.mark.parametrize("written", ["ABCD-EFGH", "abcdefgh", " abcd efgh ", "a-b-c-d-e-f-g-h"])
def test_small_letters_dashes_and_spaces_are_forgiven(written):
    assert typed_code(written) == "ABCDEFGH"
    assert grouped("ABCDEFGH") == "ABCD-EFGH"


@pytest.mark.parametrize("written", ["", "ABCD-EFG", "ABCDEFGHJ", "ABCD-EFG0", "ÅBCDEFGH", "x" * 16])
def test_what_is_no_code_is_seen_to_be_none(written):
    assert typed_code(written) is None


def test_a_typed_code_pairs_once_however_it_is_written(app, door):
    code = code_of(door)

    first, second = pair(app, grouped(code).lower()), pair(app, code)

    assert (first.status_code, first.json["kiosk"], second.status_code) == (200, "by the door", 403)


@pytest.mark.parametrize(("age", "status"), [(timedelta(minutes=9, seconds=55), 200), (timedelta(minutes=10), 403)])
def test_a_typed_code_lives_for_ten_minutes(app, door, age, status):
    assert pair(app, code_of(door, now() - age)).status_code == status


def test_the_link_and_the_code_beside_it_pair_one_tablet_not_two(app, door):
    link, typed = code_of(door, make=make_pairing_code), code_of(door)

    assert [pair(app, typed).status_code, pair(app, link).status_code] == [200, 403]


def test_what_the_database_keeps_does_not_give_the_code_away(app, door):
    code = code_of(door)

    kept = [bytes(digest) for (digest,) in rows(select(PairingCode.digest).where(PairingCode.used_at.is_(None)))]

    assert hashlib.sha256(code.encode()).digest() not in kept


def test_the_sixth_wrong_code_in_a_minute_has_to_wait_but_the_link_never_does(app, door):
    statuses = [pair(app, draw_code()).status_code for _ in range(6)]
    right = code_of(door)

    assert statuses == [403] * 5 + [429]
    assert pair(app, right).status_code == 429
    assert pair(app, right, source="192.0.2.2").status_code == 200
    assert pair(app, code_of(door, make=make_pairing_code)).status_code == 200


def test_right_codes_are_not_counted_as_guesses(app, door):
    assert [pair(app, code_of(door)).status_code for _ in range(8)] == [200] * 8


def test_wrong_codes_from_everywhere_are_counted_in_all_and_forgotten_again():
    guesses = Guesses()
    window, most = LIMITS_IN_ALL[0]
    for number in range(most):
        with pytest.raises(LookupError), guesses.counted(f"source {number}", NOON):
            raise LookupError

    with pytest.raises(TooManyPairingCodes), guesses.counted("the last", NOON):
        pass
    with guesses.counted("later", NOON + window):
        assert True


def test_a_source_that_has_to_wait_does_not_use_up_what_all_may_try():
    guesses = Guesses()
    most = LIMITS_IN_ALL[0][1]
    for _ in range(most):
        with pytest.raises((LookupError, TooManyPairingCodes)), guesses.counted("one stranger", NOON):
            raise LookupError

    with guesses.counted("the house", NOON):
        assert True
