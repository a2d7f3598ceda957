"""What was noted by hand on a day, press by press; pure. Says of nobody whether a card was shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from app.database.statements import AnyRow
from app.noting.presses import PRESS_BYTES

CODES = ("item", "authority", "partner", "referrer", "how_found")


@dataclass(frozen=True)
class Noted:
    """What one press has put into the log: its entries together, as those who note think of it."""

    entry_ids: tuple[bytes, ...]
    kind: str
    activity: str | None  # its slug
    activity_name: str | None
    at: datetime | None
    heads: int
    children: int
    minutes: int
    code: str | None
    basis: str | None
    staff_name: str | None
    received_at: datetime
    is_taken_back: bool

    @property
    def key(self) -> str:
        """What pages and addresses know it by."""
        return self.entry_ids[0].hex()


def noted_of(rows: Iterable[AnyRow]) -> list[Noted]:
    """The presses behind the entries of a day, the latest first."""
    presses = [_noted(list(of_press)) for _, of_press in groupby(sorted(rows, key=_order), _press_of)]
    return sorted(presses, key=lambda noted: (noted.received_at, noted.key), reverse=True)


def noted_with(presses: Sequence[Noted], entry_id: bytes) -> Noted | None:
    """The press that an entry belongs to."""
    return next((noted for noted in presses if entry_id in noted.entry_ids), None)


def _press_of(row: AnyRow) -> tuple[bytes, bool]:
    return bytes(row.id)[:PRESS_BYTES], bool(row.is_voided)


def _order(row: AnyRow) -> tuple[bytes, bool, bytes]:
    return (*_press_of(row), bytes(row.id))


def _noted(rows: Sequence[AnyRow]) -> Noted:
    first = rows[0]
    return Noted(
        entry_ids=tuple(bytes(row.id) for row in rows),
        kind=first.kind,
        activity=first.activity_slug,
        activity_name=first.activity_name,
        at=first.at,
        heads=sum(row.heads for row in rows),
        children=sum(row.children for row in rows),
        minutes=sum(row.minutes or 0 for row in rows),
        code=next(_codes(first), None),
        basis=first.basis,
        staff_name=first.staff_name,
        received_at=first.received_at,
        is_taken_back=bool(first.is_voided),
    )


def _codes(row: AnyRow) -> Iterator[str]:
    return (getattr(row, name) for name in CODES if getattr(row, name))
