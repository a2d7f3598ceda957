"""Which further numbers must be hidden so that nothing sensitive can be computed, at the least loss."""

from __future__ import annotations

import highspy
import numpy as np

from app.disclosure.attack import Attacks, Cut, Pattern
from app.disclosure.cells import Quantity
from app.disclosure.highs import quiet_solver
from app.disclosure.numbers import Numbered, numbered
from app.disclosure.system import System

ROUNDS = 200
# The search for the least loss ends within so much of it.
NEAR_ENOUGH = 0.01


def numbers_to_hide(system: System, threshold: int) -> frozenset[Quantity] | None:
    """What must be hidden beside what always is; None when no answer was found within the rounds.

    What cannot be protected whatever is hidden (it had left already, or follows from what is always shown) is protected
    as far as can be.
    """
    if not system.sensitive:
        return frozenset()
    numbers = numbered(system, threshold)
    attacks = Attacks(system, numbers)
    pattern = np.array([unknown not in system.loss for unknown in numbers.unknowns])
    choice = Choice(system, numbers)
    for _ in range(ROUNDS):
        cuts = attacks.cuts(pattern)
        if not cuts:
            return frozenset(
                unknown
                for unknown, is_hidden in zip(numbers.unknowns, pattern, strict=True)
                if is_hidden and unknown in system.loss
            )
        pattern = choice.under(cuts)
    return None


class Choice:
    """The pattern of least loss under all cuts so far: a program in zeros and ones."""

    def __init__(self, system: System, numbers: Numbered) -> None:
        self.solver = quiet_solver()
        self.solver.setOptionValue("mip_rel_gap", NEAR_ENOUGH)
        for unknown in numbers.unknowns:
            self.solver.addVar(0.0 if unknown in system.loss else 1.0, 1.0)
        count = len(numbers.unknowns)
        places = np.arange(count, dtype=np.int32)
        self.solver.changeColsIntegrality(count, places, np.full(count, highspy.HighsVarType.kInteger))
        costs = np.array([float(system.loss.get(unknown, 0)) for unknown in numbers.unknowns])
        self.solver.changeColsCost(count, places, costs)

    def under(self, cuts: list[Cut]) -> Pattern:
        """The pattern when these are added to the cuts of all rounds before."""
        for cut in cuts:
            places = np.flatnonzero(cut.weights).astype(np.int32)
            self.solver.addRow(cut.at_least, highspy.kHighsInf, len(places), places, cut.weights[places])
        self.solver.run()
        return np.array(self.solver.getSolution().col_value) > 0.5  # noqa: PLR2004  # zero or one
