"""Reads the rows of entries.csv into what can be staged, and says of every row all that is wrong with it; pure."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from app.database.types import IDENTIFIER_BYTES
from app.exchange.files.csv_rows import Columns, CsvFile, FileRow
from app.exchange.files.problems import Problem
from app.exchange.staging.entries import Marks, StagedRow, staged_row
from app.exchange.staging.people import Labels
from app.log.drafts import Place, Shown
from app.log.entry_reading import EntryBody, content_of, read_body, read_identifier, read_when
from app.log.fields import FILE_COLUMNS, FieldRefused, label
from app.log.writing import LogWriting
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.people.credentials import tags_of
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


class Visitor(NamedTuple):
    """Whom a row names: what was shown, and the keyed hash it is kept as."""

    shown: Shown | None
    tag: bytes | None


NOBODY = Visitor(None, None)


class EntryReader:
    """Reads one file; what many of its rows share (bodies, labels) is read once, and equal rows are numbered."""

    def __init__(self, file: CsvFile, destinations: Mapping[str, Destination]) -> None:
        self.problems: list[Problem] = []
        self.labels: dict[int, Labels] = {}  # by organisation
        self._file = file
        self._destinations = destinations
        self._id, self._premises, self._at, self._person = (file.position(column) for column in OF_EACH_ROW)
        self._of_body = [file.position(column) for column in file.header if column not in OF_EACH_ROW]
        self._bodies: dict[tuple[bool, tuple[str, ...]], tuple[EntryBody, Reasons]] = {}
        self._visitors: dict[tuple[int, str], Visitor] = {}
        self._equal_rows: Counter[tuple[int, bytes]] = Counter()

    def staged_rows(self) -> Iterator[StagedRow]:
        """Every good row; what is wrong with the others is added to the problems."""
        for row in self._file.rows():
            reasons: Reasons = []
            staged = self._read(row, reasons)
            if staged is not None:
                yield staged
            for column, reason in reasons:
                value = row.cells[self._file.position(column)]
                self.problems.append(Problem(row.line, column, value, reason))
        self.problems += self._file.problems

    def _read(self, row: FileRow, reasons: Reasons) -> StagedRow | None:
        cells = row.cells
        identifier = _read("id", read_identifier, cells[self._id], reasons) if cells[self._id].strip() else None
        destination = self._destination(cells[self._premises], reasons)
        visitor = self._visitor(cells[self._person], destination, reasons) if cells[self._person] else NOBODY
        body = self._body(cells, visitor is not NOBODY, reasons)
        place = destination.place if destination else NOWHERE
        when = read_when(cells[self._at], place, reasons)
        if destination and visitor.shown and body.activity in destination.visiting_groups:
            reasons.append(("person", f"must be empty: {body.activity} is a visiting group, which takes heads only"))
        if reasons or destination is None or when is None:
            return None
        content = content_of(place, when, visitor.shown, body)
        if identifier is None:
            identifier = self._identifier_of_content(content, destination.log)
        marks = Marks(identifier, destination.log.hash_of(content), visitor.tag)
        return staged_row(row.line, marks, place, when, body)

    def _destination(self, cell: str, reasons: Reasons) -> Destination | None:
        found = self._destinations.get(cell) or self._destinations.get(normalize("NFC", cell).strip())
        if found is None:
            there_are = ", ".join(self._destinations) or "none yet, add them first"
            reasons.append(("premises", f"must be premises that exist; there are {there_are}"))
        return found

    def _visitor(self, cell: str, destination: Destination | None, reasons: Reasons) -> Visitor:
        known = (destination.log.organisation_id if destination else 0, cell)
        if known not in self._visitors:
            name = _read("person", label, cell, reasons)
            if not name:
                return NOBODY
            shown = Shown(CredentialType.LABEL, name, agreed=True)
            self._visitors[known] = Visitor(shown, self._tag_of(name, destination.log) if destination else b"")
        return self._visitors[known]

    def _tag_of(self, name: str, log: LogWriting) -> bytes:
        keys = log.keys.codes
        tags = tags_of(CredentialType.LABEL, name, keys)
        self.labels.setdefault(log.organisation_id, Labels(keys.newest_number, [])).tags.append(tags)
        return tags[0]

    def _body(self, cells: list[str], has_person: bool, reasons: Reasons) -> EntryBody:
        of_body = (has_person, tuple(map(cells.__getitem__, self._of_body)))
        if of_body not in self._bodies:
            if len(self._bodies) >= BODIES_REMEMBERED:
                self._bodies.clear()
            given = {
                self._file.header[position]: cells[position] for position in self._of_body if cells[position].strip()
            }
            found: Reasons = []
            self._bodies[of_body] = (read_body(given, has_person, found), found)
        body, found = self._bodies[of_body]
        reasons += found
        return body

    def _identifier_of_content(self, content: bytes, log: LogWriting) -> bytes:
        """The id of a row that has none: the same for the same content, apart only by which of the equal rows it is."""
        self._equal_rows[log.organisation_id, content] += 1
        occurrence = b"id of equal row %d\x1f" % self._equal_rows[log.organisation_id, content]
        return hmac.digest(log.keys.content, occurrence + content, "sha256")[:IDENTIFIER_BYTES]


def _read(column: str, read: Callable[[str], Value], cell: str, reasons: Reasons) -> Value | None:
    try:
        return read(cell)
    except FieldRefused as refused:
        reasons.append((column, str(refused)))
        return None
