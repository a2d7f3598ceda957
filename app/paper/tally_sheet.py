"""Tally sheets to print: the rows of the premises with the pictures of the tablet, boxes for strokes, no names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from babel.dates import format_date

from app.paper.sheet_rows import ADULTS, CHILDREN, SheetRow, lines_of_rows
from app.typesetting import Format, typeset

TEMPLATE = Path(__file__).with_name("tally_sheet.typ")
DAYS_A_WEEK = 7
# In Swedish alone: with the pictures beside them they are understood.
SAID = {
    ADULTS: ("Jag är här", "ett streck för varje vuxen"),
    CHILDREN: ("Barn", "ett streck för varje barn"),
}
VISITING = "besökande grupp"


def tally_sheets(premises: str, rows: list[SheetRow], days: Sequence[date | None], format_: Format = "pdf") -> bytes:
    """One sheet for each day, as PDF; None: a line to write the date on."""
    data = {
        "premises": premises,
        "days": [_day_words(day) for day in days],
        "rows": [_row(row, lines) for row, lines in zip(rows, lines_of_rows(rows), strict=True)],
    }
    return typeset(TEMPLATE, data, format_)


def days_to_print(sheets: str, first: date, copies: int) -> list[date | None]:
    """The days of the sheets asked for: one, seven in a row, or a pile without dates."""
    if sheets == "blank":
        return [None] * copies
    return [first + timedelta(days=number) for number in range(DAYS_A_WEEK if sheets == "week" else 1)]


def _row(row: SheetRow, lines: int) -> dict[str, object]:
    name, hint = SAID.get(row.key, (row.name, VISITING if row.is_visiting_group else ""))
    return {"picture": row.picture, "name": name, "hint": hint, "lines": lines}


def _day_words(day: date | None) -> str | None:
    return None if day is None else format_date(day, "EEEE d MMMM y", locale="sv")
