"""What the server sees to once a night: the one list of it, and the thread that starts each as a command.

A command of its own, and politely: who taps at a door at that moment waits for none of it, and what it took of the
memory is given back. A computer that is off at night does it when it is next switched on.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess  # noqa: S404  # starts this very program
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta

from app.backup.plan import plan_of
from app.bootstrap import ROOT
from app.clock import now
from app.fresh_file import fresh_file, settle
from app.organisations.models import DEFAULT_TIME_ZONE
from app.service_day import local_time
from app.settings import Settings

# By name, in this order, each with the words of its command. What fails is tried again until it goes well, but for
# what is done once a night however it goes.
NIGHTLY: dict[str, tuple[str, ...]] = {
    "retention": ("retention",),
    "backup": ("backup",),
    "reading-through": ("check", "--thorough"),
    "put-aside": ("take-up", "--remove-aside", "--only-old"),
    "left-versions": ("update", "--remove-old"),
}
# A damaged database is as damaged ten minutes later, and reading all of it again and again would wear the disk that is
# failing, and hold up the backup that is to be made of it.
ONCE_A_NIGHT = frozenset({"reading-through"})
BEGINS_MINUTE = 4 * 60 + 30  # of the clock on the wall: the service day has ended by then
FIRST_LOOK_AFTER_SECONDS = 60  # a start is not held up by the night's work
LOOKS_AGAIN_AFTER_SECONDS = 600
NOTE = "nightly.json"
LOGGER = logging.getLogger(__name__)
Run = Callable[[Settings, Sequence[str]], str]


@dataclass
class NightlyNote:
    """done: the day of the night in which each was last done; failed: what stood in the way, or was found, in words."""

    done: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def night_of(moment: datetime) -> date:
    """The night that a moment belongs to: half past four has passed, or it is the one before."""
    return local_time(moment, DEFAULT_TIME_ZONE, BEGINS_MINUTE).day


def see_to(settings: Settings, moment: datetime, run: Run) -> None:
    """Do what has not been done in this night. run: gives what stood in a command's way, nothing when it went well."""
    night = night_of(moment)
    note = nightly_note(settings)
    for name, words in NIGHTLY.items():
        if note.done.get(name, "") >= _done_since(settings, name, night):  # later: the clock has been set back since
            continue
        trouble = run(settings, words)
        if trouble:
            note.failed[name] = trouble
        else:
            note.failed.pop(name, None)
        if not trouble or name in ONCE_A_NIGHT:
            note.done[name] = night.isoformat()
        with fresh_file(settings.instance / NOTE) as file:
            file.write(json.dumps(asdict(note), indent=1).encode())
            settle(file)


def _done_since(settings: Settings, name: str, night: date) -> str:
    """The night since which it is enough to have been done: this one, for a weekly backup one of seven."""
    is_weekly = name == "backup" and plan_of(settings).is_weekly
    return (night - timedelta(days=6 if is_weekly else 0)).isoformat()


def nightly_note(settings: Settings) -> NightlyNote:
    """What was done when; as if nothing had been, when the note is not there or cannot be read."""
    try:
        return NightlyNote(**json.loads((settings.instance / NOTE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return NightlyNote()


def run_command(settings: Settings, words: Sequence[str]) -> str:
    """Run `oasen` with the words; what it said when it did not go well."""
    politely = ["nice", "-n", "10"] if shutil.which("nice") else []
    finished = subprocess.run(  # noqa: S603  # fixed words of the list above
        [*politely, sys.executable, "-P", "-m", "app", *words],
        env=os.environ | settings.as_environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = finished.stderr.strip()[-300:] or finished.stdout.strip()[:300]
    return "" if finished.returncode == 0 else said or "It ended without a word."


class NightWatch:
    """Looks now and then, beside the server's other work, whether the night's work has been done."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        threading.Thread(target=self._run, name="night-watch", daemon=True).start()

    def _run(self) -> None:
        time.sleep(FIRST_LOOK_AFTER_SECONDS)
        while True:
            try:
                see_to(self._settings, now(), run_command)
            except Exception as error:  # the next look tries again; this thread must not end
                LOGGER.error("the night's work waits: %s", type(error).__name__)
            time.sleep(LOOKS_AGAIN_AFTER_SECONDS)
