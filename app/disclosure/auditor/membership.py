"""Whether who is in one cell must be in another: then that one too is the attacker's own."""

from __future__ import annotations

from dataclasses import replace

from app.disclosure.auditor.programs import Program
from app.disclosure.auditor.quantities import Quantity, lies_in
from app.disclosure.auditor.systems import System
from app.disclosure.auditor.world import World

HOMOGENEOUS = (0.0, float("inf"), float("-inf"))


class Membership:
    """The laws of persons, asked of one person alone, who is in no cell that is known to be empty."""

    def __init__(self, world: World) -> None:
        persons = {each for each, counts in world.counts.items() if counts == "persons"}
        nobody = {each for each in persons if world.known(each) == 0}
        rows = []
        for row in world.rows:
            if {row.low, row.high} <= set(HOMOGENEOUS) and all(each in persons for _, each in row.terms):
                terms = tuple((factor, each) for factor, each in row.terms if each not in nobody)
                rows += [replace(row, terms=terms)] if terms else []
        unknowns = tuple(sorted({each for row in rows for _, each in row.terms}))
        self._persons = set(unknowns)
        self._program = Program(System(unknowns, tuple(rows)), whole=True) if unknowns else None
        self._answers: dict[tuple[Quantity, Quantity, frozenset[Quantity]], bool] = {}

    def must_be_in(self, own: Quantity, other: Quantity, nowhere: frozenset[Quantity] = frozenset()) -> bool:
        """Whether nobody can be in the first cell without being in the second; nowhere: cells that nobody is in."""
        if (own, other, nowhere) not in self._answers:
            self._answers[own, other, nowhere] = is_inside(own, other) or self._is_implied(own, other, nowhere)
        return self._answers[own, other, nowhere]

    def _is_implied(self, own: Quantity, other: Quantity, nowhere: frozenset[Quantity]) -> bool:
        if self._program is None or own not in self._persons or other not in self._persons:
            return False
        reach = self._program.reach(other, upwards=False, own=own, most=1, nothing=nowhere & self._persons)
        return reach.possible and reach.end >= 1


def is_inside(own: Quantity, other: Quantity) -> bool:
    """Whether the first cell is a part of the second by what they are, in whichever release."""
    return (
        {*other.classes} <= {*own.classes}
        and (own.place == other.place or other.place[0] != "premises")
        and lies_in(own.period, other.period)
    )
