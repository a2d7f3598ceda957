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
from app.disclosure.system import Sensitive, System, direct_parts

Pattern = NDArray[np.bool_]  # for each column whether it is hidden

UP, DOWN = 1, -1
# Above so many hidden columns whole numbers are looked for only among the corners of the linear program.
MOST_COLUMNS_IN_WHOLE_NUMBERS = 150
MOVES_REMEMBERED = 400
MOST_CUTS_IN_A_ROUND = 40
MOST_CUTS_OF_A_GOAL = 3


@dataclass(frozen=True)
class Cut:
    """What every safe pattern fulfils: the sum of the weights of its hidden columns is at least this much."""

    weights: Numbers
    at_least: float


@dataclass(frozen=True)
class Goal:
    """A column that must be able to move so far up or down, for all visitors together.

    by_outsider: for who was never there; or else for a visitor who knows of one column, own, that it is not empty.
    """

    column: int
    sign: int
    distance: float
    by_outsider: bool = False
    own: int | None = None


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
        self.within_reach: dict[tuple[int, int, bool], list[Goal]] = {}

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
        if goal.own is not None:
            depth = self._deepest.copy()
            depth[goal.own] = self._deepest_with_visitors[goal.own]
            return depth
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
            taught += self._taught_by(goal, sensitive, pattern)
            if len(taught) >= MOST_CUTS_IN_A_ROUND:
                self.first_goal += place + 1
                break
        return taught or self._cuts_of_whole_numbers(pattern)

    def _taught_by(self, goal: Goal, sensitive: Sensitive, pattern: Pattern) -> list[Cut]:
        """Nothing where the goal is reached; else what those teach that could be reached and are not."""
        if self._reached(goal, sensitive, pattern, whole=False) is None:
            return []
        found = []
        for each in self._goals_within_reach(goal, sensitive, whole=False):
            reached = self._reached(each, sensitive, pattern, whole=False)
            if reached is not None:
                found.append(self._taught(each, sensitive, reached))
                if len(found) == MOST_CUTS_OF_A_GOAL:
                    break
        return found

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

    def _goals_within_reach(self, goal: Goal, sensitive: Sensitive, *, whole: bool) -> list[Goal]:
        """The goal; but where it is out of reach though everything is hidden, the nearest that are not.

        All visitors together know more than one of them does: what cannot be kept from all is kept from each of them,
        and from who was never there.
        """
        key = (goal.column, goal.sign, whole)
        if key not in self.within_reach:
            everything = np.ones(len(self.numbers.unknowns), dtype=bool)
            if self._reached(goal, sensitive, everything, whole=whole) is None:
                self.within_reach[key] = [goal]
            else:
                # In whole numbers one visitor is one more, which they could take away: far quicker than each of them.
                distance = goal.distance + (whole and goal.sign == UP)
                apart = [replace(goal, distance=distance, by_outsider=True)]
                apart += [] if whole else self._goals_of_visitors(goal, sensitive)
                self.within_reach[key] = [self._nearest(each, sensitive, everything, whole=whole) for each in apart]
        return self.within_reach[key]

    def _goals_of_visitors(self, goal: Goal, sensitive: Sensitive) -> list[Goal]:
        """The same for each visitor alone; who is counted in the column itself knows that it is not nothing."""
        if not sensitive.is_cell:
            return []
        own = self._finest_with_visitors - {goal.column}
        if goal.sign == DOWN:
            own -= {self.column[each] for each in self.system.parts_of[sensitive.unknown] if each in self.column}
        return [replace(goal, own=column) for column in sorted(own)]

    @cached_property
    def _finest_with_visitors(self) -> frozenset[int]:
        """The columns in which somebody is, without those that hold another: who is in that one is in both."""
        own = set(np.flatnonzero(self.numbers.lowest).tolist())
        direct = direct_parts(self.system.relations)
        return frozenset(
            column
            for column in own
            if not any(self.column.get(part) in own for part in direct.get(self.numbers.unknowns[column], ()))
        )

    def _nearest(self, goal: Goal, sensitive: Sensitive, pattern: Pattern, *, whole: bool) -> Goal:
        reached = self._reached(goal, sensitive, pattern, whole=whole)
        return goal if reached is None else replace(goal, distance=float(np.floor(reached.distance + TOLERANCE)))

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
        instead = self._goals_within_reach(goal, sensitive, whole=True)
        return instead != [goal] and all(
            self._reached(each, sensitive, pattern, whole=True) is None for each in instead
        )

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
