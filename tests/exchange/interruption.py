"""Does something at one moment of an import; as a program of its own it dies there, as by kill -9.

`python -m tests.exchange.interruption FILE MOMENT`, on the instance that the environment names.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from app.clock import now
from app.command_line import Installation
from app.database.wall import Across, across_organisations
from app.exchange.actions import EntryImport
from app.exchange.files.csv_rows import CsvFile
from app.exchange.files.entry_file import ENTRY_COLUMNS
from app.exchange.progress import Advance, Silence
from app.settings import Settings

BEFORE_WRITING = "before it is written"
BEFORE_SUMMING = "before it is summed"
BEFORE_COUNTING = "before it counts"
MOMENTS = [BEFORE_WRITING, BEFORE_SUMMING, BEFORE_COUNTING]
AFTER_PORTION_OF = {"Taking in": BEFORE_SUMMING, "Adding up": BEFORE_COUNTING}


class Interruption(Silence):
    """Calls `act` once, at the moment."""

    def __init__(self, moment: str, act: Callable[[], object]) -> None:
        self.moment = moment
        self.act = act
        self.is_done = False

    def announce(self, what: str, total: int) -> Advance:
        """Called when a part of the work begins; what it gives is called after each portion."""
        if what == "Taking in":
            self._come(BEFORE_WRITING)
        return lambda _: self._come(AFTER_PORTION_OF.get(what))

    def _come(self, moment: str | None) -> None:
        if moment == self.moment and not self.is_done:
            self.is_done = True
            self.act()


def import_and_die(name: str, moment: str) -> None:
    """Take in the file up to the moment."""
    installation = Installation(Settings.from_environment())
    file = CsvFile(name, Path(name).read_bytes(), ENTRY_COLUMNS)
    death = Interruption(moment, lambda: os.kill(os.getpid(), signal.SIGKILL))
    with installation.app.app_context(), across_organisations(Across.MACHINE):
        EntryImport(file, installation.settings, now(), progress=death).take_in()


if __name__ == "__main__":
    import_and_die(*sys.argv[1:])
