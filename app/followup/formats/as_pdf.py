"""The report as a PDF for reading and for the archive: tagged (PDF/UA-1) and whole in itself (PDF/A-2a)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.followup.composing.blocks import Block, ChartBlock, Figures, Heading, Paragraph, Report, TableBlock
from app.followup.formats.charts import svg_of_chart
from app.followup.formats.column_widths import column_shares, least_letters, wanted_letters
from app.followup.formats.contents import contents_depth
from app.followup.formats.front_facts import front_facts
from app.followup.formats.report_day import report_day
from app.followup.formats.typography import typeset_words
from app.followup.formats.words import words_in
from app.typesetting import typeset_for_archive

TEMPLATE = Path(__file__).with_name("report.typ")
REGIONS = {"sv": "SE", "en": "GB"}
LETTERS_IN_COLUMN, LETTERS_IN_WHOLE = 55, 80  # at TABLE_SIZE, of the column and of the page
TABLE_SIZE, SMALLEST_SIZE = 9, 6.5  # points
ROWS_HELD_TOGETHER = 16

Drawn = dict[str, Any]


def pdf_file(report: Report, document: dict[str, Any]) -> bytes:
    """A4, to read on paper and to hear read; the same report is the same file."""
    day = report_day(report.front, document)
    report = typeset_words(report)
    front, words = report.front, words_in(report.language)
    data = {
        "language": report.language,
        "region": REGIONS[report.language],
        "day": [day.year, day.month, day.day],
        "title": front.title,
        "parties": " · ".join(front.parties),
        "period": front.period,
        "facts": front_facts(front, report.language),
        "checksum": front.checksum,
        "contents-depth": contents_depth(report),
        "foot": " · ".join(each for each in (front.title, front.diary_number, front.state) if each),
        "words": {"contents": words.contents, "page": words.page, "of": words.of, "before": words.before.lower()},
        "kinds": {"table": words.table, "chart": words.chart},
        "blocks": [_SHOWS[type(block)](block, report.language) for block in report.blocks],
    }
    return typeset_for_archive(TEMPLATE, data)


def _heading(block: Heading, _: str) -> Drawn:
    return {"kind": "heading", "text": block.text, "level": block.level}


def _paragraph(block: Paragraph, _: str) -> Drawn:
    lines = [line for line in block.text.splitlines() if line.strip()]
    return {"kind": "paragraph", "lines": lines, "voice": block.voice}


def _figures(block: Figures, _: str) -> Drawn:
    rows = [
        {
            "label": row.label,
            "value": row.value,
            "before": row.before,
            "change": row.change,
            "definition": row.definition,
        }
        for row in block.rows
    ]
    return {"kind": "figures", "rows": rows}


def _table(block: TableBlock, _: str) -> Drawn:
    is_wide = wanted_letters(block) > LETTERS_IN_COLUMN
    letters = LETTERS_IN_WHOLE if is_wide else LETTERS_IN_COLUMN
    return {
        "kind": "table",
        "caption": block.caption,
        "heads": [column.label for column in block.columns],
        "numbers": [column.is_number for column in block.columns],
        "rows": block.rows,
        "note": block.note,
        "has-total": block.has_total,
        "is-wide": is_wide,
        "shares": column_shares(block, letters),
        "size": max(TABLE_SIZE * min(1, letters / least_letters(block)), SMALLEST_SIZE),
        "breaks": len(block.rows) > ROWS_HELD_TOGETHER,
    }


def _chart(block: ChartBlock, language: str) -> Drawn:
    return {
        "kind": "chart",
        "caption": block.caption,
        "alternative": block.alternative,
        "drawing": svg_of_chart(block, language),
    }


_SHOWS: dict[type[Block], Callable[[Any, str], Drawn]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Figures: _figures,
    TableBlock: _table,
    ChartBlock: _chart,
}
