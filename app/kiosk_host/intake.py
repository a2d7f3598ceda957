"""Takes in what a kiosk sends: every item gets an answer, none holds up the others."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from app.database.types import IDENTIFIER_BYTES
from app.extensions import db
from app.kiosk_host.bodies import Envelope
from app.kiosk_host.even_answers import whole_steps
from app.kiosk_host.items import Delivery, clock_off, identifier_as_sent, number_of_item, read_item
from app.kiosk_host.numbering import Arrival, write_arrivals
from app.kiosk_host.queries import PairedKiosk
from app.kiosk_host.sealed_items import read_box
from app.log.actions import deposit
from app.log.drafts import Draft, EntryDraft, Origin, Outcome, Place, Status
from app.log.models import Source
from app.log.writer import Beside, Proof, ProofFailed

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
    delivery = _delivery(kiosk, sent_at, received_at)
    drafts = [read_item(item, delivery) for item in items]
    outcomes = _store(kiosk, drafts, _arrival(kiosk, items, None, received_at), proof)
    return [
        {"id": identifier_as_sent(item), "status": outcome.status.value, "reason": outcome.reason}
        for item, outcome in zip(items, outcomes, strict=True)
    ]


def take_in_boxes(
    kiosk: PairedKiosk,
    envelope: Envelope,
    key: EllipticCurvePrivateKey,
    received_at: datetime,
    proof: Proof | None = None,
) -> dict[str, Any]:
    """The whole answer to boxes: what became of each by its number, once all are on disk, and which have come so far.

    A tablet that has been shut out hands in what it holds, is told to wipe itself, and counts no more.
    """
    delivery = _delivery(kiosk, envelope.sent_at, received_at)
    drafts = [read_box(box, delivery, key, kiosk.is_revoked) for box in envelope.items]
    arrival = _arrival(kiosk, envelope.items, envelope.tablet, received_at)
    outcomes = _store(kiosk, drafts, arrival, proof)
    if not arrival.numbers:
        with db.engine.connect() as connection:
            write_arrivals(connection, [arrival])  # only looks, for there is nothing to write
    results = [
        {"seq": number_of_item(box), "status": outcome.status.value, "reason": outcome.reason}
        for box, outcome in zip(envelope.items, outcomes, strict=True)
    ]
    answer = {"results": results, "seen": [[each.first, each.last] for each in arrival.known]}
    return answer | {"wipe": True} if kiosk.is_revoked else answer


def _delivery(kiosk: PairedKiosk, sent_at: datetime | None, received_at: datetime) -> Delivery:
    return Delivery(
        Place(kiosk.organisation_id, kiosk.premises_id, kiosk.time_zone, kiosk.cutoff_minute),
        Origin(Source.KIOSK, received_at, kiosk_id=kiosk.id),
        clock_off(sent_at, received_at),
    )


def _arrival(kiosk: PairedKiosk, items: list[Any], tablet: bytes | None, received_at: datetime) -> Arrival:
    numbers = frozenset(number for item in items if (number := number_of_item(item)) is not None)
    return Arrival(
        kiosk.organisation_id,
        tablet or kiosk.token_digest[:IDENTIFIER_BYTES],
        kiosk.id,
        numbers,
        received_at.date(),
    )


def _store(kiosk: PairedKiosk, drafts: Sequence[Draft | None], arrival: Arrival, proof: Proof | None) -> list[Outcome]:
    """What became of each draft; a rehearsal's is acknowledged and nothing more."""
    counted = [draft for draft in drafts if draft is not None]
    if proof is not None and not counted:
        raise ProofFailed
    beside = Beside(write_arrivals, arrival) if arrival.numbers else None
    with whole_steps() if any(map(_shows_card, counted)) else nullcontext():
        is_needed = counted or beside
        stored = iter(deposit(kiosk.organisation_id, counted, proof, beside) if is_needed else [])
    return [next(stored) if draft is not None else STORED for draft in drafts]


def _shows_card(draft: Draft) -> bool:
    return isinstance(draft, EntryDraft) and draft.shown is not None
