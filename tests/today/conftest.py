"""A Tuesday at noon, and people who tap at the door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from app.clock import now
from app.database.transaction import write_connection
from app.log.writing import log_keys
from app.people.cards import draw_card, hash_cards, register_cards

NOON = datetime(2026, 5, 5, 10, 0, tzinfo=UTC)  # a Tuesday, 12.00 in Stockholm


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def tap(house):
    """Lets someone tap at the door so many minutes ago; the tablet sends it at once."""

    def tap(minutes_ago=0, door=None, **fields):
        at = now() - timedelta(minutes=minutes_ago)
        item = {"id": str(uuid4()), "kind": "visit", "at": at.isoformat()} | fields
        with time_machine.travel(at, tick=False):
            answer = house.app.test_client().post(
                "/api/v1/entries",
                json={"entries": [item]},
                headers={"Authorization": f"Bearer {(door or house.valla).token}"},
            )
        assert answer.json["results"][0]["status"] in ("stored", "quarantined", "conflict"), answer.text
        return item["id"].replace("-", "")

    return tap


@pytest.fixture
def card(house):
    """What a card says when it is shown at the door of Valla."""
    drawn = draw_card(with_pictures=False)
    key = log_keys(house.app.config["OASEN"], "iogt").codes
    with write_connection() as connection:
        register_cards(connection, house.valla.place.organisation_id, hash_cards([drawn], key), NOON.date())
    return {"type": "card", "value": drawn.token, "agreed": True}
