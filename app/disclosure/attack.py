"""The attacks on one pattern of hidden numbers, and what each that succeeds says about a pattern that would hold.

An attacker has everything that ever left, knows all relations, and may be any visitor who stands in other cells than
the one that is attacked: no such cell can be empty to them. Protected is what can be moved to zero and up to the
threshold. A success gives, by the duals of its linear program, an inequality that every safe pattern fulfils (Fischetti
and Salazar-Gonzalez, "Solving the cell suppression problem", Management Science 47, 2001).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.disclosure.cells import Quantity
from app.disclosure.numbers import Numbered, Numbers
from app.disclosure.reach import TOLERANCE, Reach, Reached
from app.disclosure.system import Sensitive, System

Pattern = NDArray[np.bool_]  # for each column whether it is hidden

UP, DOWN = 1, -1
# Above so many hidden columns whole numbers are looked for only among the corners of the linear program.
MOST_COLUMNS_IN_WHOLE_NUMBERS = 150
MOVES_REMEMBERED = 400
MOST_CUTS_IN_A_ROUND = 40


@dataclass(frozen=True)
class Cut:
    """What every safe pattern fulfils: the sum of the weights of its hidden columns is at least this much."""

    weights: Numbers
    at_least: float


@dataclass(frozen=True)
class Goal:
    """A column that must be able to move so far up or down. by_outsider: for who was never there."""

    column: int
    sign: int
    distance: float
    by_outsider: bool = False


class Attacks:
    """Every attack on one linked system, under one pattern after the other."""

    def __init__(self, system: System, numbers: Numbered) -> None:
        self.numbers = numbers
        self.system = system
        self.column = {unknown: place for place, unknown in enumerate(numbers.unknowns)}
        widest = 2.0 * max([numbers.threshold, *(numbers.values[self.column[each]] for each in system.sensitive)])
        self.widest = widest * numbers.weights
        self.remembered = np.zeros((MOVES_REMEMBERED, len(numbers.unknowns)))
        self.next_place = 0
        self.first_goal = 0
        self.best: dict[tuple[int, int, bool], Goal] = {}

    def reach(self, sensitive: Sensitive, *, whole: bool) -> Reach:
        """The program by which it is attacked, made at the first use.

        A number that stands in no table is held back for what adds up to it alone: that a month with three visits had
        at most three visitors is no reason to hide its visits.
        """
        kind = (sensitive.is_cell, whole)
        if kind not in self._reach:
            self._reach[kind] = Reach(self.numbers, whole=whole, sums_only=not sensitive.is_cell)
        return self._reach[kind]

    @cached_property
    def _reach(self) -> dict[tuple[bool, bool], Reach]:
        return {}

    @cached_property
    def goals(self) -> list[tuple[Goal, Sensitive]]:
        """What must be possible for each sensitive number: to be nothing, and to be no longer few."""
        found = []
        for unknown, sensitive in self.system.sensitive.items():
            column = self.column[unknown]
            value = float(self.numbers.values[column])
            # Of what only an earlier release holds nobody knows any more where its visitors stood: one of them may
            # take themselves away from any line.
            one_of_them = 0 if unknown in self.system.values else 1
            found.append((Goal(column, UP, self.numbers.threshold + one_of_them - value), sensitive))
            found.append((Goal(column, DOWN, value), sensitive))
        in_order = sorted(found, key=lambda each: (each[0].column, each[0].sign))
        return [(goal, sensitive) for goal, sensitive in in_order if goal.distance > 0]

    def bounds(self, goal: Goal, sensitive: Sensitive, pattern: Pattern) -> tuple[Numbers, Numbers]:
        """How far each column may move: not at all where it is seen, never below what a visitor in it knows."""
        upper = np.where(pattern, self.widest, 0.0)
        down = self.depth(goal, sensitive)
        lower = np.where(pattern, -down, 0.0)
        if goal.sign == UP:
            upper[goal.column] = goal.distance
        for column, (least, most) in self.numbers.between.items():
            value = self.numbers.values[column]
            lower[column], upper[column] = least - value, most - value
        return lower, upper

    def depth(self, goal: Goal, sensitive: Sensitive) -> Numbers:
        """How far down each column may go: what is part of the attacked number is nothing when that is nothing."""
        if goal.by_outsider or not sensitive.is_cell:
            return self._deepest
        if goal.sign == UP:
            return self._deepest_with_visitors
        if sensitive.unknown not in self._depths:
            free = np.array([each in self.system.parts_of[sensitive.unknown] for each in self.numbers.unknowns])
            self._depths[sensitive.unknown] = np.where(free, self._deepest, self._deepest_with_visitors)
        return self._depths[sensitive.unknown]

    @cached_property
    def _deepest(self) -> Numbers:
        return self.numbers.values

    @cached_property
    def _deepest_with_visitors(self) -> Numbers:
        return np.maximum(self.numbers.values - self.numbers.lowest, 0.0)

    @cached_property
    def _depths(self) -> dict[Quantity, Numbers]:
        return {}

    def cuts(self, pattern: Pattern) -> list[Cut]:
        """What the attacks that succeed teach, first in any numbers, then in whole ones; none: all is protected."""
        taught: list[Cut] = []
        # Where one attack succeeds others do for the same reason: enough is learned from some of them, in turns.
        for place in range(len(self.goals)):
            goal, sensitive = self.goals[(self.first_goal + place) % len(self.goals)]
            cut = self._cut(goal, sensitive, pattern)
            if cut is not None:
                taught.append(cut)
            if len(taught) == MOST_CUTS_IN_A_ROUND:
                self.first_goal += place + 1
                break
        return taught or self._cuts_of_whole_numbers(pattern)

    def _cut(self, goal: Goal, sensitive: Sensitive, pattern: Pattern) -> Cut | None:
        reached = self._reached(goal, sensitive, pattern, whole=False)
        if reached is None:
            return None
        best = self._best(goal, sensitive, whole=False)
        if best is not goal:
            reached = self._reached(best, sensitive, pattern, whole=False)
        return None if reached is None else self._taught(best, sensitive, reached)

    def _reached(self, goal: Goal, sensitive: Sensitive, pattern: Pattern, *, whole: bool) -> Reached | None:
        """How far one comes who does not come as far as the goal; None when the goal is reached."""
        lower, upper = self.bounds(goal, sensitive, pattern)
        if goal.distance <= 0 or self._is_remembered(goal, lower, upper):
            return None
        reached = self.reach(sensitive, whole=whole).furthest(goal.column, goal.sign, lower, upper)
        self._remember(reached, sensitive)
        return None if reached.distance >= goal.distance - TOLERANCE else reached

    def _taught(self, goal: Goal, sensitive: Sensitive, reached: Reached) -> Cut:
        """The dual's bound on the distance, as a function of the pattern."""
        prices = np.where(self.numbers.exact, reached.prices, np.minimum(reached.prices, 0.0))
        reduced = np.zeros(len(self.numbers.unknowns))
        reduced[goal.column] = -goal.sign
        for (places, signs), price in zip(self.numbers.rows, prices, strict=True):
            if price:
                reduced[places] -= price * np.array(signs)
        lower, upper = self.bounds(goal, sensitive, np.ones(len(reduced), dtype=bool))
        weights = np.maximum(reduced, 0.0) * -lower + np.maximum(-reduced, 0.0) * upper
        at_least = goal.distance + float(prices @ self.numbers.room)
        weights = np.where(weights > TOLERANCE, np.minimum(weights, at_least), 0.0)
        return Cut(weights, at_least)

    def _best(self, goal: Goal, sensitive: Sensitive, *, whole: bool) -> Goal:
        """The goal; but where it is out of reach though everything is hidden, the nearest that is not.

        All visitors together know more than one of them does: what cannot be kept from all is kept from who was never
        there, up to one more, which is what one visitor could take away.
        """
        key = (goal.column, goal.sign, whole)
        if key not in self.best:
            everything = np.ones(len(self.numbers.unknowns), dtype=bool)
            self.best[key] = goal
            if self._reached(goal, sensitive, everything, whole=whole) is not None:
                weaker = replace(goal, distance=goal.distance + (goal.sign == UP), by_outsider=True)
                reached = self._reached(weaker, sensitive, everything, whole=whole)
                distance = weaker.distance if reached is None else float(np.floor(reached.distance + TOLERANCE))
                self.best[key] = replace(weaker, distance=distance)
        return self.best[key]

    def _cuts_of_whole_numbers(self, pattern: Pattern) -> list[Cut]:
        """Where only fractions would protect: something more must be hidden."""
        if int(pattern.sum()) > MOST_COLUMNS_IN_WHOLE_NUMBERS:
            return []
        for goal, sensitive in self.goals:
            if sensitive.is_cell and not self._is_reached_in_whole_numbers(goal, sensitive, pattern):
                return [Cut(np.where(pattern, 0.0, 1.0), 1.0)]
        return []

    def _is_reached_in_whole_numbers(self, goal: Goal, sensitive: Sensitive, pattern: Pattern) -> bool:
        if self._reached(goal, sensitive, pattern, whole=True) is None:
            return True
        best = self._best(goal, sensitive, whole=True)
        return best is not goal and self._reached(best, sensitive, pattern, whole=True) is None

    def _is_remembered(self, goal: Goal, lower: Numbers, upper: Numbers) -> bool:
        """Whether moves in whole numbers are known already that show it to be possible."""
        far = self.remembered[self.remembered[:, goal.column] * goal.sign >= goal.distance - TOLERANCE]
        if not len(far):
            return False
        if goal.sign == UP:
            upper = upper.copy()
            upper[goal.column] = self.widest[goal.column]
        inside = (far >= lower - TOLERANCE) & (far <= upper + TOLERANCE)
        return bool(inside.all(axis=1).any())

    def _remember(self, reached: Reached, sensitive: Sensitive) -> None:
        """Keep moves in whole numbers that contradict nothing, for other attacks, instead of the oldest."""
        moves = np.round(reached.moves)
        if sensitive.is_cell and np.abs(reached.moves - moves).max(initial=0.0) < TOLERANCE:
            self.remembered[self.next_place] = moves
            self.next_place = (self.next_place + 1) % MOVES_REMEMBERED
