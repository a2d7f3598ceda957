"""Which numbers would tell of persons if they were seen, and which may always be."""

from __future__ import annotations

from collections.abc import Mapping

from app.disclosure.cells import Cell, Counts, Quantity, Table
from app.disclosure.dimensions import PERSONS_BEHIND, VISITS_OF_WAY, attributes_of, unknown_of, without_attributes

# What has no persons in it, whatever its classes.
WITHOUT_PERSONS = frozenset({Counts.SESSIONS, Counts.DAYS, Counts.HOURS, Counts.KRONOR})
# Totals of visits, and of heads that are counted for the sake of their code words, are never hidden from here on.
ALWAYS_SHOWN_FROM = 20
COUNTED_BY_CODE_WORD = frozenset({"how_found", "accompaniments", "training_placements"})
# Persons of one activity are told only from here on.
PERSONS_OF_ACTIVITY = 10


def is_sensitive(cell: Cell, table: Table, threshold: int, values: Mapping[Quantity, int]) -> bool:
    """Whether the cell counts so few that it must not be seen; values: what is known to the house, by unknown."""
    if table.counts in WITHOUT_PERSONS or cell.value is None:
        return False
    if not attributes_of(unknown_of(cell.quantity)):
        return table.counts is Counts.PERSONS and 0 < cell.value < threshold
    if cell.value == 0:
        # Where there is nobody at all there is nobody of any attribute: that tells of no one.
        return values.get(without_attributes(unknown_of(cell.quantity)), 1) > 0
    if cell.value < threshold:
        return True
    return table.counts is Counts.VISITS and _few_persons_behind(cell, threshold, values)


def _few_persons_behind(cell: Cell, threshold: int, values: Mapping[Quantity, int]) -> bool:
    """Visits of fewer persons than the threshold, or more than half of them one person's."""
    if cell.value is not None and cell.most_of_one is not None and cell.most_of_one * 2 > cell.value:
        return True
    persons = cell.persons if cell.persons is not None else values.get(_persons_behind(cell.quantity))
    return persons is not None and persons < threshold


def _persons_behind(visits: Quantity) -> Quantity:
    measure = PERSONS_BEHIND.get(visits.measure, "")
    return Quantity(measure, visits.scope, visits.first_day, visits.last_day, visits.classes)


def is_always_shown(cell: Cell, table: Table) -> bool:
    """Whether it is never hidden: it has no persons in it, or is a total of visits that is not small."""
    if table.counts in WITHOUT_PERSONS:
        return True
    if table.counts is Counts.PERSONS or attributes_of(unknown_of(cell.quantity)):
        return False
    measure = unknown_of(cell.quantity).measure
    if measure in VISITS_OF_WAY.values():
        return False  # visits with a card bound the persons with one, and those without say how many the others are
    may_be_hidden = table.counts is Counts.VISITS or measure in COUNTED_BY_CODE_WORD
    return not may_be_hidden or (cell.value or 0) >= ALWAYS_SHOWN_FROM


def is_hidden_by_rule(cell: Cell, table: Table) -> bool:
    """Whether it is not told though it alone would tell of nobody: few persons of one activity."""
    of_activity = {dimension for dimension, _ in cell.quantity.classes} == {"activity"}
    return of_activity and table.counts is Counts.PERSONS and 0 < (cell.value or 0) < PERSONS_OF_ACTIVITY
