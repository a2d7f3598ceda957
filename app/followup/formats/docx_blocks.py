"""Each kind of block in Word: headings, paragraphs, figures, tables, charts."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Length, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from app.followup.composing.blocks import Block, ChartBlock, Column, FigureRow, Figures, Heading, Paragraph, TableBlock
from app.followup.formats.column_widths import column_shares
from app.followup.formats.docx_parts import (
    add_bookmark,
    add_field,
    describe_picture,
    hold_together,
    look_of,
    mark_rows,
    name_table,
    only_paragraph,
    set_widths,
)
from app.followup.formats.docx_styles import DEFINITION, NOTE, OWN_WORDS, TABLE, TABLE_TEXT
from app.followup.formats.words import words_in

VOICES = {"figures": "Normal", "own": OWN_WORDS, "note": NOTE}
FIGURE_WIDTHS = (0.24, 0.2, 0.26, 0.3)  # of the text's width: name, value, change, definition
ROWS_HELD_TOGETHER = 16
A4_WIDTH = Mm(210)  # where a template does not say
LETTER_WIDTH = Pt(5.5)  # about, of a letter in a table


class Writer:
    """Writes blocks into a document, one after the other, and numbers what is numbered."""

    def __init__(self, file: Document, language: str, pictures: dict[str, bytes]) -> None:
        self.file = file
        self.language = language
        self.words = words_in(language)
        self._pictures = pictures
        self._counts = {self.words.table: 0, self.words.chart: 0}
        self._heading_count = 0
        self._writes: dict[type, Callable[[Any], None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Figures: self._figures,
            TableBlock: self._table,
            ChartBlock: self._chart,
        }

    @property
    def text_width(self) -> Length:
        """How wide the text of the page is."""
        section = self.file.sections[0]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        return Emu((page or A4_WIDTH) - (left or 0) - (right or 0))

    def write(self, block: Block) -> None:
        """Write one block at the end of the document."""
        self._writes[type(block)](block)

    def paragraph(self, words: str, style: str) -> WordParagraph:
        """A paragraph at the end of the document."""
        return self.file.add_paragraph(words, style=style)

    def _heading(self, block: Heading) -> None:
        self._heading_count += 1
        paragraph = self.paragraph(block.text, f"Heading {block.level}")
        add_bookmark(paragraph, f"_Toc{self._heading_count:06}", self._heading_count)

    def _paragraph(self, block: Paragraph) -> None:
        for line in filter(str.strip, block.text.splitlines()):
            self.paragraph(line, VOICES[block.voice])

    def _figures(self, block: Figures) -> None:
        words = self.words
        heads = (words.figure, words.value, words.change, words.definition)
        table = self._new_table(words.figures, heads, [self._figure_cells(row) for row in block.rows])
        set_widths(table, [Emu(int(self.text_width * share)) for share in FIGURE_WIDTHS])
        for row in table.rows[1:]:
            only_paragraph(row.cells[3]).style = self.file.styles[DEFINITION]
            for cell in row.cells[:2]:
                only_paragraph(cell).runs[0].bold = True
        self._space_after_table()

    def _figure_cells(self, row: FigureRow) -> tuple[str, ...]:
        before = f" ({self.words.before.lower()}: {row.before})" if row.before else ""
        return row.label, row.value, (row.change + before).strip(), row.definition

    def _table(self, block: TableBlock) -> None:
        self._caption(self.words.table, block.caption)
        table = self._new_table(block.caption, [column.label for column in block.columns], block.rows, block.has_total)
        letters = self.text_width / LETTER_WIDTH
        set_widths(table, [Emu(int(self.text_width * share)) for share in column_shares(block, letters)])
        for row in table.rows:
            for cell, column in zip(row.cells, block.columns, strict=True):
                _align(cell, column)
        if block.note:
            self.paragraph(block.note, NOTE).paragraph_format.space_before = Emu(50800)
        else:
            self._space_after_table()

    def _chart(self, block: ChartBlock) -> None:
        self._caption(self.words.chart, block.caption)
        paragraph = self.paragraph("", "Normal")
        run = paragraph.add_run()
        run.add_picture(BytesIO(self._pictures[block.chart_id]), width=self.text_width)
        describe_picture(run, block.caption, block.alternative, self._counts[self.words.chart])

    def _caption(self, kind: str, words: str) -> None:
        self._counts[kind] += 1
        paragraph = self.paragraph(f"{kind} ", "Caption")
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(self._counts[kind]))
        paragraph.add_run(f". {words}")

    def _new_table(self, caption: str, heads: Any, rows: Any, has_total: bool = False) -> Any:
        table = self.file.add_table(rows=0, cols=len(heads), style=TABLE)
        # By its id: asked by name, the library reads every style anew for each cell.
        text_style = self.file.styles[TABLE_TEXT].style_id
        for cells in (heads, *rows):
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                paragraph = only_paragraph(cell)
                paragraph._p.style = text_style
                paragraph.add_run(words)
        look_of(table, has_total)
        name_table(table, caption)
        mark_rows(table)
        if len(rows) <= ROWS_HELD_TOGETHER:
            hold_together(table)
        return table

    def _space_after_table(self) -> None:
        self.paragraph("", TABLE_TEXT)


def _align(cell: _Cell, column: Column) -> None:
    if column.is_number:
        only_paragraph(cell).alignment = WD_ALIGN_PARAGRAPH.RIGHT
