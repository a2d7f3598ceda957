"""Takes in what a kiosk sends: every item gets an answer, none holds up the others."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from typing import Any

from app.kiosk_host.even_answers import whole_steps
from app.kiosk_host.items import Delivery, clock_off, identifier_as_sent, read_item
from app.kiosk_host.queries import PairedKiosk
from app.log.actions import deposit
from app.log.drafts import Draft, EntryDraft, Origin, Outcome, Place, Status
from app.log.models import Source
from app.log.writer import Proof, ProofFailed

STORED = Outcome(Status.STORED)


def take_in(
    kiosk: PairedKiosk,
    items: list[Any],
    sent_at: datetime | None,
    received_at: datetime,
    proof: Proof | None = None,
) -> list[dict[str, str | None]]:
    """The answer for each item in order (id, status, reason), once all are on disk.

    proof: that the kiosk is still what it was when it was remembered; raises ProofFailed, also where nothing is
    stored and so nothing is looked at.
    """
    delivery = Delivery(
        place_of(kiosk),
        Origin(Source.KIOSK, received_at, kiosk_id=kiosk.id),
        clock_off(sent_at, received_at),
    )
    drafts = [read_item(item, delivery) for item in items]
    counted = [draft for draft in drafts if draft is not None]
    if proof is not None and not counted:
        raise ProofFailed
    with whole_steps() if any(map(_shows_card, counted)) else nullcontext():
        stored = iter(deposit(kiosk.organisation_id, counted, proof) if counted else [])
    outcomes = [next(stored) if draft is not None else STORED for draft in drafts]
    return [
        {"id": identifier_as_sent(item), "status": outcome.status.value, "reason": outcome.reason}
        for item, outcome in zip(items, outcomes, strict=True)
    ]


def place_of(kiosk: PairedKiosk) -> Place:
    """The premises in which the kiosk stands."""
    return Place(kiosk.organisation_id, kiosk.premises_id, kiosk.time_zone, kiosk.cutoff_minute)


def _shows_card(draft: Draft) -> bool:
    return isinstance(draft, EntryDraft) and draft.shown is not None
