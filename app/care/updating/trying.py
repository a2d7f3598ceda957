"""Tries a version on a copy of the house before the house itself is brought to it, or back to it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.backup.restoring import NO_SHEET, Wanted, restore
from app.backup.tombstones import tombstones_of
from app.bootstrap.versions import running
from app.care.updating.actions import TRIED
from app.care.updating.laying_down import Answer, run_in
from app.care.updating.refusals import VersionFails
from app.figures.document import one_moment
from app.settings import Settings

WORDS_SHOWN = 400


@dataclass(frozen=True)
class CopyOfHouse:
    """A house that nobody uses, made of a backup, on SQLite whatever the house itself has."""

    settings: Settings
    entry_count: int


@contextmanager
def copy_of_house(settings: Settings, backup: Path) -> Iterator[CopyOfHouse]:
    """A copy of what the backup holds, in a hidden folder of the instance, which is gone afterwards."""
    for left_over in settings.instance.glob(f"{TRIED}*"):  # of a run that was killed
        shutil.rmtree(left_over, ignore_errors=True)
    with one_moment() as connection:
        tombstones = tombstones_of(connection)
    with tempfile.TemporaryDirectory(prefix=TRIED, dir=settings.instance) as folder:
        elsewhere = replace(settings, database_url="", backup_folder="")
        wanted = Wanted(backup, Path(folder) / "instance", NO_SHEET, may_lack_keys=True)
        restored = restore(elsewhere, wanted, tombstones)
        entry_count = restored.put_back.manifest.row_counts.get("entries", 0)
        yield CopyOfHouse(replace(elsewhere, instance=wanted.folder), entry_count)


def try_forwards(copy: CopyOfHouse, name: str) -> None:
    """Let the version bring the copy up to date, read it through and answer from it; raises VersionFails."""
    _asked(copy, name, ["init"])
    _asked(copy, name, ["check", "--thorough"])
    _hear_answers(copy, name)


def try_backwards(copy: CopyOfHouse, name: str, revision: str) -> None:
    """Let the version that runs take the copy back, and the one that is gone back to answer; raises VersionFails."""
    _asked(copy, running(), ["trial", "--take-back", revision])
    _asked(copy, name, ["check", "--thorough"])
    _hear_answers(copy, name)


def _hear_answers(copy: CopyOfHouse, name: str) -> None:
    said = _asked(copy, name, ["trial"]).stdout.strip().splitlines()
    entry_count = json.loads(said[-1])["entries"] if said else None
    if entry_count != copy.entry_count:
        raise VersionFails(
            f"On a copy of the house it has {entry_count} entries where there are {copy.entry_count}. "
            "Nothing was changed: go on with the version that is here, and tell whoever the new one comes from."
        )


def _asked(copy: CopyOfHouse, name: str, arguments: list[str]) -> Answer:
    finished = run_in(name, arguments, copy.settings.as_environment())
    if finished.returncode != 0:
        said = (finished.stderr.strip() or finished.stdout.strip())[-WORDS_SHOWN:]
        raise VersionFails(
            "It was tried on a copy of the house, and that did not go well. Nothing was changed: go on with the "
            f"version that is here, and tell whoever the new one comes from. It said: {said or 'nothing'}"
        )
    return finished
