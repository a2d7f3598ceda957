"""What stood in one place of a report before, in words: every saving, the newest first; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.followup.writing.queries import Written
from app.followup.writing.slots import LEFT_OUT, SENTENCE


class Stood(Enum):
    """How a place stood after a saving."""

    TEXT = "its own text"
    NOTHING = "nothing"
    AS_MADE = "a ready sentence as it was made"
    STRUCK = "a ready sentence that was left out"


@dataclass(frozen=True)
class Saving:
    """One saving: what stood there from then on, who saved it and when, whether it stands there now."""

    written: Written
    stood: Stood
    stands_now: bool


def savings_of(slot: str, written: Sequence[Written]) -> list[Saving]:
    """Every saving of a place, as the page lists them; written: the newest first, as `earlier_texts` has them."""
    return [Saving(each, _stood(slot, each.text), number == 0) for number, each in enumerate(written)]


def _stood(slot: str, text: str) -> Stood:
    is_sentence = slot.startswith(SENTENCE)
    if is_sentence and text == LEFT_OUT:
        return Stood.STRUCK
    if not text:
        return Stood.AS_MADE if is_sentence else Stood.NOTHING
    return Stood.TEXT
