"""Takes in what a kiosk sends: every item gets an answer, none holds up the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from app.database.types import IDENTIFIER_BYTES
from app.kiosk_host.intake.admission import admitted
from app.kiosk_host.intake.bodies import Envelope
from app.kiosk_host.intake.even_answers import whole_steps
from app.kiosk_host.intake.items import Delivery, clock_off, identifier_as_sent, number_of_item, read_item
from app.kiosk_host.intake.numbering import Arrival, write_arrivals
from app.kiosk_host.intake.sealed_items import read_box
from app.kiosk_host.queries import PairedKiosk
from app.log.actions import Letterbox, letterbox_of
from app.log.drafts import Draft, EntryDraft, Origin, Outcome, Place, Status
from app.log.models import Source
from app.log.writer import Beside, Brought, Proof

STORED = Outcome(Status.STORED)
Result = dict[str, Any]
ReadOne = Callable[[Any, Delivery], Draft | None]


class Letter:
    """What one request of a kiosk brings: opened by whoever stores it, answered when that is done.

    read_one: the draft of an item, None for a rehearsal, which is acknowledged and nothing more.
    """

    def __init__(
        self, kiosk: PairedKiosk, open_envelope: Callable[[], Envelope], read_one: ReadOne, received_at: datetime
    ) -> None:
        self._kiosk, self._received_at = kiosk, received_at
        self._open_envelope, self._read_one = open_envelope, read_one
        self._items: list[Any] = []
        self._drafts: list[Draft | None] = []
        self.arrival = Arrival(kiosk.organisation_id, b"", kiosk.id, frozenset(), received_at.date())

    def read(self) -> Brought:
        """The drafts of its items, and its numbers beside them; raises what opening it raises."""
        envelope, kiosk = self._open_envelope(), self._kiosk
        delivery = Delivery(
            place_of(kiosk),
            Origin(Source.KIOSK, self._received_at, kiosk_id=kiosk.id),
            clock_off(envelope.sent_at, self._received_at),
        )
        self._items = envelope.items
        self._drafts = [admitted(self._read_one(item, delivery), item, kiosk) for item in envelope.items]
        self.arrival.tablet = envelope.tablet or kiosk.token_digest[:IDENTIFIER_BYTES]
        numbers = map(number_of_item, envelope.items)
        self.arrival.numbers = frozenset(number for number in numbers if number is not None)
        # A file that was carried here may not say which tablet it is of; then its numbers tell nothing.
        beside = Beside(write_arrivals, self.arrival) if self.arrival.tablet else None
        return Brought([draft for draft in self._drafts if draft is not None], beside)

    def shows_card(self) -> bool:
        """Whether any of its items, as far as they have been read, shows a card or a code."""
        return any(isinstance(draft, EntryDraft) and draft.shown is not None for draft in self._drafts)

    def results(self, stored: Sequence[Outcome], name: str, name_of: Callable[[Any], Any]) -> list[Result]:
        """What became of each item in order: its name, status, reason. stored: what became of the drafts."""
        each = iter(stored)
        outcomes = [STORED if draft is None else next(each) for draft in self._drafts]
        return [
            {name: name_of(item), "status": outcome.status.value, "reason": outcome.reason}
            for item, outcome in zip(self._items, outcomes, strict=True)
        ]


def take_in_letter(letter: Letter, letterbox: Letterbox, proof: Proof | None = None) -> list[Outcome]:
    """What became of its drafts, once all are on disk; raises ProofFailed and what opening it raises."""
    with whole_steps(letter.shows_card):
        return letterbox.deposit(letter.read, proof)


def take_in(kiosk: PairedKiosk, items: list[Any], sent_at: datetime | None, received_at: datetime) -> list[Result]:
    """The answer for each item in order (id, status, reason), once all are on disk."""
    letter = Letter(kiosk, lambda: Envelope(items, sent_at), read_item, received_at)
    stored = take_in_letter(letter, letterbox_of(kiosk.organisation_id))
    return letter.results(stored, "id", identifier_as_sent)


def take_in_boxes(
    kiosk: PairedKiosk, envelope: Envelope, key: EllipticCurvePrivateKey, received_at: datetime
) -> list[Result]:
    """The answer for each box in order (seq, status, reason), once all are on disk."""
    letter = letter_of_boxes(kiosk, lambda: envelope, key, received_at)
    stored = take_in_letter(letter, letterbox_of(kiosk.organisation_id))
    return letter.results(stored, "seq", number_of_item)


def letter_of_boxes(
    kiosk: PairedKiosk, open_envelope: Callable[[], Envelope], key: EllipticCurvePrivateKey, received_at: datetime
) -> Letter:
    """What a tablet has sealed; one that has been shut out counts no more."""
    return Letter(
        kiosk, open_envelope, lambda box, delivery: read_box(box, delivery, key, kiosk.is_revoked), received_at
    )


def place_of(kiosk: PairedKiosk) -> Place:
    """The premises in which the kiosk stands."""
    return Place(kiosk.organisation_id, kiosk.premises_id, kiosk.time_zone, kiosk.cutoff_minute)
