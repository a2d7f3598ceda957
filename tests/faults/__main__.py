"""`python3 -m tests.faults`: breaks what can break, and prints what it did to the counting; an hour or two.

docs/faults.md says what is tried. --only NAME for one fault, --rounds N for more or fewer of each, --quick to see that
they run, --full for the longest.
Ends with 1 when anything was lost, doubled or made up, or when a break made on purpose was not found.
"""

from __future__ import annotations

from app import bootstrap


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.faults")
    # Only now are the packages there that the faults stand on.
    from tests.faults.command import faults

    faults()


if __name__ == "__main__":
    main()
