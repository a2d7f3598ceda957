"""What each errand does that takes a while and is done beside the server, stage by stage (errand_stages.py).

An errand is asked for in words that fit into JSON, and gives back what came of it in such words too: it runs in a
process of its own (app/care/errand_room.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.backup.actions import copy_newest, make_rotated_backup
from app.backup.key_sheet import keys_in
from app.backup.queries import newest_backup, second_folder
from app.backup.rehearsing import rehearse
from app.backup.restoring import NO_SHEET, Wanted, restore
from app.care.errand_stages import COMPARING, COPYING, MAKING, READING, RESTORING
from app.care.reading_through import note_as_same, read_through
from app.care.refusals import CopyFailed
from app.care.rehearsed import note_rehearsed
from app.care.taking_up import order_taking_up, restored_folder, say_what_it_holds
from app.care.tombstones_here import tombstones_around
from app.care.updating.preparing import prepare_update, prepare_way_back
from app.clock import now
from app.settings import Settings

Asked = Mapping[str, Any]
Tell = Callable[[str], None]


def back_up_now(settings: Settings, asked: Asked, tell: Tell) -> dict[str, Any]:
    """A backup here, a copy in the folder that is asked for or planned, both read through."""
    tell(MAKING)
    made = make_rotated_backup(settings, now())
    tell(COPYING)
    planned = second_folder(settings)
    wanted = Path(asked["folder"]) if asked.get("folder") else planned
    if wanted is not None and wanted != planned:
        _copy(settings, wanted)
    tell(READING)
    return _read_both(settings, made.path, None if wanted is None else wanted / made.path.name)


def copy_now(settings: Settings, asked: Asked, tell: Tell) -> dict[str, Any]:
    """The newest copy once more into a folder, as when the stick was not there at night."""
    tell(COPYING)
    folder = Path(asked["folder"])
    _copy(settings, folder)
    tell(READING)
    newest = newest_backup(settings).path
    return _read_both(settings, newest, folder / newest.name)


def read_copy(settings: Settings, asked: Asked, tell: Tell) -> dict[str, Any]:
    """One copy, read through to its last line."""
    tell(READING)
    return asdict(read_through(settings, Path(asked["file"]), _sheet(asked), now()))


def rehearse_copy(settings: Settings, asked: Asked, tell: Tell) -> dict[str, Any]:
    """A copy restored where nobody sees it, and compared with what is here."""
    file = Path(asked["file"])
    tell(READING)
    read_through(settings, file, _sheet(asked), now())
    tell(COMPARING)
    compared = rehearse(settings, file, _sheet(asked))
    return asdict(note_rehearsed(settings, file, compared, now()))


def prepare_copy(settings: Settings, asked: Asked, tell: Tell) -> dict[str, Any]:
    """A copy restored beside what is here; the next start takes it up."""
    moment, file, sheet = now(), Path(asked["file"]), _sheet(asked)
    folder = restored_folder(settings, moment)
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    tell(READING)
    read_through(settings, file, sheet, moment)
    tell(RESTORING)
    tombstones = tombstones_around(settings, file, is_house_here=not asked.get("is_first"))
    done = restore(settings, Wanted(file, folder, sheet, bool(asked.get("may_lack_keys"))), tombstones)
    made_at = done.put_back.manifest.made_at
    say_what_it_holds(folder, made_at)
    order_taking_up(settings, folder, moment, bool(asked.get("is_first")))
    return {"made_at": made_at.isoformat(), "missing_keys": list(done.missing_keys)}


def bring_version(settings: Settings, asked: Asked, tell: Tell) -> dict[str, Any]:
    """A new version laid down beside this one and tried; the next start goes over to it."""
    return {"version": prepare_update(settings, Path(asked["source"]), now(), tell).order.version}


def prepare_back(settings: Settings, _asked: Asked, tell: Tell) -> dict[str, Any]:
    """The way back to the version before, tried; the next start goes it."""
    return {"version": prepare_way_back(settings, now(), tell).order.version}


# Each asks for its settings and its words, and tells at which stage it is.
ERRANDS: dict[str, Callable[[Settings, Asked, Tell], dict[str, Any]]] = {
    "back-up": back_up_now,
    "copy": copy_now,
    "read": read_copy,
    "rehearse": rehearse_copy,
    "prepare": prepare_copy,
    "update": bring_version,
    "go-back": prepare_back,
}


def _copy(settings: Settings, folder: Path) -> None:
    """Into a folder that is made on the stick the first time; raises CopyFailed."""
    if folder.parent.is_dir():
        folder.mkdir(exist_ok=True)
    if remarks := copy_newest(settings, folder, now()):
        raise CopyFailed(remarks[0])


def _read_both(settings: Settings, here: Path, there: Path | None) -> dict[str, Any]:
    seen = read_through(settings, here, NO_SHEET, now())
    is_there = there is not None and there.is_file() and note_as_same(settings, there, seen)
    return {"name": here.name, "is_whole": seen.is_whole, "is_copied": is_there}


def _sheet(asked: Asked) -> Any:
    return keys_in(asked["sheet"]) if asked.get("sheet") else NO_SHEET
