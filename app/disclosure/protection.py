"""Which further numbers must be hidden so that nothing sensitive can be computed, at the least loss."""

from __future__ import annotations

import highspy
import numpy as np

from app.disclosure.attack import Attacks, Cut, Pattern
from app.disclosure.cells import Quantity
from app.disclosure.highs import NoAnswer, quiet_solver, solved
from app.disclosure.numbers import Numbered, numbered
from app.disclosure.system import System

ROUNDS = 120
# The search for the least loss ends within so much of it.
NEAR_ENOUGH = 0.01


def numbers_to_hide(system: System, threshold: int) -> frozenset[Quantity] | None:
    """What must be hidden beside what always is; None when no answer was found within the rounds.

    What cannot be protected whatever is hidden (it had left already, or follows from what is always shown) is protected
    as far as can be.
    """
    if not system.sensitive:
        return frozenset()
    try:
        numbers = numbered(system, threshold)
        pattern = _safe_pattern(system, numbers)
    except NoAnswer:
        return None
    if pattern is None:
        return None
    hidden = (unknown for unknown, is_hidden in zip(numbers.unknowns, pattern, strict=True) if is_hidden)
    return frozenset(unknown for unknown in hidden if unknown in system.loss)


def _safe_pattern(system: System, numbers: Numbered) -> Pattern | None:
    """Attack a pattern, learn from what succeeds, choose the next; until nothing succeeds."""
    attacks, choice = Attacks(system, numbers), Choice(system, numbers)
    pattern: Pattern = np.array([unknown not in system.loss for unknown in numbers.unknowns])
    for _ in range(ROUNDS):
        cuts = attacks.cuts(pattern)
        if not cuts:
            return pattern
        pattern = choice.under(cuts)
    return None


class Choice:
    """The pattern of least loss under all cuts so far: a program in zeros and ones."""

    def __init__(self, system: System, numbers: Numbered) -> None:
        self.count = len(numbers.unknowns)
        self.solver = quiet_solver()
        self.solver.setOptionValue("mip_rel_gap", NEAR_ENOUGH)
        for unknown in numbers.unknowns:
            self._add_choice(system.loss.get(unknown, 0), least=0.0 if unknown in system.loss else 1.0)
        column = {unknown: place for place, unknown in enumerate(numbers.unknowns)}
        for loss, some in system.cuts:
            table = self._add_choice(loss, least=0.0)
            for place in sorted(column[unknown] for unknown in some if unknown in column):
                # Who hides one of its numbers has cut the table.
                self.solver.addRow(0.0, highspy.kHighsInf, 2, [place, table], [-1.0, 1.0])

    def _add_choice(self, loss: int, least: float) -> int:
        """A column that is zero or one; its place."""
        place = int(self.solver.getNumCol())
        self.solver.addVar(least, 1.0)
        self.solver.changeColCost(place, float(loss))
        self.solver.changeColIntegrality(place, highspy.HighsVarType.kInteger)
        return place

    def under(self, cuts: list[Cut]) -> Pattern:
        """The pattern when these are added to the cuts of all rounds before."""
        for cut in cuts:
            places = np.flatnonzero(cut.weights).astype(np.int32)
            self.solver.addRow(cut.at_least, highspy.kHighsInf, len(places), places, cut.weights[places])
        return np.array(solved(self.solver).col_value)[: self.count] > 0.5  # noqa: PLR2004  # zero or one
