"""Rows of a table as lines of text and back; pure. The same lines whatever kind of database they come from or go to."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

# In this order: a date is no text to SQLAlchemy, a truth no number.
CODES: tuple[tuple[type[sa.types.TypeEngine[Any]], str], ...] = (
    (sa.LargeBinary, "bytes"),
    (sa.Boolean, "truth"),
    (sa.Date, "date"),
    (sa.Integer, "number"),
    (sa.String, "text"),
)
Convert = Callable[[Any], Any]
_TO_TEXT: dict[str, Convert] = {
    "bytes": lambda value: base64.b64encode(value).decode(),
    "date": lambda value: value.isoformat(),
    "truth": bool,
}
_FROM_TEXT: dict[str, Convert] = {"bytes": base64.b64decode, "date": date.fromisoformat}


def code_of(type_: sa.types.TypeEngine[Any]) -> str:
    """What a column holds, as a backup calls it; raises TypeError for a type no backup has had to hold yet."""
    for known, code in CODES:
        if isinstance(type_, known):
            return code
    raise TypeError(f"a backup does not know how to keep {type_!r}")


class Lines:
    """The lines of one table: a row is a JSON list of its values, in the order of the columns."""

    def __init__(self, codes: Sequence[str]) -> None:
        self._to_text = [(place, _TO_TEXT[code]) for place, code in enumerate(codes) if code in _TO_TEXT]
        self._from_text = [(place, _FROM_TEXT[code]) for place, code in enumerate(codes) if code in _FROM_TEXT]

    def line_of(self, row: Sequence[Any]) -> bytes:
        """A row as a line, its end included."""
        values = _converted(list(row), self._to_text)
        return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    def row_in(self, line: bytes) -> list[Any]:
        """The row in a line."""
        return _converted(json.loads(line), self._from_text)


def _converted(values: list[Any], conversions: Sequence[tuple[int, Convert]]) -> list[Any]:
    for place, convert in conversions:
        if values[place] is not None:
            values[place] = convert(values[place])
    return values
