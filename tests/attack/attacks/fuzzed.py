"""The process in which atheris tries one reader: `python -m tests.attack.attacks.fuzzed PACKAGES READER OPTIONS`."""

from __future__ import annotations

import sys


def main() -> None:
    _, packages, name, *options = sys.argv
    # Behind the project's own packages: nothing but atheris is taken from there.
    sys.path.append(packages)
    import atheris

    with atheris.instrument_imports(include=["app"]):
        from tests.attack.attacks.readers import READERS

        reader = READERS[name].made()
    refusals = READERS[name].refusals

    def try_once(data: bytes) -> None:
        try:
            reader(data)
        except refusals:
            return

    atheris.Setup([sys.argv[0], *options], try_once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
