"""Two organisations under an agreement of this year, their coordinators, and visitors who tap at the doors of both."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from app.clock import now
from tests.agreements.agreeing import agree
from tests.command_line import run
from tests.house import House
from tests.make import Door
from tests.staff_client import StaffClient

NOON = datetime(2026, 5, 5, 10, 0, tzinfo=UTC)  # a Tuesday, 12.00 in Stockholm
YEAR = ("--from", "2026-01-01", "--to", "2026-12-31")
PAGE = "/agreements/iop/together"


class Together:
    """The house, its agreement, and what people do there."""

    def __init__(self, house: House) -> None:
        self.house, self.app = house, house.app
        self.doors = {"iogt": house.valla, "sion": house.sionhuset}
        self.agreement_id = agree(house)
        self.cleo, self.otto = house.signed_in("Cleo"), house.signed_in("Otto")

    def both_say_yes(self) -> None:
        """The coordinator of the one, then of the other."""
        for client in (self.cleo, self.otto):
            say_yes(client)

    def tap(self, organisation: str, token: str | None, **fields: Any) -> None:
        """A visit at an organisation's door, by a card whose holder has agreed, or by nobody known."""
        credential = {"type": "card", "value": token, "agreed": True} if token else None
        item = {"id": str(uuid4()), "kind": "visit", "at": now().isoformat(), "credential": credential} | fields
        self.send(self.doors[organisation], item)

    def tap_pictures(self, organisation: str, code: str) -> None:
        """A visit by the picture code of a card."""
        self.tap(organisation, None, credential={"type": "pictures", "value": code, "agreed": True})

    def send(self, door: Door, item: dict[str, Any]) -> None:
        """As a kiosk does; it is stored."""
        answer = self.app.test_client().post(
            "/api/v1/entries", json={"entries": [item]}, headers={"Authorization": f"Bearer {door.token}"}
        )
        assert answer.json["results"][0]["status"] == "stored", answer.text

    def forget(self, organisation: str, token: str) -> None:
        """The holder of the card wants to be forgotten there."""
        answer = self.app.test_client().post(
            "/api/v1/card/forget",
            json={"value": token},
            headers={"Authorization": f"Bearer {self.doors[organisation].token}"},
        )
        assert answer.status_code == 200, answer.text

    def figure(self, name: str, *scope: str, period: tuple[str, ...] = YEAR) -> dict[str, Any]:
        """A figure as the command tells it, of the agreement unless another scope is given."""
        answer = run(self.app, "figures", *period, *(scope or ("--agreement", "iop")), "--format", "json")
        assert answer.exit_code == 0, answer.output
        told: dict[str, Any] = json.loads(answer.stdout)["figures"][name]
        return told

    def joint(self, period: tuple[str, ...] = YEAR) -> int | None:
        """How many different persons with a card visited the two together; None where that is not known."""
        value: int | None = self.figure("joint_unique_visitors", period=period)["value"]
        return value

    def unique(self, organisation: str) -> int:
        """An organisation's own unique visitors."""
        return int(self.figure("unique_visitors", "--organisation", organisation)["value"])


def say_yes(client: StaffClient) -> None:
    """Tick on the page, having read it."""
    assert client.submit(PAGE, is_given="y").status_code == 302


def take_back(client: StaffClient) -> None:
    """Take the tick back on the page."""
    assert client.submit(PAGE, f"{PAGE}/end").status_code == 302
