"""`python3 -m tests.attack`: attacks a running server, first with faults planted that must be found; hours.

docs/attacks.md says what is tried. --only NAME for one attack, --quick to see that they run, --planted or --sound for
one of the two halves. Ends with 1 when anything was found, or when too few of the planted faults were.
"""

from __future__ import annotations

from app import bootstrap


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.attack")
    # Only now are the packages there that the attacks stand on.
    from tests.attack.command import attack

    attack()


if __name__ == "__main__":
    main()
