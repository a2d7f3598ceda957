"""`python3 -m tests.guide.pictures`: takes the pictures of guide and README anew, from a demonstration made for it.

Here and not in app/, because the browser is among what tests need. To be run when a test says that a picture is old.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from app import bootstrap


def main() -> None:
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.guide.pictures")
    # Only now is the browser there.
    from tests.guide.photographer import take_pictures

    with tempfile.TemporaryDirectory() as folder:
        take_pictures(Path(folder))


if __name__ == "__main__":
    main()
