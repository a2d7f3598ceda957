"""Takes in what a kiosk sends: every item gets an answer, none holds up the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from app.kiosk_host.bodies import Envelope
from app.kiosk_host.even_answers import whole_steps
from app.kiosk_host.items import Delivery, clock_off, identifier_as_sent, read_item
from app.kiosk_host.queries import PairedKiosk
from app.log.actions import Letterbox, letterbox_of
from app.log.drafts import Draft, EntryDraft, Origin, Outcome, Place, Status
from app.log.models import Source
from app.log.writer import Proof

STORED = Outcome(Status.STORED)
Result = dict[str, str | None]


class Letter:
    """What one request of a kiosk brings: opened by whoever stores it, answered when that is done."""

    def __init__(self, kiosk: PairedKiosk, open_envelope: Callable[[], Envelope], received_at: datetime) -> None:
        self._kiosk, self._open_envelope, self._received_at = kiosk, open_envelope, received_at
        self._items: list[Any] = []
        self._drafts: list[Draft | None] = []

    def read(self) -> list[Draft]:
        """The drafts of its items, without rehearsals; raises what opening it raises."""
        envelope, kiosk = self._open_envelope(), self._kiosk
        delivery = Delivery(
            Place(kiosk.organisation_id, kiosk.premises_id, kiosk.time_zone, kiosk.cutoff_minute),
            Origin(Source.KIOSK, self._received_at, kiosk_id=kiosk.id),
            clock_off(envelope.sent_at, self._received_at),
        )
        self._items = envelope.items
        self._drafts = [read_item(item, delivery) for item in envelope.items]
        return [draft for draft in self._drafts if draft is not None]

    def shows_card(self) -> bool:
        """Whether any of its items, as far as they have been read, shows a card or a code."""
        return any(isinstance(draft, EntryDraft) and draft.shown is not None for draft in self._drafts)

    def results(self, outcomes: Sequence[Outcome]) -> list[Result]:
        """The answer for each item in order (id, status, reason), from what became of its drafts."""
        stored = iter(outcomes)
        became = [STORED if draft is None else next(stored) for draft in self._drafts]
        return [
            {"id": identifier_as_sent(item), "status": outcome.status.value, "reason": outcome.reason}
            for item, outcome in zip(self._items, became, strict=True)
        ]


def take_in_letter(letter: Letter, letterbox: Letterbox, proof: Proof | None = None) -> list[Result]:
    """The answer for each item of the letter, once all are on disk; raises ProofFailed and what opening it raises."""
    with whole_steps(letter.shows_card):
        outcomes = letterbox.deposit(letter.read, proof)
    return letter.results(outcomes)


def take_in(kiosk: PairedKiosk, items: list[Any], sent_at: datetime | None, received_at: datetime) -> list[Result]:
    """The answer for each item in order (id, status, reason), once all are on disk."""
    letter = Letter(kiosk, lambda: Envelope(items, sent_at), received_at)
    return take_in_letter(letter, letterbox_of(kiosk.organisation_id))
