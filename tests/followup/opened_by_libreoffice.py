"""`python3 -m tests.followup.opened_by_libreoffice`: opens the report's files in LibreOffice; a longer run than tests.

`--pictures FOLDER` keeps a picture of each page. Needs LibreOffice's Writer and Calc, and pdftoppm.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app import bootstrap


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests.followup.opened_by_libreoffice")
    parser.add_argument("--pictures", type=Path, help="Keep a picture of each page in this folder.")
    asked = parser.parse_args()
    bootstrap.enter(bootstrap.TESTS_LOCK, module="tests.followup.opened_by_libreoffice")
    # Only now are the packages there that the formats stand on.
    from tests.followup.libreoffice import NotAsItShould, open_everything

    try:
        open_everything(asked.pictures)
    except NotAsItShould as error:
        sys.exit(f"opened_by_libreoffice: {error}")


if __name__ == "__main__":
    main()
