"""Sets the key sheet in type, or writes its lines as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.backup.key_sheet import code_of
from app.backup.sheet_standing import SheetLine
from app.people.card_sheet import qr_drawing
from app.typesetting import Format, typeset

TEMPLATE = Path(__file__).with_name("key_sheet.typ")


def sheet_as_pdf(lines: Sequence[SheetLine], day: date, format_: Format = "pdf") -> bytes:
    """One page of A4: what the sheet is, a code with all keys, and each key to be typed."""
    keys = [{"name": line.name, "letters": line.letters} for line in lines]
    code = qr_drawing(code_of([line.letters for line in lines]))
    return typeset(TEMPLATE, {"keys": keys, "code": code, "day": day.isoformat()}, format_)


def sheet_as_text(lines: Sequence[SheetLine]) -> bytes:
    """The letters alone, a key a line: what --keys reads."""
    return "".join(f"{line.letters}\n" for line in lines).encode()
