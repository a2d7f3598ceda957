"""`python3 -m tests.in_the_house`: server, tablet and phone on a network of their own; some five minutes, needs root.

docs/in-the-house.md says what is tried. Ends with 1 when a step failed, or could not be tried.
"""

from __future__ import annotations

from app import bootstrap


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.in_the_house")
    # Only now are the packages there that the story stands on.
    from tests.in_the_house.command import in_the_house

    in_the_house()


if __name__ == "__main__":
    main()
