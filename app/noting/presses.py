"""What one press of "Save" says, and the entries that are made of it; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.database.types import IDENTIFIER_BYTES
from app.log.drafts import Shown
from app.log.fields import MINUTES_A_DAY
from app.log.staff_notes import Note

FIRST_WITHOUT_CARD = 10_000
PRESS_BYTES = 8  # of an id: what the entries of one press have in common, random like the rest


@dataclass(frozen=True)
class Press:
    """One press: what all its entries share, and how much of it there was.

    key: made by the page, so that the same press twice counts once. heads: in one entry. minutes: in all, or for each
    of those who are counted one by one. shown, one_by_one: who was counted by card, and without, each an entry.
    """

    key: bytes
    values: dict[str, Any]
    heads: int = 1
    minutes: int | None = None
    shown: tuple[Shown, ...] = ()
    one_by_one: int = 0
    counts_cards: bool = False
    remark: str = ""


def notes_of(press: Press) -> list[Note]:
    """The entries of a press, each with an id that follows from the key: pressed again they are the same."""
    return [Note(values, shown, identifier_of(press.key, number)) for number, values, shown in _entries(press)]


def identifier_of(key: bytes, number: int) -> bytes:
    """The id of one entry of a press: begins as all of its press do, and goes on in no order that could be read."""
    rest = hashlib.sha256(key + number.to_bytes(4, "big")).digest()
    return key[:PRESS_BYTES] + rest[: IDENTIFIER_BYTES - PRESS_BYTES]


def _entries(press: Press) -> Iterator[tuple[int, dict[str, Any], Shown | None]]:
    """Each with its number: those without a card have theirs apart, so that one more card changes none of them."""
    if not press.counts_cards:
        for number, minutes in enumerate(_minutes_of_entries(press.minutes)):
            yield number, press.values | {"count": press.heads} | minutes, None
        return
    of_each = {} if press.minutes is None else {"minutes": press.minutes}
    for number, shown in enumerate(press.shown):
        yield number, press.values | of_each, shown
    for number in range(press.one_by_one):
        yield FIRST_WITHOUT_CARD + number, press.values | of_each, None


def _minutes_of_entries(minutes: int | None) -> Iterator[dict[str, int]]:
    """The minutes as entries can hold them: at most a day's in each."""
    if minutes is None:
        yield {}
        return
    while minutes > MINUTES_A_DAY:
        yield {"minutes": MINUTES_A_DAY}
        minutes -= MINUTES_A_DAY
    yield {"minutes": minutes}
