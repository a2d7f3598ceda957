"""What a report is made of, whatever its format: blocks, in the order in which they are read.

Each holds only words and numbers that have passed the door of disclosure/. A format says of every kind of block how it
looks there; a test holds each format to the whole list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a part of the report, 2 a goal or a section, 3 what stands under one."""

    text: str
    level: Literal[1, 2, 3]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of plain text. voice: whose words they are, the house's own or made from the figures."""

    text: str
    voice: Literal["figures", "own", "note"] = "figures"


@dataclass(frozen=True)
class Figures:
    """Figures that speak to a heading: each with its value in words, its change, and its definition as a side note."""

    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class FigureRow:
    """One figure as it is read; before and change are empty where there is nothing to compare with."""

    figure_id: str
    label: str
    value: str
    before: str
    change: str
    definition: str


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers stand right-aligned."""

    label: str
    is_number: bool = True


@dataclass(frozen=True)
class TableBlock:
    """A table as it is read: a caption, columns, rows of words; numbers are written as the language writes them.

    has_total: the last row is the sum or the whole of those above, and is set off as such.
    """

    table_id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    has_total: bool = False


@dataclass(frozen=True)
class Series:
    """Numbers along a chart's axis; None: hidden, drawn as such and never as nothing."""

    label: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class ChartBlock:
    """A chart: what it shows, its series, and the same in words for who cannot see it.

    columns: this period's series, then, if there is one, that of the period before; a column for each label.
    strip: parts of a whole, named by the labels; a strip for each series, two at most.
    heat: a row for each series, a field for each label.
    events: what happened under the curve (columns), as (index of the label, words).
    """

    chart_id: str
    kind: Literal["columns", "strip", "heat"]
    caption: str
    alternative: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    events: tuple[tuple[int, str], ...] = ()


Block = Heading | Paragraph | Figures | TableBlock | ChartBlock
BLOCKS: tuple[type, ...] = (Heading, Paragraph, Figures, TableBlock, ChartBlock)


@dataclass(frozen=True)
class FrontPage:
    """What stands on the first page: title, whose report, of which time, under which agreement and diary number."""

    title: str
    parties: tuple[str, ...]
    period: str
    agreement: str = ""
    diary_number: str = ""
    municipality: str = ""
    state: str = ""  # "Utkast, inte låst", or "Låst version 2, 14 januari 2026"
    checksum: str = ""
    day: date | None = None  # on which it was locked or, a draft, made; stands in the files' own properties


@dataclass(frozen=True)
class Report:
    """A whole report in one language (sv or en), ready for any format."""

    language: str
    front: FrontPage
    blocks: tuple[Block, ...]
