"""`python3 -m tests.disclosure_runs`: attacks ten thousand releases and counts what survives; an hour, not minutes.

--only NAME for one run, --rounds N for more or fewer of each, --quick to see that they run.
Ends with 1 when anything was disclosed, hidden too much, or when a planted fault was not found.
"""

from __future__ import annotations

from app import bootstrap


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.disclosure_runs")
    # Only now are the packages there that the runs stand on.
    from tests.disclosure_runs.command import disclosure_runs

    disclosure_runs()


if __name__ == "__main__":
    main()
