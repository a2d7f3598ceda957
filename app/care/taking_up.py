"""Lets a restored house take the place of the one that is served, at the next start, with a way back.

Nothing is moved while the server has it open. What is asked for lies as a note in the instance's folder; whoever starts
the server next moves what is here aside, puts the other in its place, and removes the note. Each move is a change of
name on one disk, and the note lists them all: a start that was cut off by a power cut goes on where that one was.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.backup.key_files import NEWEST, PUBLIC
from app.backup.sheet_standing import NOTE as SHEET_NOTE
from app.care.refusals import NothingToTakeUp, NotInFiles
from app.fresh_file import fresh_file, settle, settle_folder
from app.settings import Settings

ORDER, SAYS = "take-up.json", "about.json"
RESTORED, ASIDE = "restored", "aside"
DATABASE, KEYS = "oasen.sqlite", "keys"
# Of the keys' folder, what belongs to this machine's backups, where both are of one installation.
CARRIED_OVER = (NEWEST, SHEET_NOTE)
STAMP = "%Y%m%dT%H%M%SZ"
KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class PutAside:
    """A house beside the one that is served. at: when it was put there; made_at: the moment it holds, in ISO 8601."""

    folder: Path
    at: datetime
    made_at: str


def restored_folder(settings: Settings, now: datetime) -> Path:
    """Where a house is restored that is to be taken up; raises NotInFiles where a database server holds it all."""
    if not settings.url_of_database.startswith("sqlite") or settings.database_url:
        raise NotInFiles(
            "The database is not in the instance's folder, so that another folder cannot take its place. "
            "Restore by command: oasen restore FILE --into FOLDER, and start with OASEN_INSTANCE=FOLDER."
        )
    return settings.instance / RESTORED / now.astimezone(UTC).strftime(STAMP)


def say_what_it_holds(folder: Path, made_at: datetime) -> None:
    """Write down in a restored folder of which moment it is."""
    _write(folder / SAYS, {"made_at": made_at.isoformat()})


def order_taking_up(settings: Settings, folder: Path, now: datetime, is_first: bool = False) -> None:
    """Let the next start take up this house, which lies in the instance's folder; raises NothingToTakeUp.

    is_first: nobody lives here yet, so that there is nothing to keep aside.
    """
    restored_folder(settings, now)
    if not (folder / DATABASE).is_file() or not (folder / KEYS).is_dir():
        raise NothingToTakeUp(f"There is no house in {folder} that could be taken up.")
    order = {
        "from": folder.resolve().relative_to(settings.instance.resolve()).as_posix(),
        "aside": f"{ASIDE}/{now.astimezone(UTC).strftime(STAMP)}",
        "at": now.isoformat(),
        "is_first": is_first,
    }
    _write(settings.instance / ORDER, order)


def withdraw_order(settings: Settings) -> None:
    """Let the next start be like any other; what was prepared is removed."""
    order = ordered(settings)
    (settings.instance / ORDER).unlink(missing_ok=True)
    if order is not None and order["from"].startswith(f"{RESTORED}/"):
        shutil.rmtree(settings.instance / order["from"], ignore_errors=True)


def ordered(settings: Settings) -> dict[str, Any] | None:
    """What the next start is to take up, from which folder; None where nothing was asked for."""
    try:
        found: dict[str, Any] = json.loads((settings.instance / ORDER).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return found


def take_up_what_is_ordered(settings: Settings) -> bool:
    """Do what was asked for, before anything is opened; whether something was."""
    order = ordered(settings)
    if order is None:
        return False
    instance = settings.instance
    come, gone = instance / order["from"], instance / order["aside"]
    for folder in (gone.parent, gone):  # only the last of several gets the mode that is asked for
        folder.mkdir(mode=0o700, exist_ok=True)
    if "put_aside" not in order:  # else a start before this one was cut off
        _carry_over(instance / KEYS, come / KEYS)
        order |= {"put_aside": _house_in(instance), "taken_up": _house_in(come)}
        _write(gone / SAYS, {"made_at": order["at"]})
        _write(instance / ORDER, order)
    for name in order["put_aside"]:
        _move(instance / name, gone / name)
    for name in order["taken_up"]:
        _move(come / name, instance / name)
    settle_folder(instance)
    (instance / ORDER).unlink()
    settle_folder(instance)
    for emptied in (come, gone) if order["is_first"] else (come,):
        shutil.rmtree(emptied, ignore_errors=True)
    return True


def put_aside(settings: Settings, before: datetime | None = None) -> list[PutAside]:
    """The houses that were put aside, the newest first; with a moment only those put there earlier."""
    folders = (each for each in (settings.instance / ASIDE).glob("*Z") if (each / DATABASE).is_file())
    found = [
        PutAside(each, datetime.strptime(each.name, STAMP).replace(tzinfo=UTC), _made_at(each)) for each in folders
    ]
    wanted = [each for each in found if before is None or each.at < before]
    return sorted(wanted, key=lambda each: each.at, reverse=True)


def remove_put_aside(going: Iterable[PutAside]) -> None:
    """Remove them, for good."""
    for each in going:
        shutil.rmtree(each.folder)


def _house_in(folder: Path) -> list[str]:
    """The names of what is moved: the keys, and the database with what SQLite keeps beside it."""
    return [*sorted(each.name for each in folder.glob(f"{DATABASE}*")), KEYS]


def _move(source: Path, target: Path) -> None:
    if not target.exists() and source.exists():
        source.replace(target)


def _carry_over(present: Path, coming: Path) -> None:
    if not _has_same_backup_key(present, coming):
        return
    for name in CARRIED_OVER:
        if (present / name).exists() and not (coming / name).exists():
            shutil.copy2(present / name, coming / name)


def _has_same_backup_key(present: Path, coming: Path) -> bool:
    try:
        return (present / PUBLIC).read_bytes() == (coming / PUBLIC).read_bytes()
    except OSError:
        return False


def _made_at(folder: Path) -> str:
    try:
        return str(json.loads((folder / SAYS).read_text("utf-8"))["made_at"])
    except (OSError, ValueError, KeyError):
        return ""


def _write(path: Path, values: dict[str, Any]) -> None:
    with fresh_file(path) as file:
        file.write(json.dumps(values).encode())
        settle(file)
