"""Which cards must not come back with a copy: those forgotten here, and those on the lists beside the copies."""

from __future__ import annotations

from pathlib import Path

from app.backup.queries import backups_folder
from app.backup.refusals import DestroyedUnread
from app.backup.tombstones import Tombstones, joined, read_tombstones, tombstones_of
from app.figures.document import one_moment
from app.settings import Settings


def tombstones_around(settings: Settings, file: Path, is_house_here: bool) -> Tombstones:
    """What the database here and the lists beside the copy and the backups know; raises DestroyedUnread."""
    try:
        known = [read_tombstones(folder) for folder in {file.resolve().parent, backups_folder(settings).resolve()}]
    except (ValueError, KeyError):
        raise DestroyedUnread("The list of forgotten cards beside the copies cannot be read. Take another.") from None
    if is_house_here:
        with one_moment() as connection:
            known.append(tombstones_of(connection))
    return joined(known)
