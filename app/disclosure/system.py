"""Everything that has left, may leave or follows from it, as one linked system of unknown numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Release, Table, Why
from app.disclosure.dimensions import unknown_of
from app.disclosure.late import hidden_so_far, moved_too_little, values_that_left
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
    loss: what hiding each of the others costs. standing: what leaves with its old value, and between which numbers the
    true one is known to lie. of_persons: a visitor may know to be counted in it.
    """

    values: dict[Quantity, int] = field(default_factory=dict)
    never: set[Quantity] = field(default_factory=set)
    always: set[Quantity] = field(default_factory=set)
    loss: dict[Quantity, int] = field(default_factory=dict)
    standing: dict[Quantity, tuple[int, int]] = field(default_factory=dict)
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


@dataclass(frozen=True)
class Past:
    """What the earlier releases mean for a new one.

    left: the newest value of what was seen. hidden: what stood there and never was. few: those hidden because they
    counted too few. late: the true number of what leaves with its old value.
    """

    tables: tuple[Table, ...]
    left: Mapping[Quantity, int]
    hidden: frozenset[Quantity]
    few: frozenset[Quantity]
    late: Mapping[Quantity, int]


def past_of(earlier: Sequence[Release], counted: Sequence[Table], threshold: int) -> Past:
    """The past of tables as they are counted now."""
    left = values_that_left(earlier)
    hidden = hidden_so_far(earlier)
    return Past(
        tuple(table for release in earlier for table in release.tables),
        left,
        hidden,
        hidden & _few_in_earlier(earlier),
        moved_too_little(counted, left, threshold),
    )


def linked_system(chosen: Sequence[Table], untold: Sequence[Table], past: Past, threshold: int) -> System:
    """The system of the tables that are to leave; untold: their other forms and what was dropped."""
    system = System(relations=relations([*chosen, *untold, *past.tables]))
    told = _cells(chosen)
    not_told = {unknown: each for unknown, each in _cells(untold).items() if unknown not in told}
    system.values = {**_counted(not_told), **past.left, **_counted(told), **past.late}
    _add_wholes(system)
    for unknown, old in ((unknown, past.left[unknown]) for unknown in past.late):
        system.standing[unknown] = (max(0, old - threshold + 1), old + threshold - 1)
    for unknown, (cell, table) in told.items():
        if unknown not in past.late:
            _add_told(system, unknown, cell, table, past, threshold)
    for unknown, (cell, table) in not_told.items():
        if unknown not in past.left and is_sensitive(cell, table, threshold, system.values):
            system.sensitive[unknown] = Sensitive(unknown, is_cell=False)
    for unknown in past.few - set(told):
        if system.values.get(unknown, 0) < threshold:
            system.sensitive[unknown] = Sensitive(unknown, is_cell=True)
    system.never |= set(past.left) - set(told) - set(past.late)
    system.always |= _all_unknowns(system) - system.never - set(system.loss) - set(system.standing)
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
    system: System, unknown: Quantity, cell: Cell, table: Table, past: Past, threshold: int
) -> None:
    """A cell that is to leave: shown in any case, hidden in any case, or hidden if others need it."""
    if table.counts in (Counts.PERSONS, Counts.VISITS, Counts.HEADS, Counts.ENTRIES):
        system.of_persons.add(unknown)
    if past.left.get(unknown) == cell.value or is_always_shown(cell, table):
        system.never.add(unknown)
    elif is_sensitive(cell, table, threshold, system.values):
        system.sensitive[unknown] = Sensitive(unknown, is_cell=True)
    elif not is_hidden_by_rule(cell, table) and unknown not in past.hidden:
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


def _few_in_earlier(earlier: Iterable[Release]) -> frozenset[Quantity]:
    """What was hidden in earlier releases because it counted too few."""
    found: set[Quantity] = set()
    for release in earlier:
        few = {(each.table_id, each.key) for each in release.held if each.why is Why.FEW_PERSONS and each.key}
        found |= {
            unknown_of(cell.quantity)
            for table in release.tables
            for cell in table.cells
            if cell.value is None and (table.id, cell.key) in few
        }
    return frozenset(found)


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
