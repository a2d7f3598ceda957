"""Reads the rows of openings.csv into opening days, and says of every row all that is wrong with it; pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from unicodedata import normalize

from app.exchange.files.csv_rows import Columns, CsvFile, FileRow
from app.exchange.files.formulas import without_guard
from app.exchange.files.problems import Problem
from app.log.entry_times import read_time
from app.log.fields import FieldRefused, one_of, whole_number
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE, DayState
from app.service_day import minute_of

OPENING_COLUMNS = Columns(
    ("premises", "day", "state", "opens", "closes", "reason", "heads"), needed=("premises", "day", "state")
)
HIGHEST_HEADS = 10_000
REASON_LENGTH = 1_000

OpeningRow = dict[str, Any]  # as record_opening_days takes it
PremisesKey = tuple[int, int]  # organisation, premises
Reasons = list[tuple[str, str]]


class OpeningReader:
    """Reads one file; of two rows for one premises and day both are refused."""

    def __init__(self, file: CsvFile, premises: Mapping[str, PremisesKey]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._premises = premises

    def opening_rows(self) -> list[OpeningRow]:
        """Every good row; what is wrong with the others is added to the problems."""
        good = []
        rows_of_day: dict[tuple[PremisesKey, date], list[FileRow]] = {}
        for row in self._file.rows():
            reasons: Reasons = []
            read = self._read(row, reasons)
            self._add_problems(row, reasons)
            if "organisation_id" in read and "day" in read:
                day = ((read["organisation_id"], read["premises_id"]), read["day"])
                rows_of_day.setdefault(day, []).append(row)
            if not reasons:
                good.append(read)
        for rows in rows_of_day.values():
            if len(rows) > 1:
                lines = " and ".join(str(row.line) for row in rows)
                reason = f"is told on lines {lines} for the same premises: keep one of them"
                for row in rows:
                    self._add_problems(row, [("day", reason)])
        self.problems += self._file.problems
        return good

    def _add_problems(self, row: FileRow, reasons: Reasons) -> None:
        cells = dict(zip(self._file.header, row.cells, strict=False))
        self.problems += [Problem(row.line, column, cells.get(column, ""), reason) for column, reason in reasons]

    def _read(self, row: FileRow, reasons: Reasons) -> OpeningRow:
        cells = dict(zip(self._file.header, row.cells, strict=False))
        given = {name: text for name, cell in cells.items() if (text := normalize("NFC", cell).strip())}
        read: OpeningRow = {"opens_minute": None, "closes_minute": None, "reason": "", "stated_heads": None}
        if given.get("premises") in self._premises:
            read["organisation_id"], read["premises_id"] = self._premises[given["premises"]]
        else:
            there_are = ", ".join(self._premises) or "none yet, add them first"
            reasons.append(("premises", f"must be premises that exist; there are {there_are}"))
        for column, (name, read_cell) in READ_CELL.items():
            if column not in given and column in OPENING_COLUMNS.needed:
                reasons.append((column, "is missing"))
            if column in given:
                try:
                    read[name] = read_cell(given[column])
                except FieldRefused as refused:
                    reasons.append((column, str(refused)))
        reasons += _against_each_other(read)
        return read


def _against_each_other(read: OpeningRow) -> Reasons:
    """Hours on a closed day are the usual ones, and count for nothing; people on a closed day cannot be."""
    reasons = []
    if read["opens_minute"] is not None and read["opens_minute"] == read["closes_minute"]:
        reasons.append(("closes", "is the same as opens: leave both empty if the hours are not known"))
    if read.get("state") == DayState.CLOSED and read["stated_heads"]:
        reasons.append(("heads", "cannot be on a closed day: write open, or leave heads empty"))
    return reasons


def _day(text: str) -> date:
    if len(text) != len("2025-01-31"):
        raise FieldRefused("must be a date like 2025-01-31")
    return read_time(text, DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE).day


def _minute(text: str) -> int:
    try:
        return minute_of(text)
    except ValueError:
        raise FieldRefused("must be a time like 08:30, from 00:00 to 23:59") from None


def _reason(text: str) -> str:
    if len(text) > REASON_LENGTH:
        raise FieldRefused(f"must be at most {REASON_LENGTH} characters")
    return without_guard(text)


READ_CELL: dict[str, tuple[str, Callable[[str], Any]]] = {
    "day": ("day", _day),
    "state": ("state", one_of(tuple(DayState))),
    "opens": ("opens_minute", _minute),
    "closes": ("closes_minute", _minute),
    "reason": ("reason", _reason),
    "heads": ("stated_heads", whole_number(0, HIGHEST_HEADS)),
}
