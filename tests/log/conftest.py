"""A door with three cards in the bowl, and a kiosk that sends."""

from __future__ import annotations

import pytest

from app.clock import now
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.keys import organisation_key
from app.kiosk_host.intake.letters import take_in
from app.people.cards import draw_card, hash_cards, register_cards
from app.tokens import digest_of
from tests.log.card_life import TODAY
from tests.make import make_activity, make_door


@pytest.fixture
def door(app):
    made = make_door()
    make_activity(made, "lunch", "meal")
    return made


@pytest.fixture
def keys(app):
    return {purpose: organisation_key(app.config["OASEN"], "iogt", purpose) for purpose in ("credentials", "sealing")}


@pytest.fixture
def cards(app, door):
    """Three cards out of the bowl."""
    hashed = list(hash_cards([draw_card() for _ in range(3)], code_keys(app.config["OASEN"], "iogt")))
    with write_connection() as connection:
        register_cards(connection, door.place.organisation_id, hashed, TODAY)
    return [each.card for each in hashed]


@pytest.fixture
def send(door):
    """Sends items as the kiosk does, and gives the status of each."""

    class Kiosk:
        id, premises_id, organisation_id = door.kiosk_id, door.place.premises_id, door.place.organisation_id
        time_zone, cutoff_minute = door.place.time_zone, door.place.cutoff_minute
        token_digest = digest_of(door.token)
        is_phone = False

    return lambda *items: [result["status"] for result in take_in(Kiosk, list(items), None, now())]
