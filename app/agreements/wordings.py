"""Which of several wordings stands: the one written last of those that hold on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.database.statements import AnyRow


def standing(rows: Iterable[AnyRow], key: str, day: date | None = None) -> dict[Any, AnyRow]:
    """Of each key the wording with the highest number, of those that hold on the day; without a day, of all."""
    stands: dict[Any, AnyRow] = {}
    for row in rows:
        before = stands.get(getattr(row, key))
        if (day is None or row.from_day <= day) and (before is None or before.number < row.number):
            stands[getattr(row, key)] = row
    return stands


def is_party_on(rows: Iterable[AnyRow], day: date) -> bool:
    """Whether one organisation, whose rows of agreement_parties these are, is a party on that day."""
    held = [row for row in rows if row.from_day <= day]
    return bool(held) and bool(max(held, key=lambda row: row.number).is_party)
