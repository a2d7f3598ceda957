"""`python3 -m tests.benchmarks.small_machine`: Oasen on one core and 1 GB, by the kernel's limits; needs root.

Memory is what its processes have for themselves, looked at 20 times a second: what the system keeps of files beside it,
it gives back when asked. Ends with 1 when something needed more than there is, or could not be limited.
"""

from __future__ import annotations

from app import bootstrap


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.benchmarks.small_machine")
    # Only now are the packages there that the measuring stands on.
    from tests.benchmarks.small import measured_on_a_small_machine

    measured_on_a_small_machine()


if __name__ == "__main__":
    main()
