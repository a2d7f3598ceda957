"""A house that hands out reports one after another, and the attack on all of them together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from app.disclosure.auditor.audit import audit
from app.disclosure.auditor.findings import Finding
from app.disclosure.cells import Cell, Counts, Quantity, Release, Table
from app.disclosure.door import released
from app.periods import Period
from tests.disclosure_runs.counted import document
from tests.disclosure_runs.house import House
from tests.disclosure_runs.truth import ATTRIBUTES, CellName, empty_cells, sensitive_cells

# trust.md, disclosure control, 2: totals of these are never hidden from so many on.
TOTALS_THAT_MAY_BE_SMALL = ("visits", "how_found", "accompaniments")
ALWAYS_SHOWN_FROM = 20

Door = Callable[[Sequence[Table], int, Sequence[Release]], Release]


@dataclass
class ReleasedHouse:
    """Everything that has left one house so far, and what the house knows of it."""

    threshold: int = 5
    door: Door = released
    releases: list[Release] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    sensitive: set[CellName] = field(default_factory=set)
    empty: set[CellName] = field(default_factory=set)

    def hand_out(self, house: House, tables: Sequence[Table], period: Period) -> None:
        """One more report, through the door, beside all before it."""
        release = self.door(tables, self.threshold, self.releases)
        number = len(self.documents)
        self.sensitive |= sensitive_cells(number, release, tables, self.threshold)
        self.empty |= empty_cells(number, release, tables)
        self.releases.append(release)
        self.documents.append(document(house, release, period.first_day, period.last_day))

    def attacked(self) -> list[Finding]:
        """What an attacker who has all of it learns too much of."""
        return audit(self.documents, self.threshold, self.sensitive, self.empty)

    def told_whatever_is_hidden(self, names: Set[CellName]) -> set[CellName]:
        """Those of the cells that no door could have kept: they are learned as well where all is hidden that may be.

        That is, from heads, which are never hidden, and from what had left before the release that tells them.
        """
        found, waiting = set[CellName](), set(names)
        for last in range(len(self.documents)):
            learned = self._learned(self.documents[: last + 1], {each for each in waiting if each[0] <= last})
            if learned:
                bare = {**self.documents[last], "tables": self._bare_tables(last)}
                found |= self._learned([*self.documents[:last], bare], learned)
            waiting -= learned
        return found

    def _bare_tables(self, last: int) -> list[dict[str, Any]]:
        """The tables of a document with everything hidden that may be, and that has not left before."""
        seen = {
            cell.quantity
            for each in self.releases[:last]
            for table in each.tables
            for cell in table.cells
            if cell.value is not None
        }
        return [
            {
                **table,
                "cells": [
                    cell if is_kept(exact, own, seen) else _hidden(cell)
                    for cell, own in zip(table["cells"], exact.cells, strict=True)
                ],
            }
            for table, exact in zip(self.documents[last]["tables"], self.releases[last].tables, strict=True)
        ]

    def _learned(self, documents: Sequence[dict[str, Any]], names: Set[CellName]) -> set[CellName]:
        if not names:
            return set()
        found = audit(documents, self.threshold, names, self.empty)
        return {(each.document, each.table, each.key) for each in found} & names

    def told_by_late_entries_alone(self, finding: Finding) -> bool:
        """Whether it is learned only by who takes it that late entries never take back."""
        name = (finding.document, finding.table, finding.key)
        found = audit(self.documents, self.threshold, {name}, self.empty, late_only_adds=False)
        return all((each.document, each.table, each.key) != name for each in found)

    def hidden_count(self) -> int:
        """How many cells were hidden in all."""
        return sum(cell.value is None for each in self.releases for table in each.tables for cell in table.cells)

    def cell_count(self) -> int:
        """How many cells left, hidden ones among them."""
        return sum(len(table.cells) for each in self.releases for table in each.tables)


def is_kept(table: Table, cell: Cell, seen: Collection[Quantity]) -> bool:
    """Whether no door may hide the cell: it has been seen, or has neither persons nor an attribute and is not small."""
    if cell.quantity in seen or cell.value is None:
        return True
    if table.counts is Counts.PERSONS or any(dimension in ATTRIBUTES for dimension, _ in cell.quantity.classes):
        return False
    if cell.quantity.measure == "visits_identified" or any(
        dimension == "way" for dimension, _ in cell.quantity.classes
    ):
        return False
    return cell.quantity.measure not in TOTALS_THAT_MAY_BE_SMALL or cell.value >= ALWAYS_SHOWN_FROM


def _hidden(cell: dict[str, Any]) -> dict[str, Any]:
    return {"key": cell["key"], "value": None, "suppressed": True}
