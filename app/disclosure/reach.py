"""How far a hidden number can be moved without contradicting what is known: what an attacker cannot exclude."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from app.disclosure.highs import quiet_solver, solved
from app.disclosure.numbers import Numbered, Numbers

TOLERANCE = 1e-6


@dataclass(frozen=True)
class Reached:
    """How far it got, with which moves of all columns, and the price of each row there (its dual)."""

    distance: float
    moves: Numbers
    prices: Numbers


class Reach:
    """One linear program over all columns, solved again and again under other bounds.

    whole: in whole numbers only. sums_only: as if nothing were known but what adds up.
    """

    def __init__(self, system: Numbered, *, whole: bool = False, sums_only: bool = False) -> None:
        self.count = len(system.unknowns)
        self.places = np.arange(self.count, dtype=np.int32)
        self.solver = quiet_solver()
        for _ in system.unknowns:
            self.solver.addVar(0.0, 0.0)
        for (places, signs), room, is_exact in zip(system.rows, system.room, system.exact, strict=True):
            most = highspy.kHighsInf if sums_only and not is_exact else room
            self.solver.addRow(0.0 if is_exact else -highspy.kHighsInf, most, len(places), places, signs)
        if whole:
            kinds = np.full(self.count, highspy.HighsVarType.kInteger)
            self.solver.changeColsIntegrality(self.count, self.places, kinds)

    def furthest(self, column: int, sign: int, lower: Numbers, upper: Numbers) -> Reached:
        """As far up (sign 1) or down (sign -1) as the column goes, within the bounds of all columns."""
        costs = np.zeros(self.count)
        costs[column] = -sign
        self.solver.changeColsCost(self.count, self.places, costs)
        self.solver.changeColsBounds(self.count, self.places, lower, upper)
        solution = solved(self.solver)
        moves = np.array(solution.col_value)
        return Reached(float(moves[column]) * sign, moves, np.array(solution.row_dual))
