"""Reads the rows of entries.csv into what can be staged, and says of every row all that is wrong with it; pure."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from unicodedata import normalize

from app.database.types import IDENTIFIER_BYTES
from app.exchange.files.csv_rows import Columns, CsvFile, FileRow
from app.exchange.files.problems import Problem
from app.exchange.staging.entries import StagedRow, staged_row
from app.log.drafts import Place, Shown
from app.log.entry_reading import EntryBody, content_of, read_body, read_identifier, read_when
from app.log.fields import FILE_COLUMNS, FieldRefused, label
from app.log.writing import LogWriting
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.people.credentials import tag_of
from app.people.models import CredentialType

ENTRY_COLUMNS = Columns(FILE_COLUMNS, needed=("premises", "kind", "at"))
# Stands in for premises that do not exist, so that the rest of the row is looked at all the same.
NOWHERE = Place(0, 0, DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE)

OF_EACH_ROW = ("id", "premises", "at", "person")
BODIES_REMEMBERED = 50_000

Reasons = list[tuple[str, str]]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Destination:
    """A premises that rows can name, and the log it belongs to."""

    place: Place
    log: LogWriting
    visiting_groups: frozenset[str]  # activities of the organisation that take no person


class EntryReader:
    """Reads one file; what many of its rows share (bodies, labels) is read once, and equal rows are numbered."""

    def __init__(self, file: CsvFile, destinations: Mapping[str, Destination]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._destinations = destinations
        self._position = {name: position for position, name in enumerate(file.header)}
        self._of_body = [position for name, position in self._position.items() if name not in OF_EACH_ROW]
        self._bodies: dict[tuple[bool, tuple[str, ...]], tuple[EntryBody, Reasons]] = {}
        self._people: dict[tuple[int, str], tuple[Shown | None, bytes | None]] = {}
        self._equal_rows: Counter[tuple[int, bytes]] = Counter()

    def staged_rows(self) -> Iterator[StagedRow]:
        """Every good row; what is wrong with the others is added to the problems."""
        for row in self._file.rows():
            reasons: Reasons = []
            staged = self._read(row, reasons)
            if staged is not None:
                yield staged
            for column, reason in reasons:
                value = self._cell(row, column)
                self.problems.append(Problem(row.line, column, value, reason))
        self.problems += self._file.problems

    def _cell(self, row: FileRow, column: str) -> str:
        position = self._position.get(column)
        return "" if position is None else row.cells[position]

    def _read(self, row: FileRow, reasons: Reasons) -> StagedRow | None:
        identifier = self._identifier(row, reasons)
        destination = self._destination(row, reasons)
        shown, tag = self._person(row, destination, reasons)
        body = self._body(row, shown is not None, reasons)
        place = destination.place if destination else NOWHERE
        when = read_when({"at": self._cell(row, "at")}, place, reasons)
        if destination and shown and body.activity in destination.visiting_groups:
            reasons.append(("person", f"must be empty: {body.activity} is a visiting group, which takes heads only"))
        if reasons or destination is None or when is None:
            return None
        content = content_of(place, when, shown, body)
        if identifier is None:
            identifier = self._identifier_of_content(content, destination.log)
        staged = staged_row(row.line, identifier, place, when, body, tag)
        staged["content_hash"] = bytearray(destination.log.hash_of(content))
        return staged

    def _identifier(self, row: FileRow, reasons: Reasons) -> bytes | None:
        text = self._cell(row, "id").strip()
        return _read("id", read_identifier, text, reasons) if text else None

    def _destination(self, row: FileRow, reasons: Reasons) -> Destination | None:
        slug = normalize("NFC", self._cell(row, "premises")).strip()
        if slug not in self._destinations:
            there_are = ", ".join(self._destinations) or "none yet, add them first"
            reasons.append(("premises", f"must be premises that exist; there are {there_are}"))
        return self._destinations.get(slug)

    def _person(
        self, row: FileRow, destination: Destination | None, reasons: Reasons
    ) -> tuple[Shown | None, bytes | None]:
        """What was shown, and the keyed hash it is kept as."""
        text = self._cell(row, "person")
        if not text:
            return None, None
        known = (destination.log.organisation_id if destination else 0, text)
        if known not in self._people:
            name = _read("person", label, text, reasons)
            if not name:
                return None, None
            key = destination.log.keys.credentials if destination else b""
            shown = Shown(CredentialType.LABEL, name, agreed=True)
            self._people[known] = (shown, tag_of(CredentialType.LABEL, name, key))
        return self._people[known]

    def _body(self, row: FileRow, has_person: bool, reasons: Reasons) -> EntryBody:
        cells = tuple(map(row.cells.__getitem__, self._of_body))
        if (has_person, cells) not in self._bodies:
            if len(self._bodies) >= BODIES_REMEMBERED:
                self._bodies.clear()
            values = {self._file.header[position]: cell for position, cell in zip(self._of_body, cells, strict=True)}
            given = {name: text for name, text in values.items() if text and not text.isspace()}
            of_body: Reasons = []
            self._bodies[has_person, cells] = (read_body(given, has_person, of_body), of_body)
        body, of_body = self._bodies[has_person, cells]
        reasons += of_body
        return body

    def _identifier_of_content(self, content: bytes, log: LogWriting) -> bytes:
        """The id of a row that has none: the same for the same content, apart only by which of the equal rows it is."""
        self._equal_rows[log.organisation_id, content] += 1
        occurrence = b"id of equal row %d\x1f" % self._equal_rows[log.organisation_id, content]
        return hmac.digest(log.keys.content, occurrence + content, "sha256")[:IDENTIFIER_BYTES]


def _read(column: str, read: Callable[[str], Value], text: str, reasons: Reasons) -> Value | None:
    try:
        return read(text)
    except FieldRefused as refused:
        reasons.append((column, str(refused)))
        return None
