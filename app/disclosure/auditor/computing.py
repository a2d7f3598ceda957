"""What can be computed: by arithmetic alone, or by attacking each system of unknowns that is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from app.disclosure.auditor.attack import Attack, Reached
from app.disclosure.auditor.findings import Finding
from app.disclosure.auditor.laws_of_states import LATE
from app.disclosure.auditor.membership import Membership
from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.shown import Shown
from app.disclosure.auditor.systems import Reduced, System
from app.disclosure.auditor.world import World

Cells = Set[tuple[int, str, tuple[str, ...]]]  # (document's place in the list, table id, key codes)
CANNOT_HOLD = "contradiction: the equations cannot all hold"


class Computing:
    """All that is left unknown of a world, under attack. sensitive: None when the truth is not known."""

    def __init__(self, world: World, parted: Reduced, threshold: int, sensitive: Cells | None) -> None:
        self.world, self.parted, self.threshold = world, parted, threshold
        self._must_reach_zero = sensitive is not None
        self._hidden = {each.quantity: each for each in reversed(world.reading.cells) if each.value is None}
        self._targets = {
            each.quantity: each
            for each in reversed(world.reading.cells)
            if each.value is None and (sensitive is None or (each.document, each.table, each.key) in sensitive)
        }
        self._membership = Membership(world)

    def of_cells(self) -> Iterator[Finding]:
        """Hidden cells that can be computed, or closely enough."""
        for quantity, cell in self._targets.items():
            value = self.parted.settled.get(quantity)
            if value is not None and (self._must_reach_zero or value < self.threshold):
                yield Finding(cell.document, cell.table, cell.key, value, value, "arithmetic")
        for system in self.parted.systems:
            targets = [each for each in system.unknowns if each in self._targets]
            if targets:
                yield from self._attacked(system, targets)

    def of_shared(self, shared: Iterable[Quantity]) -> Iterator[Finding]:
        """Those who visit several organisations: that they are few must not be told."""
        for quantity in shared:
            low, high = self._interval(quantity)
            if high is not None and 0 < high < self.threshold:
                yield Finding(0, "", quantity.place[1:], low, high, "organisations compared")

    def _interval(self, quantity: Quantity) -> tuple[int, int | None]:
        if quantity in self.parted.settled:
            return (value := self.parted.settled[quantity]), value
        system = next((each for each in self.parted.systems if quantity in each.unknowns), None)
        if system is None:
            return 0, None  # nothing binds it any more
        return Attack(system, self.world, self.threshold, self._membership).interval(quantity)

    def _attacked(self, system: System, targets: list[Quantity]) -> Iterator[Finding]:
        attack = Attack(system, self.world, self.threshold, self._membership)
        if not attack.is_possible():  # then it is not true that late entries only add
            without = replace(system, rows=tuple(row for row in system.rows if row.why != LATE))
            attack = Attack(without, self.world, self.threshold, self._membership)
            if not attack.is_possible():
                cell = self._targets[targets[0]]
                yield Finding(cell.document, cell.table, cell.key, 0, None, CANNOT_HOLD)
                return
        yield from map(self._finding, attack.reached(targets, self._must_reach_zero))

    def _finding(self, reached: Reached) -> Finding:
        cell = self._targets[reached.quantity]
        own: Shown | None = self._hidden.get(reached.known) if reached.known else None
        where = f" in {own.table} {'/'.join(own.key)}" if own else ""
        return Finding(cell.document, cell.table, cell.key, reached.low, reached.high, reached.by + where)
