"""The one door out: what of the tables may leave, and what is held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.disclosure.cells import Held, Quantity, Release, Table, Why
from app.disclosure.dimensions import STAYS_IN_THE_HOUSE, unknown_of
from app.disclosure.forms import Forms, all_forms, first_forms
from app.disclosure.late import held_old_values, with_old_values
from app.disclosure.past import Past, past_of
from app.disclosure.protection import numbers_to_hide
from app.disclosure.slices import composed
from app.disclosure.system import System, linked_system


def released(tables: Sequence[Table], threshold: int, earlier: Sequence[Release] = ()) -> Release:
    """What leaves, safe together with all that has left before; there is always something, if only its core.

    threshold: the fewest persons that may be told. earlier: in the order in which they left.
    """
    in_house = [Held(table.id, None, "dropped", Why.WOULD_TELL) for table in tables if not _may_leave(table)]
    tables = [table for table in tables if _may_leave(table)]
    past = past_of(earlier, all_forms(tables), threshold)
    standing = [with_old_values(table, past.left, threshold) for table in tables]
    forms = first_forms(standing, threshold, _values(standing), past.hidden)
    system, hidden = _hidden(forms, past, threshold)
    told = [each.table for each in forms.told()]
    cells = _held_cells(told, system, hidden, past)
    held = [*in_house, *forms.held(), *_held_old(tables, standing, forms), *cells]
    return Release(tuple(_leaving(table, system, hidden) for table in told), tuple(held))


def _may_leave(table: Table) -> bool:
    return table.measure not in STAYS_IN_THE_HOUSE


def _hidden(forms: Forms, past: Past, threshold: int) -> tuple[System, frozenset[Quantity]]:
    """The tables cut until only the core report has holes, if any has; the holes are those of least loss."""
    is_last = False
    while True:
        system = linked_system(forms.told(), forms.untold(), past, threshold)
        hidden = numbers_to_hide(system, threshold)
        if hidden is None:
            if is_last:
                return system, frozenset(system.loss)
            is_last = True
            forms.drop_all_but_core(_why(past))
        elif is_last or not forms.cut(hidden, _why(past)):
            return system, hidden


def _values(tables: Sequence[Table]) -> dict[Quantity, int]:
    """What the house knows, before anything is hidden."""
    return {
        unknown_of(cell.quantity): cell.value
        for table in all_forms(tables)
        for cell in table.cells
        if cell.value is not None
    }


def _why(past: Past) -> Why:
    return Why.EARLIER_RELEASE if past.tables else Why.WOULD_TELL


def _is_hidden(unknown: Quantity, system: System, hidden: frozenset[Quantity]) -> bool:
    return unknown in hidden or unknown in system.always


def _leaving(table: Table, system: System, hidden: frozenset[Quantity]) -> Table:
    cells = tuple(
        replace(
            cell,
            value=None if _is_hidden(unknown_of(cell.quantity), system, hidden) else cell.value,
            persons=None,
            most_of_one=None,
        )
        for cell in table.cells
    )
    return replace(table, cells=cells, coarser=())


def _held_cells(told: Sequence[Table], system: System, hidden: frozenset[Quantity], past: Past) -> list[Held]:
    found = []
    for table in told:
        for cell in table.cells:
            unknown = unknown_of(cell.quantity)
            if _is_hidden(unknown, system, hidden):
                is_other = unknown in hidden or (unknown in past.hidden and unknown not in system.sensitive)
                found.append(Held(table.id, cell.key, "hidden", _why(past) if is_other else Why.FEW_PERSONS))
    return found


def _held_old(tables: Sequence[Table], standing: Sequence[Table], forms: Forms) -> list[Held]:
    found: list[Held] = []
    for table, old, chosen in zip(tables, standing, forms.chosen, strict=True):
        if chosen is not None:
            found += held_old_values([composed(table, chosen)], [composed(old, chosen)])
    return found
