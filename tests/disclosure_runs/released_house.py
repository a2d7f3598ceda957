"""A house that hands out reports one after another, and the attack on all of them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.disclosure.auditor.audit import audit
from app.disclosure.auditor.findings import Finding
from app.disclosure.cells import TOTAL, Release, Table
from app.disclosure.door import released
from app.periods import Period
from tests.disclosure_runs.counted import document
from tests.disclosure_runs.house import House
from tests.disclosure_runs.truth import ATTRIBUTES, CellName, empty_cells, sensitive_cells

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

    def told_by_heads_alone(self, finding: Finding) -> bool:
        """Whether it is learned as well where no number of persons is shown: from heads, which are never hidden."""
        bare = [{**each, "tables": list(map(_without_persons, each["tables"]))} for each in self.documents]
        name = (finding.document, finding.table, finding.key)
        found = audit(bare, self.threshold, {name}, self.empty)
        return any((each.document, each.table, each.key) == name for each in found)

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


def _without_persons(table: dict[str, Any]) -> dict[str, Any]:
    """The table as it stands, but for cells of persons and of attributes: those are hidden, all of them."""
    return {**table, "cells": [_bare(table, cell) for cell in table["cells"]]}


def _bare(table: dict[str, Any], cell: dict[str, Any]) -> dict[str, Any]:
    of_attribute = any(cell["key"].get(dimension, TOTAL) != TOTAL for dimension in ATTRIBUTES)
    is_told = table["counts"] != "persons" and not of_attribute
    return cell if is_told else {"key": cell["key"], "value": None, "suppressed": True}
