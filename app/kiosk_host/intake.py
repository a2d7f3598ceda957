"""Takes in what a kiosk sends: every item gets an answer, none holds up the others."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.kiosk_host.items import Delivery, clock_off, identifier_as_sent, read_item
from app.kiosk_host.queries import PairedKiosk
from app.log.actions import deposit
from app.log.drafts import Origin, Outcome, Place, Status
from app.log.models import Source

STORED = Outcome(Status.STORED)


def take_in(
    kiosk: PairedKiosk, items: list[Any], sent_at: datetime | None, received_at: datetime
) -> list[dict[str, str | None]]:
    """The answer for each item in order (id, status, reason), once all are on disk."""
    delivery = Delivery(
        Place(kiosk.organisation_id, kiosk.premises_id, kiosk.time_zone, kiosk.cutoff_minute),
        Origin(Source.KIOSK, received_at, kiosk_id=kiosk.id),
        clock_off(sent_at, received_at),
    )
    drafts = [read_item(item, delivery) for item in items]
    counted = [draft for draft in drafts if draft is not None]
    stored = iter(deposit(kiosk.organisation_id, counted) if counted else [])
    outcomes = [next(stored) if draft is not None else STORED for draft in drafts]
    return [
        {"id": identifier_as_sent(item), "status": outcome.status.value, "reason": outcome.reason}
        for item, outcome in zip(items, outcomes, strict=True)
    ]
