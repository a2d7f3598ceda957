"""How far one unknown of a system can go, by linear and by integer program (HiGHS)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import highspy
import numpy

from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.systems import System

MOST_NODES = 20_000  # then the integer program is given up, and the linear one's bound stands
NEARLY = 1e-6
NEARLY_AS_MANY = 0.25  # a solution that is spread out so nearly as far as can be shows enough
NO_END = 10_000_000  # more than anybody counts: what reaches it has no upper end


@dataclass(frozen=True)
class Reach:
    """The furthest value. possible: False when nothing fits all rows. values: a whole solution, where there is one."""

    possible: bool
    end: float = 0.0
    values: numpy.ndarray | None = None


class Program:
    """One system, asked again and again with other aims and other things known.

    spread: unknowns of which as many as can be are to be one at least, when a solution is asked for that shows much.
    """

    def __init__(self, system: System, whole: bool, spread: Sequence[Quantity] = ()) -> None:
        self.whole = whole
        self._column = {quantity: index for index, quantity in enumerate(system.unknowns)}
        self._spread = range(len(system.unknowns), len(system.unknowns) + len(spread))
        # The bare solver: the usual one greets on standard output, where a report may be on its way.
        self._solver = highspy._core._Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._solver.setOptionValue("mip_max_nodes", MOST_NODES)
        self._solver.passModel(self._model(system, spread))
        self._aims: Sequence[int] = ()

    def reach(
        self,
        unknown: Quantity,
        upwards: bool,
        own: Quantity | None = None,
        most: float = NO_END,
        nothing: Iterable[Quantity] = (),
    ) -> Reach:
        """The largest or smallest value of one unknown, when another is from one to so much, and some are nothing."""
        self._take_aim([self._column[unknown]], upwards)
        bounds = {self._column[each]: (0.0, 0.0) for each in nothing}
        return self._answer(bounds | ({self._column[own]: (1.0, most)} if own else {}))

    def spread_out(self, unknown: Quantity, low: float, high: float) -> Reach:
        """A solution with one unknown between two ends, in which as few others as can be are nothing."""
        self._take_aim(self._spread, upwards=True)
        self._solver.setOptionValue("mip_rel_gap", NEARLY_AS_MANY)
        reach = self._answer({self._column[unknown]: (low, high)})
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        return reach

    def _take_aim(self, columns: Sequence[int], upwards: bool) -> None:
        for each in self._aims:
            self._solver.changeColCost(each, 0.0)
        for each in columns:
            self._solver.changeColCost(each, 1.0)
        way = highspy.ObjSense.kMaximize if upwards else highspy.ObjSense.kMinimize
        self._solver.changeObjectiveSense(way)
        self._aims = columns

    def _answer(self, bounds: Mapping[int, tuple[float, float]]) -> Reach:
        for column, (low, high) in bounds.items():
            self._solver.changeColBounds(column, low, high)
        self._solver.run()
        reach = self._found()
        for column in bounds:
            self._solver.changeColBounds(column, 0.0, NO_END)
        return reach

    def _found(self) -> Reach:
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            values = numpy.array(self._solver.getSolution().col_value)
            end = sum(float(values[each]) for each in self._aims)
            unknowns = values[: len(self._column)]
            is_whole = self.whole or bool(numpy.all(numpy.abs(unknowns - numpy.round(unknowns)) < NEARLY))
            return Reach(True, inf if end >= NO_END else end, unknowns if is_whole else None)
        if status == highspy.HighsModelStatus.kInfeasible:
            return Reach(False)
        return Reach(True, self._solver.getInfo().mip_dual_bound)

    def _model(self, system: System, spread: Sequence[Quantity]) -> highspy.HighsLp:
        model = highspy.HighsLp()
        count = len(system.unknowns)
        terms = [[(factor, self._column[each]) for factor, each in row.terms] for row in system.rows]
        terms += [
            [(1.0, column), (-1.0, self._column[each])] for column, each in zip(self._spread, spread, strict=True)
        ]
        model.num_col_, model.num_row_ = count + len(spread), len(terms)
        model.col_cost_, model.col_lower_ = numpy.zeros(model.num_col_), numpy.zeros(model.num_col_)
        model.col_upper_ = numpy.array([float(NO_END)] * count + [1.0] * len(spread))
        model.row_lower_ = numpy.array([row.low for row in system.rows] + [-inf] * len(spread))
        model.row_upper_ = numpy.array([row.high for row in system.rows] + [0.0] * len(spread))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts = numpy.concatenate([[0], numpy.cumsum([len(each) for each in terms])])
        model.a_matrix_.start_ = starts.astype(numpy.int32)
        model.a_matrix_.index_ = numpy.array([column for row in terms for _, column in row], dtype=numpy.int32)
        model.a_matrix_.value_ = numpy.array([factor for row in terms for factor, _ in row], dtype=float)
        if self.whole:
            kinds = highspy.HighsVarType
            model.integrality_ = [kinds.kInteger] * count + [kinds.kContinuous] * len(spread)
        return model
