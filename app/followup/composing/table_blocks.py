"""The published tables as they are read: periods beside each other, totals last, hidden cells with one symbol."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.disclosure.cells import HIDDEN, TOTAL
from app.followup.composing.blocks import Column, TableBlock
from app.followup.composing.code_names import column_name, dimension_name
from app.followup.composing.published import Published
from app.followup.composing.wording import UNKNOWN, month, number, sentence_case
from app.followup.tables.list import REPORT_TABLE
from app.followup.tables.report_table import Over

Row = tuple[str, ...]
MOST_PERIODS_BESIDE = 2  # with several organisations; else they stand in rows, for a page is only so wide
PACE = "pace"  # its kinds of number are columns, whatever the table's own period
NOTE = {"sv": ".. visas inte, för få personer.", "en": ".. not shown, too few people."}


def table_blocks(told: Published, language: str) -> Iterator[TableBlock]:
    """The numbers without classes in one table, then each of the others; the pace has its own place in the report."""
    single = [table for table in told.document["tables"] if set(table["dimensions"]) <= {"period", "organisation"}]
    together = [
        table
        for table in single
        if _periods(table) <= {told.present, told.before} and not _is_told_already(table, told)
    ]
    if together:
        yield _numbers_block(together, told, language)
    for table in told.document["tables"]:
        if table not in together and table["id"] != PACE and not _is_told_already(table, told):
            yield table_block(table, told, language)


def table_block(table: Mapping[str, Any], told: Published, language: str) -> TableBlock:
    """One table: a row for each of its classes, a column for each period, of several parties for each of them."""
    beside = _beside(table, told)
    row_dimensions = [each for each in table["dimensions"] if each not in (*beside, *_said_above(table))]
    cells: dict[tuple[Row, Row], int | None] = {}
    for cell in table["cells"]:
        row = tuple(_row_code(name, cell["key"][name], table) for name in row_dimensions)
        cells[row, tuple(cell["key"][name] for name in beside)] = cell["value"]
    columns = list(dict.fromkeys(column for _, column in cells))
    rows = _in_order(list(dict.fromkeys(row for row, _ in cells)))
    written = tuple(
        (
            *(_row_name(name, code, told, language) for name, code in zip(row_dimensions, row, strict=True)),
            *(_written(cells, row, column, language) for column in columns),
        )
        for row in rows
    )
    heads = [Column(dimension_name(name, language), is_number=False) for name in row_dimensions]
    if not row_dimensions:
        heads, written = [Column("", is_number=False)], tuple((_title(table, language), *row) for row in written)
    heads += [Column(_column_head(beside, column, told, language)) for column in columns]
    note = NOTE[language] if any(value is None for value in cells.values()) else ""
    has_total = len(rows) > 1 and bool(row_dimensions) and all(code == TOTAL for code in rows[-1])
    return TableBlock(table["id"], _title(table, language), tuple(heads), written, note, has_total)


def _numbers_block(tables: Sequence[Mapping[str, Any]], told: Published, language: str) -> TableBlock:
    """Numbers that stand alone, a row each."""
    beside = ["period", "organisation"] if told.is_joint else ["period"]
    cells = {
        (table["id"], tuple(cell["key"][name] for name in beside)): cell["value"]
        for table in tables
        for cell in table["cells"]
    }
    places = [*told.organisations, TOTAL] if told.is_joint else []
    periods = [period for period in (told.present, told.before) if period]
    columns = (
        [(period, place) for period in periods for place in places] if places else [(period,) for period in periods]
    )
    rows = tuple(
        (
            _title(table, language),
            *(
                UNKNOWN if (table["id"], column) not in cells else _shown(cells[table["id"], column], language)
                for column in columns
            ),
        )
        for table in tables
    )
    heads = [Column(_column_head(beside, column, told, language)) for column in columns]
    first = Column("Nyckeltal" if language == "sv" else "Figure", is_number=False)
    caption = "Nyckeltalen" if language == "sv" else "The figures"
    note = NOTE[language] if any(value is None for value in cells.values()) else ""
    return TableBlock("figures", caption, (first, *heads), rows, note)


def _beside(table: Mapping[str, Any], told: Published) -> list[str]:
    """The dimensions that stand beside each other as columns."""
    has_parties_beside = told.is_joint and len(_periods(table)) <= MOST_PERIODS_BESIDE
    if PACE in table["dimensions"]:
        return [PACE]
    return [each for each in table["dimensions"] if each == "period" or (each == "organisation" and has_parties_beside)]


def _said_above(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The period of a table that has no other than the report's own."""
    return ("period",) if PACE in table["dimensions"] else ()


def _is_told_already(table: Mapping[str, Any], told: Published) -> bool:
    """A trend over no more years than stand beside each other anyway."""
    listed = REPORT_TABLE.get(table["id"])
    is_trend = listed is not None and listed.over in (Over.TREND, Over.TREND_MONTHS)
    return is_trend and _periods(table) <= {told.present, told.before}


def _periods(table: Mapping[str, Any]) -> set[str]:
    return {cell["key"]["period"] for cell in table["cells"]}


def _in_order(rows: Sequence[Row]) -> list[Row]:
    """The rows in the order in which their codes came, what stands together together, totals last."""
    places = [list(dict.fromkeys(codes)) for codes in zip(*rows, strict=True)]
    return sorted(
        rows, key=lambda row: [(code == TOTAL, codes.index(code)) for code, codes in zip(row, places, strict=True)]
    )


def _row_code(dimension: str, code: str, table: Mapping[str, Any]) -> str:
    """The same month of two years is one row; over several years each month has its own."""
    is_one_year_each = all(period[:4] == period[-4:] or "-H" in period for period in _periods(table))
    return code[4:] if dimension == "month" and code != TOTAL and is_one_year_each else code


def _row_name(dimension: str, code: str, told: Published, language: str) -> str:
    if dimension == "month" and code.startswith("-"):
        return sentence_case(month(f"0000{code}", language))
    return column_name(dimension, code, language, told.document["names"])


def _column_head(beside: Sequence[str], column: Row, told: Published, language: str) -> str:
    names = told.document["names"]
    return ", ".join(column_name(name, code, language, names) for name, code in zip(beside, column, strict=True))


def _written(cells: Mapping[tuple[Row, Row], int | None], row: Row, column: Row, language: str) -> str:
    return _shown(cells[row, column], language) if (row, column) in cells else UNKNOWN


def _shown(value: int | None, language: str) -> str:
    return HIDDEN if value is None else number(value, language)


def _title(table: Mapping[str, Any], language: str) -> str:
    return str(table["title"] if language == "sv" else table["title_en"])
