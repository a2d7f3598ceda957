"""Everything that has left, may leave or follows from it, as one linked system of unknown numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Release, Table, Why
from app.disclosure.dimensions import unknown_of
from app.disclosure.late import values_that_left
from app.disclosure.relations import Relation, relations
from app.disclosure.sensitive import is_always_shown, is_hidden_by_rule, is_sensitive

# What hiding costs: a part, more for each dimension in which it is a total, more in the core report.
LOSS_OF_PART = 4
TIMES_FOR_TOTAL = 2
TIMES_FOR_CORE = 4


@dataclass(frozen=True)
class Sensitive:
    """A number that must stay uncertain. is_cell: it stands, hidden, in a table; else it is only not told."""

    unknown: Quantity
    is_cell: bool


@dataclass
class System:
    """Unknowns, what the house knows of them, and how they hang together.

    values: true numbers, or as they have left. never: cannot be hidden (any more). always: hidden whatever the rest.
    loss: what hiding each of the others costs. of_persons: a visitor may know to be counted in it.
    """

    values: dict[Quantity, int] = field(default_factory=dict)
    never: set[Quantity] = field(default_factory=set)
    always: set[Quantity] = field(default_factory=set)
    loss: dict[Quantity, int] = field(default_factory=dict)
    of_persons: set[Quantity] = field(default_factory=set)
    sensitive: dict[Quantity, Sensitive] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    @cached_property
    def parts_of(self) -> dict[Quantity, frozenset[Quantity]]:
        """For each unknown the others whose persons are all counted in it, itself included."""
        direct: dict[Quantity, set[Quantity]] = {}
        for relation in self.relations:
            if relation.kind != "cover":
                direct.setdefault(relation.whole, set()).update(relation.parts)
        return {each.unknown: frozenset(_below(each.unknown, direct)) for each in self.sensitive.values()}


def linked_system(
    chosen: Sequence[Table], untold: Sequence[Table], earlier: Sequence[Release], threshold: int
) -> System:
    """The system of the tables that are to leave; untold: their other forms and what was dropped."""
    left = values_that_left(earlier)
    past = [table for release in earlier for table in release.tables]
    system = System(relations=relations([*chosen, *untold, *past]))
    told = _cells(chosen)
    not_told = {unknown: each for unknown, each in _cells(untold).items() if unknown not in told}
    system.values = _counted(not_told) | left | _counted(told)
    _add_wholes(system)
    for unknown, (cell, table) in told.items():
        _add_told(system, unknown, cell, table, left, threshold)
    for unknown, (cell, table) in not_told.items():
        if unknown not in left and is_sensitive(cell, table, threshold, system.values):
            system.sensitive[unknown] = Sensitive(unknown, is_cell=False)
    for unknown in _few_in_earlier(earlier):
        if unknown not in told and unknown not in left:
            system.sensitive.setdefault(unknown, Sensitive(unknown, is_cell=True))
    system.never |= set(left) - set(told)
    system.always |= _all_unknowns(system) - system.never - set(system.loss)
    return system


def _cells(tables: Iterable[Table]) -> dict[Quantity, tuple[Cell, Table]]:
    """Each unknown with its first cell: of a core table if there is one, for that costs most to hide."""
    found: dict[Quantity, tuple[Cell, Table]] = {}
    for table in sorted(tables, key=lambda each: not each.is_core):
        for cell in table.cells:
            found.setdefault(unknown_of(cell.quantity), (cell, table))
    return found


def _counted(cells: Mapping[Quantity, tuple[Cell, Table]]) -> dict[Quantity, int]:
    return {unknown: cell.value for unknown, (cell, _) in cells.items() if cell.value is not None}


def _add_told(  # noqa: PLR0913  # what is known of one cell
    system: System, unknown: Quantity, cell: Cell, table: Table, left: Mapping[Quantity, int], threshold: int
) -> None:
    """A cell that is to leave: shown in any case, hidden in any case, or hidden if others need it."""
    if table.counts in (Counts.PERSONS, Counts.VISITS, Counts.HEADS, Counts.ENTRIES):
        system.of_persons.add(unknown)
    if left.get(unknown) == cell.value or is_always_shown(cell, table):
        system.never.add(unknown)
    elif is_sensitive(cell, table, threshold, system.values):
        system.sensitive[unknown] = Sensitive(unknown, is_cell=True)
    elif not is_hidden_by_rule(cell, table):
        system.loss[unknown] = _loss(cell, table)


def _loss(cell: Cell, table: Table) -> int:
    times = TIMES_FOR_TOTAL ** (cell.key.count(TOTAL) + (not cell.quantity.classes))
    return LOSS_OF_PART * times * (TIMES_FOR_CORE if table.is_core else 1)


def _add_wholes(system: System) -> None:
    """Wholes that stand in no table, where all their parts are known to the house."""
    for relation in system.relations:
        if relation.kind == "sum" and relation.whole not in system.values:
            parts = [system.values.get(part) for part in relation.parts]
            if None not in parts:
                system.values[relation.whole] = sum(each for each in parts if each is not None)


def _few_in_earlier(earlier: Iterable[Release]) -> list[Quantity]:
    """What was hidden in earlier releases because it counted too few."""
    found = []
    for release in earlier:
        few = {(each.table_id, each.key) for each in release.held if each.why is Why.FEW_PERSONS and each.key}
        found += [
            unknown_of(cell.quantity)
            for table in release.tables
            for cell in table.cells
            if cell.value is None and (table.id, cell.key) in few
        ]
    return found


def _all_unknowns(system: System) -> set[Quantity]:
    of_relations = {each for relation in system.relations for each in (relation.whole, *relation.parts)}
    return of_relations | set(system.values) | set(system.sensitive)


def _below(whole: Quantity, direct: Mapping[Quantity, set[Quantity]]) -> set[Quantity]:
    found, waiting = {whole}, [whole]
    while waiting:
        for part in direct.get(waiting.pop(), ()):
            if part not in found:
                found.add(part)
                waiting.append(part)
    return found
