"""An attacker at work on one system: how close to each hidden cell, from outside and as one of the visitors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf

import numpy

from app.disclosure.auditor.membership import Membership, is_inside
from app.disclosure.auditor.programs import NEARLY, NO_END, Program
from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.systems import System
from app.disclosure.auditor.world import World

LINEAR, INTEGER = "linear program", "integer program"
VISITOR = "one of the visitors"


@dataclass(frozen=True)
class Reached:
    """The interval that is left of a quantity, and what reached it; known: the attacker's own cell, if one was used."""

    quantity: Quantity
    low: int
    high: int | None
    by: str
    known: Quantity | None = None


class Attack:
    """One system under attack. Solutions that were found are kept: each shows at once how far many cells can go."""

    def __init__(self, system: System, world: World, threshold: int, membership: Membership) -> None:
        self.system, self.world, self.threshold, self._membership = system, world, threshold, membership
        self._column = {quantity: index for index, quantity in enumerate(system.unknowns)}
        self._inside = [each for each in system.unknowns if each in world.hidden - world.empty]
        self._linear, self._integer = (Program(system, whole, self._inside) for whole in (False, True))
        self._witnesses = numpy.zeros((0, len(system.unknowns)))
        self._empty: set[Quantity | None] = set()

    def is_possible(self) -> bool:
        """Whether the published numbers can be true at all."""
        return self._linear.reach(self.system.unknowns[0], upwards=False).possible

    def reached(self, hidden: Iterable[Quantity], must_reach_zero: bool) -> Iterator[Reached]:
        """Those of the hidden cells that are not safe.

        must_reach_zero: also a cell whose lower end is the threshold or more is unsafe, for it is known to be small.
        """
        for target in hidden:
            self._look_around(target)
            owns = (None, *(each for each in self._inside if each != target))
            unsafe = next(filter(None, (self._unsafe(target, own, must_reach_zero) for own in owns)), None)
            if unsafe:
                yield unsafe

    def _look_around(self, target: Quantity) -> None:
        """Find a few solutions, each of which shows for many visitors at once how far the target can go."""
        others = [each for each in self._inside if each != target]
        for upwards, low, high in ((False, 0, 0), (False, 1, 1), (True, self.threshold, NO_END)):
            asked = [None, *(own for own in others if not (low == 0 and is_inside(own, target)))]
            if not all(self._seen(target, upwards, own, low) for own in asked):
                spread = self._linear.spread_out(target, low, high)
                if spread.possible and spread.values is None:
                    spread = self._integer.spread_out(target, low, high)
                self._keep(spread.values)

    def interval(self, target: Quantity, own: Quantity | None = None) -> tuple[int, int | None]:
        """Both ends, exactly."""
        low, high = (self._integer.reach(target, upwards, own) for upwards in (False, True))
        return round(low.end), None if high.end == inf else round(high.end)

    def _unsafe(self, target: Quantity, own: Quantity | None, must_reach_zero: bool) -> Reached | None:
        """An interval that says too much, when the attacker is in the cell `own`, or none when it is wide enough."""
        lowest = 1 if own and is_inside(own, target) else 0
        for by, program in ((LINEAR, self._linear), (INTEGER, self._integer)):
            ends = [self._end(program, target, upwards, own, lowest) for upwards in (False, True)]
            if ends[0] is None or ends[1] is None:
                return None  # nobody can be in that cell
            low, high = ends[0], ends[1]
            if own and lowest < low <= 1 + NEARLY and self._membership.must_be_in(own, target, self._nowhere):
                lowest = 1  # it is the attacker's own cell too
            is_wide = low <= lowest + NEARLY and high >= self.threshold - NEARLY
            if not is_wide and (must_reach_zero or low < self.threshold - 1 + NEARLY):
                return Reached(target, *self.interval(target, own), by + (f", {VISITOR}" if own else ""), own)
        return None

    @cached_property
    def _nowhere(self) -> frozenset[Quantity]:
        """The hidden cells in which nobody can be, whoever attacks: they are known to be empty."""
        return frozenset(each for each in self._inside if self._linear.reach(each, upwards=True).end < 1 - NEARLY)

    def _end(
        self, program: Program, target: Quantity, upwards: bool, own: Quantity | None, lowest: int
    ) -> float | None:
        """One end, None when nobody can be in their own cell; a kept solution that goes far enough answers at once."""
        if seen := self._seen(target, upwards, own, lowest):
            return seen - 1 if not upwards else seen
        if own in self._empty:
            return None
        reach = program.reach(target, upwards, own)
        if not reach.possible:
            self._empty.add(own)
            return None
        self._keep(reach.values)
        return reach.end

    def _keep(self, values: numpy.ndarray | None) -> None:
        if values is not None:
            self._witnesses = numpy.vstack([self._witnesses, numpy.round(values)])

    def _seen(self, target: Quantity, upwards: bool, own: Quantity | None, lowest: int) -> float:
        """The end that a kept solution has (a low end plus one, so that 0 says: none has)."""
        fits = self._witnesses if own is None else self._witnesses[self._witnesses[:, self._column[own]] >= 1]
        values = fits[:, self._column[target]]
        if upwards:
            return float(values.max()) if len(values) and values.max() >= self.threshold else 0.0
        return float(values.min()) + 1 if len(values) and values.min() <= lowest else 0.0
