"""Everything that has left, may leave or follows from it, as one linked system of unknown numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Table
from app.disclosure.dimensions import SHARED_VISITORS, unknown_of
from app.disclosure.known import PERSONS
from app.disclosure.laws.list import relations
from app.disclosure.past import Past
from app.disclosure.relations import Relation
from app.disclosure.sensitive import is_always_shown, is_hidden_by_rule, is_sensitive

# What a hole in a table costs: more than all that can be merged or dropped instead, and more for each dimension in
# which the cell is a total. A number that is hidden costs a little in any case, so that none is without need.
LOSS_OF_HOLE = 4_000
TIMES_FOR_TOTAL = 2
LOSS_OF_NUMBER = 1


@dataclass(frozen=True)
class Cuttable:
    """Cells that are merged or dropped together instead of a first hole among them, at this loss."""

    cells: tuple[Cell, ...]
    loss: int


@dataclass(frozen=True)
class Told:
    """A table that is to leave: what of it can be cut, and the cells that stay whatever is hidden among them."""

    table: Table
    cuttable: tuple[Cuttable, ...] = ()
    staying: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Sensitive:
    """A number that must stay uncertain. is_cell: it stands, hidden, in a table; else it is only not told."""

    unknown: Quantity
    is_cell: bool


@dataclass
class System:
    """Unknowns, what the house knows of them, and how they hang together.

    values: true numbers, or as they have left. never: cannot be hidden (any more). always: hidden whatever the rest.
    loss: what hiding each of the others costs. cuts: what it costs beside, once, to hide one or more of some.
    standing: what leaves with its old value, and between which numbers the true one is known to lie. of_persons: a
    visitor may know to be counted in it.
    """

    values: dict[Quantity, int] = field(default_factory=dict)
    never: set[Quantity] = field(default_factory=set)
    always: set[Quantity] = field(default_factory=set)
    loss: dict[Quantity, int] = field(default_factory=dict)
    cuts: list[tuple[int, frozenset[Quantity]]] = field(default_factory=list)
    standing: dict[Quantity, tuple[int, int]] = field(default_factory=dict)
    of_persons: set[Quantity] = field(default_factory=set)
    sensitive: dict[Quantity, Sensitive] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    @cached_property
    def parts_of(self) -> dict[Quantity, frozenset[Quantity]]:
        """For each unknown the others whose persons are all counted in it, itself included."""
        direct = direct_parts(self.relations)
        return {each.unknown: frozenset(_below(each.unknown, direct)) for each in self.sensitive.values()}


def linked_system(chosen: Sequence[Told], untold: Sequence[Table], past: Past, threshold: int) -> System:
    """The system of the tables that are to leave; untold: their other forms and what was dropped."""
    leaving = [each.table for each in chosen]
    system = System(relations=relations([*leaving, *untold, *past.tables, *past.older]))
    told = _cells(leaving)
    not_told = {unknown: each for unknown, each in _cells(untold).items() if unknown not in told}
    system.values = {**_counted(not_told), **past.left, **_counted(told), **past.late}
    _add_wholes(system)
    for unknown, old in ((unknown, past.left[unknown]) for unknown in past.late):
        system.standing[unknown] = (max(0, old - threshold + 1), old + threshold - 1)
    for unknown, (cell, table) in told.items():
        if unknown not in past.late:
            _add_told(system, unknown, cell, table, past, threshold)
    _add_not_told(system, not_told, past, threshold)
    _add_older(system, past)
    _add_shared(system, threshold)
    for each in chosen:
        _add_losses(system, each)
    system.never |= set(past.left) - set(told) - set(past.late)
    system.always |= _all_unknowns(system) - system.never - set(system.loss) - set(system.standing)
    return system


def _cells(tables: Iterable[Table]) -> dict[Quantity, tuple[Cell, Table]]:
    """Each unknown with its first cell and the table in which that stands."""
    found: dict[Quantity, tuple[Cell, Table]] = {}
    for table in tables:
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
        system.loss[unknown] = LOSS_OF_NUMBER


def _add_not_told(system: System, cells: Mapping[Quantity, tuple[Cell, Table]], past: Past, threshold: int) -> None:
    """What counts few and stands in no table that leaves, or only in an earlier one."""
    for unknown, (cell, table) in cells.items():
        if unknown not in past.left and is_sensitive(cell, table, threshold, system.values):
            system.sensitive[unknown] = Sensitive(unknown, is_cell=False)
    for unknown in sorted(past.few - set(system.loss) - set(system.sensitive)):
        if system.values.get(unknown, 0) < threshold:
            system.sensitive[unknown] = Sensitive(unknown, is_cell=True)


def _add_older(system: System, past: Past) -> None:
    """What stood in releases before late entries came, as it was then."""
    shown = {
        unknown_of(cell.quantity): cell.value for table in past.older for cell in table.cells if cell.value is not None
    }
    system.values |= shown
    system.never |= set(shown)
    system.sensitive |= {each: Sensitive(each, is_cell=True) for each in sorted(past.older_few - system.never)}


def _add_shared(system: System, threshold: int) -> None:
    """Those who visit several organisations stand in no table, but are what A + B is more than both together."""
    for relation in system.relations:
        for shared in relation.parts:
            if shared.measure == SHARED_VISITORS:
                known = [(system.values.get(each), sign) for each, sign in relation.terms if each != shared]
                few = -sum((value or 0) * sign for value, sign in known)
                if all(value is not None for value, _ in known) and 0 < few < threshold:
                    system.values[shared] = int(few)
                    system.sensitive[shared] = Sensitive(shared, is_cell=True)


def _add_losses(system: System, told: Told) -> None:
    """What the table would lose."""
    for each in told.cuttable:
        unknowns = frozenset(unknown_of(cell.quantity) for cell in each.cells)
        system.cuts.append((each.loss, unknowns & set(system.loss)))
    for cell in told.staying:
        if unknown_of(cell.quantity) in system.loss:
            totals = 0 if _is_joint_persons(cell.quantity) else cell.key.count(TOTAL) + (not cell.quantity.classes)
            system.loss[unknown_of(cell.quantity)] += LOSS_OF_HOLE * TIMES_FOR_TOTAL**totals


def _is_joint_persons(quantity: Quantity) -> bool:
    """All parties' persons together, of whom no other number is made up: it is hidden before any party's own."""
    return quantity.measure == PERSONS and quantity.scope.startswith("agreement/")


def _add_wholes(system: System) -> None:
    """Wholes that stand in no table, where all their parts are known to the house."""
    for relation in system.relations:
        if relation.kind == "sum" and relation.whole not in system.values:
            parts = [(system.values.get(part), factor) for part, factor in relation.weighted_parts]
            if all(value is not None for value, _ in parts):
                system.values[relation.whole] = sum((value or 0) * factor for value, factor in parts)


def _all_unknowns(system: System) -> set[Quantity]:
    of_relations = {each for relation in system.relations for each in (relation.whole, *relation.parts)}
    return of_relations | set(system.values) | set(system.sensitive)


def direct_parts(relations: Iterable[Relation]) -> dict[Quantity, set[Quantity]]:
    """For each whole the parts whose persons are all counted in it."""
    direct: dict[Quantity, set[Quantity]] = {}
    for relation in relations:
        if relation.holds_its_parts:
            direct.setdefault(relation.whole, set()).update(relation.parts)
    return direct


def _below(whole: Quantity, direct: Mapping[Quantity, set[Quantity]]) -> set[Quantity]:
    found, waiting = {whole}, [whole]
    while waiting:
        for part in direct.get(waiting.pop(), ()):
            if part not in found:
                found.add(part)
                waiting.append(part)
    return found
