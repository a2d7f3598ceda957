"""A Tuesday at noon at Valla, where things have been noted in several ways."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app.clock import now
from tests.make import make_activity
from tests.today.conftest import NOON


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def send(house):
    """Lets Valla's tablet send an item as it is, noted so many minutes ago; gives its id and what became of it."""

    def send(minutes_ago=0, **fields):
        item = {"id": uuid4().hex, "kind": "visit", "at": (now() - timedelta(minutes=minutes_ago)).isoformat()}
        answer = house.app.test_client().post(
            "/api/v1/entries",
            json={"entries": [item | fields]},
            headers={"Authorization": f"Bearer {house.valla.token}"},
        )
        return (item | fields)["id"], answer.json["results"][0]["status"]

    return send


@pytest.fixture
def lunch(house):
    make_activity(house.valla, "lunch", "meal")
    return "lunch"
