"""A table's coarser forms: the same cells with classes summed into groups, or without classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.disclosure.cells import TOTAL, Cell, Table
from app.disclosure.classes import Merge


def coarser_forms(table: Table, merges: Sequence[Merge | None], class_count: int) -> Iterator[Table]:
    """The table after each of the merges, each upon the one before; None leaves the totals alone."""
    for merge in merges:
        table = merged(table, merge) if merge else without_classes(table, class_count)
        yield table


def merged(table: Table, merge: Merge) -> Table:
    """The same table with the codes of one dimension summed into their groups."""
    at = table.dimensions.index(merge.dimension)
    cells: dict[tuple[str, ...], Cell] = {}
    for cell in table.cells:
        code = cell.key[at]
        group = code if code == TOTAL else merge.group_of(code)
        key = (*cell.key[:at], group, *cell.key[at + 1 :])
        value = (cell.value or 0) + (cells[key].value or 0 if key in cells else 0)
        cells[key] = Cell(key, replace(cell.quantity, classes=_classes(cell, merge.dimension, group)), value)
    return replace(table, cells=tuple(cells.values()), coarser=())


def without_classes(table: Table, class_count: int) -> Table:
    """The totals alone."""
    kept = len(table.dimensions) - class_count
    cells = tuple(
        replace(cell, key=cell.key[:kept]) for cell in table.cells if all(code == TOTAL for code in cell.key[kept:])
    )
    return replace(table, dimensions=table.dimensions[:kept], cells=cells, coarser=())


def _classes(cell: Cell, dimension: str, group: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, group if name == dimension else code) for name, code in cell.quantity.classes)
