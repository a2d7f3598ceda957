"""How far one unknown of a system can go, by linear and by integer program (HiGHS)."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import highspy
import numpy

from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.systems import System

MOST_NODES = 20_000  # then the integer program is given up, and the linear one's bound stands


@dataclass(frozen=True)
class Reach:
    """The furthest value. possible: False when nothing fits all rows. values: a whole solution, where there is one."""

    possible: bool
    end: float = 0.0
    values: numpy.ndarray | None = None


class Program:
    """One system, asked again and again with other aims and other things known."""

    def __init__(self, system: System, whole: bool) -> None:
        self.whole = whole
        self._column = {quantity: index for index, quantity in enumerate(system.unknowns)}
        # The bare solver: the usual one greets on standard output, where a report may be on its way.
        self._solver = highspy._core._Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._solver.setOptionValue("mip_max_nodes", MOST_NODES)
        self._solver.passModel(self._model(system))
        self._aim: int | None = None

    def reach(self, unknown: Quantity, upwards: bool, at_least: tuple[Quantity, ...] = ()) -> Reach:
        """The largest or smallest value of one unknown, when these others are known to be one at least."""
        self._take_aim(self._column[unknown], upwards)
        for each in at_least:
            self._solver.changeColBounds(self._column[each], 1.0, inf)
        self._solver.run()
        reach = self._answer(upwards)
        for each in at_least:
            self._solver.changeColBounds(self._column[each], 0.0, inf)
        return reach

    def _take_aim(self, column: int, upwards: bool) -> None:
        if self._aim is not None:
            self._solver.changeColCost(self._aim, 0.0)
        self._solver.changeColCost(column, 1.0)
        way = highspy.ObjSense.kMaximize if upwards else highspy.ObjSense.kMinimize
        self._solver.changeObjectiveSense(way)
        self._aim = column

    def _answer(self, upwards: bool) -> Reach:
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            values = numpy.array(self._solver.getSolution().col_value)
            end = float(values[self._aim])
            return Reach(True, end, values if self.whole else None)
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return Reach(self._fits(), inf if upwards else 0.0)
        if status == highspy.HighsModelStatus.kInfeasible:
            return Reach(False)
        return Reach(True, self._solver.getInfo().mip_dual_bound)

    def _fits(self) -> bool:
        """Whether anything fits all rows: asked without an aim, for the solver may not say."""
        aim = self._aim
        assert aim is not None  # noqa: S101 - an answer has been asked for
        self._solver.changeColCost(aim, 0.0)
        self._solver.run()
        self._solver.changeColCost(aim, 1.0)
        return bool(self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def _model(self, system: System) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(system.unknowns), len(system.rows)
        model.col_cost_ = numpy.zeros(model.num_col_)
        model.col_lower_, model.col_upper_ = numpy.zeros(model.num_col_), numpy.full(model.num_col_, inf)
        model.row_lower_ = numpy.array([row.low for row in system.rows])
        model.row_upper_ = numpy.array([row.high for row in system.rows])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = [len(row.terms) for row in system.rows]
        model.a_matrix_.start_ = numpy.concatenate([[0], numpy.cumsum(lengths)]).astype(numpy.int32)
        terms = [term for row in system.rows for term in row.terms]
        model.a_matrix_.index_ = numpy.array([self._column[each] for _, each in terms], dtype=numpy.int32)
        model.a_matrix_.value_ = numpy.array([factor for factor, _ in terms], dtype=float)
        if self.whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * model.num_col_
        return model
