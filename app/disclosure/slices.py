"""A table in slices, one for each place and stretch of time: each may leave in a form of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.disclosure.cells import Cell, Table

Slice = tuple[str, date, date]  # scope, first and last day


def slice_of(cell: Cell) -> Slice:
    """The slice that a cell belongs to."""
    return cell.quantity.scope, cell.quantity.first_day, cell.quantity.last_day


def slices_of(table: Table) -> dict[Slice, list[Cell]]:
    """The cells of each slice, in the table's order."""
    found: dict[Slice, list[Cell]] = {}
    for cell in table.cells:
        found.setdefault(slice_of(cell), []).append(cell)
    return found


def forms_of(table: Table) -> tuple[Table, ...]:
    """The table and its coarser forms, finest first."""
    return (table, *table.coarser)


def composed(table: Table, chosen: Mapping[Slice, int]) -> Table:
    """The table with each slice in the form that is chosen for it; one form for all is that form itself.

    Where a form has no classes any more, but another slice still has, its totals stand as totals of the finest form.
    """
    forms = forms_of(table)
    if len(set(chosen.values())) == 1:
        return forms[next(iter(chosen.values()))]
    finest = {cell.quantity: cell for cell in table.cells}
    of_form = [slices_of(form) for form in forms]
    cells = [
        cell if forms[form].dimensions == table.dimensions else finest[cell.quantity]
        for own, form in chosen.items()
        for cell in of_form[form].get(own, ())
    ]
    return replace(table, cells=tuple(cells), coarser=())
