"""Sheets of a workbook: valid names of their own, cells of words and numbers, heads that stay in sight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from app.followup.formats.safe_cell import safe_cell
from app.followup.formats.svg import INK_SOFT, PINE

LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
RESERVED = {"history", "historik"}  # Excel keeps these for itself
NARROWEST, PADDING = 8, 3  # widths of columns, in letters
ROW_HEIGHT, LINE_HEIGHT = 19.0, 15.0  # points
HEAD_ROW = 3
A4 = 9

Cell = str | int | float


@dataclass(frozen=True)
class Top:
    """What stands above a sheet's table, and the sheet's name; without a name it is called by its title."""

    title: str
    note: str
    called: str = ""

    @property
    def name(self) -> str:
        """The name that is wished for."""
        return self.called or self.title


class Book:
    """Adds sheets to a workbook and keeps their looks; every word passes safe_cell."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._names: set[str] = set()
        self._titles: list[tuple[str, str]] = []
        self._rows_of_first = 0
        self._title = self._look(bold=True, font_size=15, font_color=PINE)
        self._note = self._look(font_color=INK_SOFT)
        self._head = self._look(
            bold=True, bottom=1, bottom_color=PINE, text_wrap=True, valign="bottom", align="left", indent=1
        )
        self._number_head = self._look(
            bold=True, bottom=1, bottom_color=PINE, text_wrap=True, valign="bottom", align="right"
        )
        self._first_head = self._look(bold=True, bottom=1, bottom_color=PINE, text_wrap=True, valign="bottom")
        self._first = self._look(text_wrap=True, valign="vcenter")
        self._words = self._look(text_wrap=True, valign="vcenter", align="left", indent=1)
        self._whole = self._look(num_format="#,##0", valign="vcenter")
        self._decimal = self._look(num_format="#,##0.0##", valign="vcenter")
        self._link = self._look(font_color=PINE, underline=1, indent=1, align="left")
        self._mark = self._look(align="right", valign="vcenter")

    def sheet(self, top: Top, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widest: int = 44) -> None:
        """A sheet with its top, heads and rows; widest: of a column, in letters, before its words are broken."""
        name = self._name(top.name)
        sheet: Worksheet = self._workbook.add_worksheet(name)
        self._rows_of_first = self._rows_of_first or len(rows)
        self._titles.append((name, top.title))
        sheet.set_default_row(ROW_HEIGHT)
        sheet.set_row(0, 1.4 * ROW_HEIGHT)
        sheet.write_string(0, 0, safe_cell(top.title), self._title)
        sheet.write_string(1, 0, safe_cell(top.note), self._note)
        numeric = {place for place in range(len(heads)) if any(not isinstance(row[place], str) for row in rows)}
        for place, head in enumerate(heads):
            look = self._number_head if place in numeric else self._head if place else self._first_head
            sheet.write_string(HEAD_ROW, place, safe_cell(head), look)
        for line, row in enumerate(rows, HEAD_ROW + 1):
            for place, cell in enumerate(row):
                self._write(sheet, (line, place), cell, place in numeric)
        self._lay_out(sheet, heads, rows, widest)

    def list_sheets(self, head: str) -> None:
        """Under the first sheet's rows a list of the others, each a link within the file."""
        first, line = self._workbook.worksheets()[0], HEAD_ROW + self._rows_of_first + 2
        first.write_string(line, 0, safe_cell(head), self._first_head)
        first.write_blank(line, 1, None, self._head)
        for number, (name, title) in enumerate(self._titles[1:], line + 1):
            place = f"internal:'{name.replace(chr(39), 2 * chr(39))}'!A1"
            first.write_url(number, 1, place, self._link, string=safe_cell(title))

    def _write(self, sheet: Worksheet, at: tuple[int, int], cell: Cell, is_number: bool) -> None:
        if isinstance(cell, str):
            look = self._mark if is_number else self._words if at[1] else self._first
            sheet.write_string(*at, safe_cell(cell), look)
        else:
            sheet.write_number(*at, cell, self._whole if isinstance(cell, int) else self._decimal)

    def _lay_out(self, sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widest: int) -> None:
        widths = [_width([head, *(row[place] for row in rows)], widest) for place, head in enumerate(heads)]
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        for line, row in enumerate((heads, *rows), HEAD_ROW):
            lines = max(
                ceil(len(_as_read(cell)) / (width - PADDING + 1)) for cell, width in zip(row, widths, strict=True)
            )
            if lines > 1:
                sheet.set_row(line, ROW_HEIGHT + (lines - 1) * LINE_HEIGHT)
        sheet.freeze_panes(HEAD_ROW + 1, 1 if len(heads) > 2 else 0)
        sheet.hide_gridlines(2)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW)
        sheet.set_footer("&L&A&R&P / &N")

    def _name(self, wanted: str) -> str:
        """A name that Excel allows and no sheet has yet."""
        plain = FORBIDDEN.sub(" ", wanted).strip(" '")[:LONGEST_NAME].strip(" '") or "1"
        if plain.lower() in RESERVED:
            plain = f"{plain} 1"
        name, number = plain, 1
        while name.lower() in self._names:
            number += 1
            name = f"{plain[: LONGEST_NAME - len(str(number)) - 1].rstrip()} {number}"
        self._names.add(name.lower())
        return name

    def _look(self, **properties: str | int | bool) -> Format:
        look: Format = self._workbook.add_format({"font_name": "Calibri", "font_size": 11, **properties})
        return look


def _width(cells: Sequence[Cell], widest: int) -> int:
    longest = max(len(_as_read(cell)) for cell in cells)
    return min(max(longest + PADDING, NARROWEST), widest)


def _as_read(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:,.1f}"
