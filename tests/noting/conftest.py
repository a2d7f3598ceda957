"""A Tuesday at noon, with something offered of most kinds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from app.database.transaction import write_connection
from app.log.writing import log_keys
from app.people.cards import draw_card, hash_cards, register_cards
from tests.make import make_activity, visit_item

NOON = datetime(2026, 5, 5, 10, 0, tzinfo=UTC)  # a Tuesday, 12.00 in Stockholm


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def offered(house):
    """Lunch, a walk, a group of one's own and one that borrows the premises."""
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "tuesday-walk", "walk")
    make_activity(house.valla, "recovery", "session")
    make_activity(house.valla, "aa", "session", visiting_group=True)
    return house


@pytest.fixture
def new_card(house):
    """Makes a card that lies in the bowl; agreed: its holder has said yes at the door of Valla."""

    def make(agreed=False):
        drawn = draw_card(with_pictures=False)
        key = log_keys(house.app.config["OASEN"], "iogt").codes
        with write_connection() as connection:
            register_cards(connection, house.valla.place.organisation_id, hash_cards([drawn], key), NOON.date())
        if agreed:
            credential = {"type": "card", "value": drawn.token, "agreed": True}
            answer = house.app.test_client().post(
                "/api/v1/entries",
                json={"entries": [visit_item(at=NOON.isoformat(), credential=credential)]},
                headers={"Authorization": f"Bearer {house.valla.token}"},
            )
            assert answer.json["results"][0]["status"] == "stored"
        return drawn.token

    return make
