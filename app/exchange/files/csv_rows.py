"""The rows of a CSV file by the names of its columns, comma or semicolon, with the line each begins on; pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.errors import BadFile
from app.exchange.files.file_text import text_of
from app.exchange.files.problems import Problem, shown

if TYPE_CHECKING:
    import _csv

COMMA, SEMICOLON = ",", ";"


@dataclass(frozen=True)
class Columns:
    """What a file may have in its header, and what it must."""

    allowed: Sequence[str]
    needed: Sequence[str]


class FileRow(NamedTuple):
    """A row: the line it begins on (the header is 1), a cell for each column, and an empty one at the end."""

    line: int
    cells: list[str]


class CsvFile:
    """A file whose header has been understood; raises BadFile."""

    def __init__(self, name: str, content: bytes, columns: Columns) -> None:
        self.name = name
        self.problems: list[Problem] = []  # of rows that are none, found while reading
        self.is_cut_off = False  # nothing after the last problem could be read
        self.begins_with_mark = content.startswith(b"\xef\xbb\xbf")
        # As csv counts lines: broken by \n, \r\n or \r, inside quotation marks too.
        self._lines = list(io.StringIO(text_of(name, content), newline=""))
        header = self._lines[0]
        self._delimiter = SEMICOLON if header.count(SEMICOLON) > header.count(COMMA) else COMMA
        reader = self._reader(0)
        self.header = self._header(reader, columns)
        self._header_line_count = reader.line_num

    def rows(self) -> Iterator[FileRow]:
        """Every row that has as many cells as the header; others are added to the problems, empty ones left out."""
        reader = self._reader(self._header_line_count)
        cell_count = len(self.header)
        line = self._header_line_count + 1
        try:
            for cells in reader:
                if not any(cells):
                    pass
                elif len(cells) == cell_count:
                    cells.append("")
                    yield FileRow(line, cells)
                else:
                    self.problems.append(self._wrong_cell_count(line, len(cells)))
                line = self._header_line_count + reader.line_num + 1
        except csv.Error as error:
            self.problems.append(Problem(line, "", "", _broken(error)))
            self.is_cut_off = True

    def position(self, column: str) -> int:
        """Where a row has the cell of a column; of a column that the file lacks, the empty one at the end."""
        return self.header.index(column) if column in self.header else len(self.header)

    def as_it_was(self, line: int) -> str:
        """The row that begins on a line, as it stands in the file."""
        reader = self._reader(line - 1)
        next(reader)
        text = "".join(self._lines[line - 1 : line - 1 + reader.line_num])
        return text if text.endswith(("\n", "\r")) else text + "\n"

    @property
    def line_count(self) -> int:
        """How many lines the file has."""
        return len(self._lines)

    @property
    def header_as_it_was(self) -> str:
        """The header, with the byte order mark where there was one."""
        return ("\ufeff" if self.begins_with_mark else "") + self.as_it_was(1)

    def _reader(self, from_index: int) -> _csv.Reader:
        lines = self._lines
        return csv.reader(
            (lines[index] for index in range(from_index, len(lines))), delimiter=self._delimiter, strict=True
        )

    def _header(self, reader: _csv.Reader, columns: Columns) -> list[str]:
        try:
            header = [name.strip() for name in next(reader)]
        except csv.Error as error:
            raise BadFile(f"{self.name}: line 1 {_broken(error)}.") from None
        unknown = [shown(name) for name in header if name not in columns.allowed]
        missing = [name for name in columns.needed if name not in header]
        doubled = sorted({name for name in header if name in columns.allowed and header.count(name) > 1})
        wrong = [
            f"{what}: {', '.join(names)}"
            for what, names in (("unknown", unknown), ("missing", missing), ("twice", doubled))
            if names
        ]
        if wrong:
            raise BadFile(
                f"{self.name} has other columns than it should ({'; '.join(wrong)}). "
                f"Put names from this list, with commas or semicolons between, on line 1: {', '.join(columns.allowed)}."
            )
        return header

    def _wrong_cell_count(self, line: int, cell_count: int) -> Problem:
        cells = "1 cell" if cell_count == 1 else f"{cell_count} cells"
        return Problem(
            line,
            "",
            "",
            f"has {cells}, and the header names {len(self.header)}: the row is cut off, "
            f"or a cell with {self._delimiter} in it lacks its quotation marks",
        )


def _broken(error: csv.Error) -> str:
    return f"cannot be read, nor what follows ({error}): a quotation mark is not closed, or the file is cut off"
