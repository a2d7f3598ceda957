"""Which hidden cells are small, as trust.md (points 3 and 5) has it: known to the house alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.disclosure.cells import Cell, Counts, Release, Table

ATTRIBUTES = frozenset({"gender", "age", "authority", "channel", "how_found", "band", "newness"})


CellName = tuple[int, str, tuple[str, ...]]  # the document's number, table id, key codes


def sensitive_cells(document: int, release: Release, exact: Iterable[Table], threshold: int) -> set[CellName]:
    """The hidden cells of a release that hide a small number."""
    hidden = _hidden_cells(release, exact)
    return {(document, table.id, cell.key) for table, cell in hidden if _is_small(table, cell, threshold)}


def empty_cells(document: int, release: Release, exact: Iterable[Table]) -> set[CellName]:
    """The hidden cells of a release in which there is nobody."""
    return {(document, table.id, cell.key) for table, cell in _hidden_cells(release, exact) if not cell.value}


def _hidden_cells(release: Release, exact: Iterable[Table]) -> Iterator[tuple[Table, Cell]]:
    """Each with its true value."""
    counted = {table.id: table for table in exact}
    for table in release.tables:
        forms = (counted[table.id], *counted[table.id].coarser)
        cells = {(form.dimensions, cell.key): cell for form in forms for cell in form.cells}
        yield from ((table, cells[table.dimensions, cell.key]) for cell in table.cells if cell.value is None)


def _is_small(table: Table, cell: Cell, threshold: int) -> bool:
    if cell.value is None:
        return False
    of_attribute = any(dimension in ATTRIBUTES for dimension, _ in cell.quantity.classes)
    if table.counts is Counts.PERSONS:
        return 0 < cell.value < threshold or (of_attribute and cell.value == 0)
    if not of_attribute:
        return False
    few = cell.persons is not None and cell.persons < threshold
    return cell.value < threshold or (table.counts is Counts.VISITS and few)
