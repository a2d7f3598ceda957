"""HiGHS as it is used here: silent, on one thread, the same answer each time."""

from __future__ import annotations

import highspy

# Of a search in whole numbers; nearly all end within a few.
MOST_NODES = 20_000


class QuietSolver(highspy.Highs):
    """A solver that writes nothing; the usual one greets on standard output, where a report may be on its way."""

    def enableCallbacks(self) -> None:  # noqa: N802  # called by the usual one's first lines, before it greets
        """Be silent first."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


def quiet_solver() -> QuietSolver:
    """A solver whose answer does not depend on the machine's load."""
    solver = QuietSolver()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 1)
    solver.setOptionValue("mip_max_nodes", MOST_NODES)
    return solver


class NoAnswer(Exception):
    """The solver found no values that fulfil everything, within its bounds of work."""


def solved(solver: highspy.Highs) -> highspy.HighsSolution:
    """Run it: the best values it found; raises NoAnswer. Work is bounded by steps, never by time."""
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise NoAnswer(solver.modelStatusToString(solver.getModelStatus()))
    return solver.getSolution()
