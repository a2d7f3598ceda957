"""`python3 -m tests`: sets up what the tests need, then runs all of them.

Arguments are handed on to pytest: `python3 -m tests tests/log -k cutoff`.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from app import bootstrap

if TYPE_CHECKING:
    from tests.steps import Step


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests")
    # Only now are the packages there that the steps are made of.
    from tests.steps import all_steps, chosen_tests

    arguments = sys.argv[1:]
    failed = []
    for step in chosen_tests(arguments) if arguments else all_steps():
        if not _taken(step):
            failed.append(step.name)
            if step.is_needed_by_the_rest:
                break
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    sys.exit(1 if failed else 0)


def _taken(step: Step) -> bool:
    print(f"{step.name} …", flush=True)
    started_at = time.monotonic()
    went_well = step.run()
    if step.name != "tests":  # pytest tells its own time, in the closing line
        print(f"{step.name} {'ok' if went_well else 'FAILED'}, {time.monotonic() - started_at:.1f} s", flush=True)
    return went_well


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped.")
