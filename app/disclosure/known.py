"""What the tables speak of, and what follows that nobody published but that must be there: an attacker's unknowns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.disclosure.cells import TOTAL, BandLimits, Cell, Counts, Quantity, Table
from app.disclosure.dimensions import PLACES, unknown_of, without
from app.disclosure.stretches import Stretch, families_of_stretches, is_inside

PERSONS, VISITS, IDENTIFIED = "unique_visitors", "visits", "visits_identified"
# Of one of these the number of a stretch that is left over follows from those of the others.
COUNTED_FROM_DAY_TO_DAY = (VISITS, IDENTIFIED)
OF_VISITS = frozenset({VISITS, IDENTIFIED, "visits_anonymous"})
COUNTED_WITH_A_REST = frozenset({Counts.PERSONS, Counts.VISITS})

Line = tuple[str, str, tuple[tuple[str, str], ...], int]  # measure, scope, classes, state


@dataclass
class Known:
    """Every quantity that is spoken of and what it counts, in the order in which it was met."""

    tables: Sequence[Table]
    counts: dict[Quantity, Counts] = field(default_factory=dict)

    @cached_property
    def by_line(self) -> dict[Line, list[Quantity]]:
        """The same number at one place, of one class, in different stretches of time."""
        groups: dict[Line, list[Quantity]] = defaultdict(list)
        for quantity in sorted(self.counts):
            groups[line_of(quantity)].append(quantity)
        return groups

    @cached_property
    def families(self) -> dict[str, list[frozenset[str]]]:
        """For each scope the sets of scopes that it consists of, as tables with a total over places tell."""
        found: dict[str, dict[frozenset[str], None]] = defaultdict(dict)
        for table in self.tables:
            for place, dimension in enumerate(table.dimensions):
                if dimension in PLACES:
                    for whole, parts in _families(table, place):
                        found[whole][parts] = None
        return {whole: list(sets) for whole, sets in found.items()}

    @cached_property
    def told_days(self) -> dict[Quantity, int]:
        """Numbers of days: nobody is behind them, so that they always stand there."""
        return {
            cell.quantity: cell.value
            for table in self.tables
            if table.counts is Counts.DAYS
            for cell in table.cells
            if cell.value is not None
        }

    @cached_property
    def limits(self) -> dict[str, list[BandLimits]]:
        """The limits of the bands that the tables tell, by scope."""
        found: dict[str, list[BandLimits]] = defaultdict(list)
        for each in dict.fromkeys(limits for table in self.tables for limits in table.limits):
            found[each.scope].append(each)
        return found

    def has(self, *quantities: Quantity) -> bool:
        """Whether somebody speaks of them all."""
        return all(each in self.counts for each in quantities)


def known_of(tables: Sequence[Table]) -> Known:
    """What tables speak of, and what they imply."""
    known = Known(tables)
    for table in tables:
        wholes = (whole for _, whole, _ in lines_of(table))
        for quantity in (*(unknown_of(cell.quantity) for cell in table.cells), *wholes):
            counts = Counts.VISITS if quantity.measure in OF_VISITS else table.counts
            known.counts.setdefault(quantity, counts)
    _imply_visits_with_card(known)
    _imply_rests(known)
    _imply_visits_with_card(known)
    return known


def lines_of(table: Table) -> Iterator[tuple[str, Quantity, tuple[Quantity, ...]]]:
    """Along each dimension that is a class of the quantities: its name, each whole, and that whole's parts."""
    for place, dimension in enumerate(table.dimensions):
        lines: dict[tuple[str, ...], list[Cell]] = defaultdict(list)
        for cell in table.cells:
            is_narrowed = any(name == dimension for name, _ in unknown_of(cell.quantity).classes)
            if cell.key[place] != TOTAL and is_narrowed:
                lines[cell.key[:place] + cell.key[place + 1 :]].append(cell)
        for cells in lines.values():
            parts = tuple(unknown_of(cell.quantity) for cell in cells)
            wholes = {without(part, dimension) for part in parts}
            if len(wholes) == 1 and not wholes & set(parts):
                yield dimension, wholes.pop(), parts


def _families(table: Table, place: int) -> Iterator[tuple[str, frozenset[str]]]:
    wholes: dict[tuple[str, ...], str] = {}
    parts: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for cell in table.cells:
        rest = cell.key[:place] + cell.key[place + 1 :]
        if cell.key[place] == TOTAL:
            wholes[rest] = cell.quantity.scope
        else:
            parts[rest].add(cell.quantity.scope)
    for rest, whole in wholes.items():
        if parts[rest] and whole not in parts[rest]:
            yield whole, frozenset(parts[rest])


def _imply_visits_with_card(known: Known) -> None:
    """Where persons stand beside all visits, those with a card lie between the two."""
    for quantity in list(known.counts):
        if quantity.measure == PERSONS and known.has(replace(quantity, measure=VISITS)):
            known.counts.setdefault(replace(quantity, measure=IDENTIFIED), Counts.VISITS)


def _imply_rests(known: Known) -> None:
    """What is left of a longer stretch when the shorter ones inside it are taken away; and visits where persons are."""
    stretches: dict[Line, set[Stretch]] = defaultdict(set)
    for quantity, counts in known.counts.items():
        if counts in COUNTED_WITH_A_REST:
            stretches[line_of(quantity)].add(stretch_of(quantity))
    for line, own in list(stretches.items()):
        stretches[line] = with_rests(own)
    for (measure, scope, classes, state), own in stretches.items():
        if measure in COUNTED_FROM_DAY_TO_DAY and not classes:
            of_persons = stretches.get((PERSONS, scope, classes, state), set())
            own |= with_rests(own | {each for each in of_persons if any(is_inside(each, outer) for outer in own)})
    counts_of = {quantity.measure: counts for quantity, counts in known.counts.items()}
    for (measure, scope, classes, state), own in stretches.items():
        for first_day, last_day in sorted(own):
            known.counts.setdefault(Quantity(measure, scope, first_day, last_day, classes, state), counts_of[measure])


def line_of(quantity: Quantity) -> Line:
    """What is the same number in other stretches of time."""
    return quantity.measure, quantity.scope, quantity.classes, quantity.state


def stretch_of(quantity: Quantity) -> Stretch:
    """The days that a number is of."""
    return quantity.first_day, quantity.last_day


def with_rests(own: Iterable[Stretch]) -> set[Stretch]:
    """The stretches and what is left over between them."""
    known = set(own)
    return known | {part for _, parts in families_of_stretches(known) for part in parts}
