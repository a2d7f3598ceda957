"""HiGHS as it is used here: silent, on one thread, the same answer each time."""

from __future__ import annotations

import highspy


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
    return solver
