"""Entries that come late: a person cell that has left moves by nothing or by enough, else its old value stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.disclosure.cells import Cell, Counts, Held, Quantity, Release, Table, Why
from app.disclosure.dimensions import unknown_of


def values_that_left(earlier: Sequence[Release]) -> dict[Quantity, int]:
    """The newest value of everything that has left, by unknown; earlier in the order in which they left."""
    return {
        unknown_of(cell.quantity): cell.value
        for release in earlier
        for table in release.tables
        for cell in table.cells
        if cell.value is not None
    }


def hidden_so_far(earlier: Sequence[Release]) -> frozenset[Quantity]:
    """What stood in a release and was never seen: to show it now would tell what it was then."""
    hidden = {
        unknown_of(cell.quantity)
        for release in earlier
        for table in release.tables
        for cell in table.cells
        if cell.value is None
    }
    return frozenset(hidden - set(values_that_left(earlier)))


def moved_too_little(counted: Iterable[Table], left: Mapping[Quantity, int], threshold: int) -> dict[Quantity, int]:
    """The true numbers of persons that leave with their old value."""
    return {
        unknown: cell.value
        for table in counted
        if table.counts is Counts.PERSONS
        for cell in table.cells
        if (unknown := unknown_of(cell.quantity)) in left
        and cell.value is not None
        and 0 < abs(cell.value - left[unknown]) < threshold
    }


def with_old_values(table: Table, left: Mapping[Quantity, int], threshold: int) -> Table:
    """The table, and its coarser forms, with the old value where a late entry moved persons by too little."""
    coarser = tuple(with_old_values(each, left, threshold) for each in table.coarser)
    if table.counts is not Counts.PERSONS:
        return replace(table, coarser=coarser)
    return replace(table, coarser=coarser, cells=tuple(_standing(cell, left, threshold) for cell in table.cells))


def _standing(cell: Cell, left: Mapping[Quantity, int], threshold: int) -> Cell:
    old = left.get(unknown_of(cell.quantity))
    if old is None or cell.value is None or abs(cell.value - old) >= threshold:
        return cell
    return replace(cell, value=old)


def held_old_values(counted: Iterable[Table], standing: Iterable[Table]) -> list[Held]:
    """Every cell that leaves with its old value; both lists of the same tables, in the same order."""
    return [
        Held(table.id, cell.key, "old value", Why.LATE_ENTRY)
        for before, table in zip(counted, standing, strict=True)
        for old, cell in zip(before.cells, table.cells, strict=True)
        if old.value != cell.value
    ]
