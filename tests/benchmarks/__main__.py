"""`python3 -m tests.benchmarks`: measures, and prints a table; --only NAME for one, --quick for less of each."""

from __future__ import annotations

from app import bootstrap


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.benchmarks")
    # Only now are the packages there that the benchmarks stand on.
    from tests.benchmarks.command import benchmarks

    benchmarks()


if __name__ == "__main__":
    main()
