"""An instance on SQLite in which people with cards have come and gone at random."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

from flask import Flask

from app.clock import now
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.people.cards import NewCard, draw_card, hash_cards, register_cards
from app.serving.instance import make_instance
from app.settings import Settings
from tests.database.fixtures import close
from tests.make import Door, make_door

BATCH_COUNT, ITEMS_A_BATCH, DAYS = 40, 100, 300
CARD_COUNT = 60


@contextmanager
def lived_in(
    folder: Path, random: Random, batch_count: int = BATCH_COUNT
) -> Iterator[tuple[Flask, Door, list[NewCard]]]:
    """The application with its context pushed, its door, the cards; the first three have pictures."""
    app = make_instance(Settings(instance=folder))
    with app.app_context(), across_organisations(Across.MACHINE):
        door = make_door()
        drawn = [draw_card(with_pictures=number < 3) for number in range(CARD_COUNT)]
        key = code_keys(app.config["OASEN"], "iogt")
        with write_connection() as connection:
            register_cards(connection, door.place.organisation_id, list(hash_cards(drawn, key)), now().date())
        for _ in range(batch_count):
            ask(app, door, "/api/v1/entries", {"entries": [_tap(drawn, random) for _ in range(ITEMS_A_BATCH)]})
        yield app, door, drawn
    close(app)


def ask(app: Flask, door: Door, address: str, body: dict[str, object]) -> None:
    """Send what the tablet would."""
    answer = app.test_client().post(address, json=body, headers={"Authorization": f"Bearer {door.token}"})
    assert answer.status_code == 200, answer.text


def _tap(cards: list[NewCard], random: Random) -> dict[str, object]:
    at = now() - timedelta(days=random.randrange(DAYS), minutes=random.randrange(600))
    shown = {"type": "card", "value": random.choice(cards).token, "agreed": True} if random.random() < 0.8 else None
    return {"id": str(uuid4()), "kind": "visit", "at": at.isoformat(), "credential": shown}
