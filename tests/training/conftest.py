"""A Tuesday at noon at Valla, with a card out of the bowl and a tablet by the door."""

from __future__ import annotations

from uuid import uuid4

import pytest
import time_machine

from app.clock import now
from tests.make import make_activity
from tests.today.conftest import NOON
from tests.today.conftest import card as card_of_valla


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


card = card_of_valla


@pytest.fixture
def taken_in(coordinator, card):
    """The address of a participant who was taken in just now."""
    answer = coordinator.submit("/training/valla/participants", card=card["value"], agreed="y")
    assert answer.status_code == 302
    return answer.headers["Location"]


@pytest.fixture
def tap(house, card):
    """Lets the card's holder tap work training at the tablet, at this moment."""
    make_activity(house.valla, "training", "training")

    def tap(at=None):
        item = {"id": str(uuid4()), "kind": "training", "activity": "training", "at": (at or now()).isoformat()}
        answer = house.app.test_client().post(
            "/api/v1/entries",
            json={"entries": [item | {"credential": card}]},
            headers={"Authorization": f"Bearer {house.valla.token}"},
        )
        assert answer.json["results"][0]["status"] == "stored"

    return tap
