"""The report as a workbook: what it is, the figures, how they are counted, and one sheet for each table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter.workbook import Workbook

from app.disclosure.cells import HIDDEN
from app.followup.composing.blocks import ChartBlock, Figures, Heading, Paragraph, Report, TableBlock
from app.followup.formats.data_tables import DataTable, Layout, in_language, layout_of, shown, worded_tables
from app.followup.formats.front_facts import front_facts
from app.followup.formats.read_numbers import number_or_words
from app.followup.formats.report_day import report_day
from app.followup.formats.typography import typeset_words
from app.followup.formats.words import COUNTS, words_in
from app.followup.formats.xlsx_sheets import Book, Cell, Top

WIDE = 80  # letters, of a column of sentences
# Words stay words: nothing in the file runs, and nothing is fetched.
WORDS_STAY_WORDS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_file(report: Report, document: dict[str, Any]) -> bytes:
    """The report as a workbook; numbers are numbers, what is hidden is `..`."""
    report = typeset_words(report)
    made = BytesIO()
    with Workbook(made, WORDS_STAY_WORDS) as workbook:
        day = report_day(report.front, document)
        at_noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001  # Excel writes it without a zone
        workbook.set_properties({"title": report.front.title, "author": "", "created": at_noon})
        _fill(Book(workbook), report, document)
    return made.getvalue()


def _fill(book: Book, report: Report, document: dict[str, Any]) -> None:
    _write_about(book, report)
    _write_figures(book, report, document)
    _write_tables(book, report, document)
    _write_text(book, report)
    _write_definitions(book, report, document)
    book.list_sheets(words_in(report.language).contents)


def _write_about(book: Book, report: Report) -> None:
    """Scope, period, state and checksum."""
    words, front = words_in(report.language), report.front
    facts = [(words.parties, ", ".join(front.parties)), (words.period, front.period)]
    rows = [*facts, *front_facts(front, report.language), (HIDDEN, words.hidden.removeprefix(HIDDEN).strip())]
    book.sheet(Top(front.title, front.state, words.about), (words.about, ""), rows, WIDE)


def _write_figures(book: Book, report: Report, document: dict[str, Any]) -> None:
    """Each figure under its heading: as it is read, and as a number where it is one."""
    words = words_in(report.language)
    rows: list[tuple[Cell, ...]] = []
    section = ""
    for block in report.blocks:
        section = block.text if isinstance(block, Heading) else section
        for row in block.rows if isinstance(block, Figures) else ():
            told = document["figures"].get(row.figure_id, {})
            now = _number(row.value, told, report.language)
            before = _number(row.before, told.get("before"), report.language)
            rows.append((section, row.label, row.value, now, before, row.before, row.change))
    heads = (words.section, words.figure, words.value, words.number, words.number_before, words.before, words.change)
    book.sheet(Top(words.figures, report.front.period), heads, rows)


def _number(written: str, told: Any, language: str) -> Cell:
    """The number that is written, or that of the document where more than a number is written."""
    number = number_or_words(written, language)
    if not isinstance(number, str):
        return number
    value = told.get("value") if written and isinstance(told, dict) else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _write_tables(book: Book, report: Report, document: dict[str, Any]) -> None:
    """The report's tables, then those of the document's that it does not show; single numbers stand together."""
    language = report.language
    blocks = [block for block in report.blocks if isinstance(block, TableBlock)]
    for block in blocks:
        rows = [_typed(row, block, language) for row in block.rows]
        book.sheet(Top(block.caption, block.note), [column.label for column in block.columns], rows)
    shown_already = {block.table_id for block in blocks}
    left = [table for table in worded_tables(document, language) if table.id not in shown_already]
    for table in left:
        if not table.is_single_number:
            layout = layout_of(table, language)
            book.sheet(Top(table.title, _told_of(table, layout, language)), layout.heads, layout.rows)
    _write_single_numbers(book, [table for table in left if table.is_single_number], report)
    _write_charts(book, report)


def _told_of(table: DataTable, layout: Layout, language: str) -> str:
    """What a table counts, and what its mark means where something is hidden."""
    words = words_in(language)
    counts = f"{words.counts}: {COUNTS[language].get(table.counts, table.counts).lower()}"
    return f"{counts}. {words.hidden}" if any(HIDDEN in row for row in layout.rows) else counts


def _write_single_numbers(book: Book, tables: list[DataTable], report: Report) -> None:
    """Tables of one number for each period and organisation, a row for each number."""
    words, language = words_in(report.language), report.language
    rows = [
        (table.title, ", ".join(key), shown(value), COUNTS[language].get(table.counts, table.counts).lower())
        for table in tables
        for key, value in table.rows
    ]
    if rows:
        heads = (words.table, words.period, words.number, words.counts)
        book.sheet(Top(words.single_numbers, words.hidden), heads, rows)


def _typed(row: tuple[str, ...], block: TableBlock, language: str) -> tuple[Cell, ...]:
    return tuple(
        number_or_words(cell, language) if column.is_number else cell
        for cell, column in zip(row, block.columns, strict=True)
    )


def _write_charts(book: Book, report: Report) -> None:
    """The numbers of every chart, a row for each; first what it shows in words."""
    words = words_in(report.language)
    charts = [block for block in report.blocks if isinstance(block, ChartBlock)]
    rows = [row for chart in charts for row in _of_chart(chart)]
    if rows:
        heads = (words.chart, words.label, words.series, words.number, words.note)
        book.sheet(Top(words.charts, words.hidden), heads, rows, WIDE)


def _of_chart(chart: ChartBlock) -> Iterator[tuple[Cell, ...]]:
    yield chart.caption, "", "", "", chart.alternative
    for series in chart.series:
        for at, (label, value) in enumerate(zip(chart.labels, series.values, strict=True)):
            happened = ". ".join(words for index, words in chart.events if index == at)
            yield chart.caption, label, series.label, shown(value), happened


def _write_text(book: Book, report: Report) -> None:
    """Headings and paragraphs, each with whose words they are."""
    words = words_in(report.language)
    voices = {"figures": "", "own": words.own_words, "note": words.note}
    rows = []
    for block in report.blocks:
        if isinstance(block, Heading):
            rows.append((block.text, "", ""))
        if isinstance(block, Paragraph):
            rows += [("", line, voices[block.voice]) for line in block.text.splitlines() if line.strip()]
    book.sheet(Top(words.text, report.front.title), (words.section, words.text, ""), rows, WIDE)


def _write_definitions(book: Book, report: Report, document: dict[str, Any]) -> None:
    words = words_in(report.language)
    heads = (words.figure, words.definition, words.version, words.id)
    book.sheet(Top(words.definition, report.front.title), heads, list(_definitions(report, document)), WIDE)


def _definitions(report: Report, document: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """Every figure of the document and of the report, each once."""
    rows = [row for block in report.blocks if isinstance(block, Figures) for row in block.rows]
    in_report = {row.figure_id: row for row in rows}
    for figure_id, told in document["figures"].items():
        label = in_language(told.get("label"), report.language) or figure_id
        yield label, in_language(told.get("definition"), report.language), told["version"], figure_id
    for figure_id, row in in_report.items():
        if figure_id not in document["figures"]:
            yield row.label, row.definition, "", figure_id
