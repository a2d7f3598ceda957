"""The document's tables as rows: a column for each dimension, then the value; or laid out to be read across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.disclosure.cells import HIDDEN, TOTAL
from app.followup.formats.words import COUNTS, DIMENSIONS, words_in

MOST_ACROSS = 12  # columns of numbers side by side
PERIOD, ORGANISATION = "period", "organisation"

Number = int | float
Key = tuple[str, ...]


@dataclass(frozen=True)
class DataTable:
    """A table of the document. rows: a code or word for each dimension, and the value, None where it is hidden.

    is_single_number: it has one number for each period and organisation, and nothing to lay out.
    """

    id: str
    title: str
    measure: str
    counts: str
    dimensions: Key
    rows: tuple[tuple[Key, Number | None], ...]
    is_single_number: bool


@dataclass(frozen=True)
class Layout:
    """A table as it is read in a spreadsheet: heads, and rows of words and numbers."""

    heads: Key
    rows: tuple[tuple[str | Number, ...], ...]


def coded_tables(document: dict[str, Any], language: str) -> list[DataTable]:
    """The tables with the codes as they stand in the document."""
    return [_table(document, table, language, in_words=False) for table in document["tables"]]


def worded_tables(document: dict[str, Any], language: str) -> list[DataTable]:
    """The tables with words for codes and dimensions, where the document or words.py has them."""
    return [_table(document, table, language, in_words=True) for table in document["tables"]]


def in_language(said: Any, language: str) -> str:
    """What is said in the report's language, where it is said in two."""
    return str(said.get(language, "")) if isinstance(said, Mapping) else str(said or "")


def layout_of(table: DataTable, language: str) -> Layout:
    """Across, by the period or else the last dimension that fills every place; else one number to a row."""
    several = len(table.dimensions) > 1
    for position in _candidates(table) if several else ():
        across = list(dict.fromkeys(key[position] for key, _ in table.rows))
        if len(across) <= MOST_ACROSS and (made := _across(table, position, across)):
            return made
    heads = (*table.dimensions, COUNTS[language].get(table.counts, table.counts))
    return Layout(heads, tuple((*key, shown(value)) for key, value in table.rows))


def shown(value: Number | None) -> str | Number:
    """The number, or the one mark of what is hidden."""
    return HIDDEN if value is None else value


def _candidates(table: DataTable) -> list[int]:
    places = list(reversed(range(len(table.dimensions))))
    return sorted(
        places, key=lambda place: table.dimensions[place] not in {words[PERIOD] for words in DIMENSIONS.values()}
    )


def _across(table: DataTable, position: int, across: list[str]) -> Layout | None:
    """The table with one dimension's codes as columns; None when some place would stay empty."""
    rows: dict[Key, dict[str, Number | None]] = {}
    for key, value in table.rows:
        rows.setdefault((*key[:position], *key[position + 1 :]), {})[key[position]] = value
    if any(set(values) != set(across) for values in rows.values()):
        return None
    heads = (*table.dimensions[:position], *table.dimensions[position + 1 :], *across)
    return Layout(heads, tuple((*key, *(shown(values[code]) for code in across)) for key, values in rows.items()))


def _table(document: dict[str, Any], table: dict[str, Any], language: str, in_words: bool) -> DataTable:
    codes = tuple(table["dimensions"])
    said = table.get(f"title_{language}", table.get("title"))
    return DataTable(
        table["id"],
        in_language(said, language) or table["id"],
        table["measure"],
        table["counts"],
        tuple(DIMENSIONS[language].get(code, code) for code in codes) if in_words else codes,
        tuple(_rows(table["cells"], codes, _words_of(document, table, language) if in_words else {})),
        set(codes) <= {PERIOD, ORGANISATION},
    )


def _words_of(document: dict[str, Any], table: dict[str, Any], language: str) -> dict[str, dict[str, str]]:
    """By dimension the words of its codes: those of the document's names, and of the table itself."""
    total = {TOTAL: words_in(language).total}
    names, labels = document.get("names", {}), table.get("labels", {})
    return {each: total | names.get(each, {}) | labels.get(each, {}) for each in table["dimensions"]}


def _rows(
    cells: list[dict[str, Any]], dimensions: Key, words: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[Key, Number | None]]:
    for cell in cells:
        codes = [(dimension, str(cell["key"][dimension])) for dimension in dimensions]
        key = tuple(words.get(dimension, {}).get(code, code) for dimension, code in codes)
        yield key, None if cell.get("suppressed") else cell["value"]
