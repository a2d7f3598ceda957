"""`python3 -m tests.privacy_runs`: a million guesses, timed answers, linking, forgetting; half an hour, not minutes.

--only NAME for one run, --rounds N for more or fewer of each, --quick to see that they run.
Ends with 1 when anything was learned that nobody may learn.
"""

from __future__ import annotations

from app import bootstrap


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.privacy_runs")
    # Only now are the packages there that the runs stand on.
    from tests.privacy_runs.command import privacy_runs

    privacy_runs()


if __name__ == "__main__":
    main()
