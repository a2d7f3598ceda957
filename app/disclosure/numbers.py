"""The linked system as numbers: a column for each unknown that is not seen, a row for each relation between them.

Columns are moves away from what the house knows, so that zero is always possible: sums stay sums, and a bound has as
much room as it really has. Where what has left no longer adds up, or a table does not hold all codes, a sum is only a
bound, for nobody can rely on more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from app.disclosure.cells import Quantity
from app.disclosure.highs import quiet_solver, solved
from app.disclosure.known import OF_VISITS
from app.disclosure.relations import Relation
from app.disclosure.system import System

Numbers = NDArray[np.float64]
Row = tuple[list[int], list[float]]


@dataclass(frozen=True)
class Numbered:
    """Columns and rows. room: how much each row may grow; exact: the rows that may not move at all.

    lowest: what a visitor who is counted there knows. weights: how many of each column one person can make, for a width
    of what is looked at. between: the least and most of what leaves with its old value.
    """

    unknowns: tuple[Quantity, ...]
    values: Numbers
    lowest: Numbers
    weights: Numbers
    rows: tuple[Row, ...]
    room: Numbers
    exact: NDArray[np.bool_]
    between: dict[int, tuple[int, int]]
    threshold: int


def numbered(system: System, threshold: int) -> Numbered:
    """The part of the system that is linked, through what is not seen, to something sensitive."""
    relations = [each for each in system.relations if any(one not in system.never for one in (each.whole, *each.parts))]
    unknowns = _linked(system, relations)
    column = {unknown: place for place, unknown in enumerate(unknowns)}
    relations = [each for each in relations if each.whole in column or any(part in column for part in each.parts)]
    values = system.values | _likely(system, relations, threshold)
    rows, room, exact = [], [], []
    for relation in relations:
        terms = relation.terms
        residual = sum(sign * values.get(unknown, 0) for unknown, sign in terms)
        if residual > 0 and relation.kind != "sum":
            continue
        turned = -1.0 if residual > 0 else 1.0
        seen = [(column[unknown], turned * sign) for unknown, sign in terms if unknown in column]
        rows.append(([place for place, _ in seen], [sign for _, sign in seen]))
        room.append(float(abs(residual)))
        exact.append(relation.kind == "sum" and residual == 0)
    own = np.array([float(values.get(unknown, 0)) for unknown in unknowns])
    is_known = np.array([unknown in system.of_persons for unknown in unknowns], dtype=bool)
    lowest = np.where(is_known & (own >= 1), 1.0, 0.0)
    between = {column[unknown]: bounds for unknown, bounds in system.standing.items() if unknown in column}
    return Numbered(
        tuple(unknowns),
        own,
        lowest,
        _weights(unknowns, rows),
        tuple(rows),
        np.array(room),
        np.array(exact, dtype=bool),
        between,
        threshold,
    )


def _weights(unknowns: Sequence[Quantity], rows: Sequence[Row]) -> Numbers:
    """One for persons; for visits the most that any row makes of one person, for what one kind loses another gains."""
    most = max((abs(sign) for _, signs in rows for sign in signs), default=1.0)
    return np.array([most if unknown.measure in OF_VISITS else 1.0 for unknown in unknowns])


def _linked(system: System, relations: Sequence[Relation]) -> list[Quantity]:
    """What can be reached from the sensitive ones over what is not seen."""
    near: dict[Quantity, list[Relation]] = {}
    for relation in relations:
        for unknown in (relation.whole, *relation.parts):
            if unknown not in system.never:
                near.setdefault(unknown, []).append(relation)
    found = dict.fromkeys(system.sensitive)
    waiting = list(found)
    while waiting:
        for relation in near.get(waiting.pop(), ()):
            for unknown in (relation.whole, *relation.parts):
                if unknown not in system.never and unknown not in found:
                    found[unknown] = None
                    waiting.append(unknown)
    return sorted(found)


def _likely(system: System, relations: Sequence[Relation], threshold: int) -> dict[Quantity, int]:
    """Whole numbers for what was hidden in earlier releases and is not counted now, breaking as little as can be."""
    involved = {each for relation in relations for each in (relation.whole, *relation.parts)} | set(system.sensitive)
    missing = sorted(involved - set(system.values))
    if not missing:
        return {}
    solver = quiet_solver()
    column = {unknown: place for place, unknown in enumerate(missing)}
    for unknown in missing:
        is_few = unknown in system.sensitive
        solver.addVar(0, threshold - 1 if is_few else highspy.kHighsInf)
    solver.changeColsIntegrality(
        len(missing), np.arange(len(missing), dtype=np.int32), np.full(len(missing), highspy.HighsVarType.kInteger)
    )
    for relation in relations:
        _add_elastic(solver, relation, column, system)
    solution = solved(solver).col_value
    return {unknown: round(solution[place]) for unknown, place in column.items()}


def _add_elastic(solver: highspy.Highs, relation: Relation, column: dict[Quantity, int], system: System) -> None:
    """A relation that may be broken, at a cost."""
    terms = relation.terms
    open_terms = [(column[unknown], sign) for unknown, sign in terms if unknown in column]
    if not open_terms:
        return
    known = -sum(sign * system.values[unknown] for unknown, sign in terms if unknown not in column)
    over, under = solver.getNumCol(), solver.getNumCol() + 1
    for place in (over, under):
        solver.addVar(0, highspy.kHighsInf)
        solver.changeColCost(place, 1.0)
    places = [place for place, _ in open_terms]
    signs = [sign for _, sign in open_terms]
    lower = known if relation.kind == "sum" else -highspy.kHighsInf
    solver.addRow(lower, known, len(places) + 2, [*places, over, under], [*signs, -1.0, 1.0])
