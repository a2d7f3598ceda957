"""A Tuesday at noon, cards out of the bowl, and visitors who show them at the door of Valla."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from app.clock import now
from app.database.transaction import write_connection
from app.log.writing import log_keys
from app.people.cards import draw_card, hash_cards, register_cards

NOON = datetime(2026, 5, 5, 10, 0, tzinfo=UTC)  # a Tuesday, 12.00 in Stockholm
LONGEST_WAITS = 1200


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def bowl(house):
    """Puts so many cards into the bowl of the first organisation."""

    def fill(count, with_pictures=False):
        key = log_keys(house.app.config["OASEN"], "iogt").codes
        hashed = list(hash_cards([draw_card(with_pictures) for _ in range(count)], key))
        with write_connection() as connection:
            register_cards(connection, house.valla.place.organisation_id, hashed, NOON.date())
        return [each.card for each in hashed]

    return fill


@pytest.fixture
def come(house):
    """Lets the holder of a card, who has agreed, tap at the door so many days ago."""

    def come(card, *days_ago):
        for days in days_ago:
            item = {
                "id": str(uuid4()),
                "kind": "visit",
                "at": (now() - timedelta(days)).isoformat(),
                "credential": {"type": "card", "value": card.token, "agreed": True},
            }
            answer = house.app.test_client().post(
                "/api/v1/entries",
                json={"entries": [item]},
                headers={"Authorization": f"Bearer {house.valla.token}"},
            )
            assert answer.json["results"][0]["status"] == "stored", answer.text

    return come


@pytest.fixture
def until_ready():
    """Asks as an open page does until the cards are made; gives that part of the page."""

    def ask(client):
        for _ in range(LONGEST_WAITS):
            part = client.get("/cards/print/sheets/live").text
            if "koder är klara" not in part:
                return part
            time.sleep(0.05)
        pytest.fail(part)

    return ask
