"""Reads a copy through to its last line, and says what is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.backup.archive import Archive
from app.backup.key_sheet import SheetKeys
from app.backup.refusals import BackupDamaged, BackupLocked
from app.backup.restoring import destroyed_around, fitting_keys, needed_keys, opened_with
from app.care.seen_copies import SeenCopy, checksum_of, note_seen, seen_copies
from app.database.schema import known_revisions
from app.settings import Settings


def read_through(settings: Settings, file: Path, sheet: SheetKeys, now: datetime) -> SeenCopy:
    """Read it all, and note what was learned; raises NoBackup, BackupLocked.

    A damaged one is noted as such. One that does not open here, but was read when it did, is compared with what it was.
    """
    try:
        archive = opened_with(settings, file, sheet)
        seen = _described(settings, file, archive, sheet, now)
    except BackupDamaged:
        seen = SeenCopy(now.isoformat(), is_whole=False)
    except BackupLocked:
        before = seen_copies(settings).get(str(file))
        if before is None or not before.checksum:
            raise
        seen = replace(before, read_at=now.isoformat(), is_whole=checksum_of(file) == before.checksum)
    note_seen(settings, file, seen)
    return seen


def note_as_same(settings: Settings, file: Path, original: SeenCopy) -> bool:
    """Of a copy of a file that was read through: whether it is the same to the byte, which is noted."""
    is_same = checksum_of(file) == original.checksum
    note_seen(settings, file, replace(original, is_whole=is_same))
    return is_same


def _described(settings: Settings, file: Path, archive: Archive, sheet: SheetKeys, now: datetime) -> SeenCopy:
    manifest = archive.manifest
    for part in manifest.parts:
        for _ in archive.lines(part):
            pass
    destroyed = destroyed_around(settings, file)
    missing = set(needed_keys(archive, destroyed)) - set(fitting_keys(archive, settings, sheet, destroyed))
    return SeenCopy(
        now.isoformat(),
        is_whole=True,
        checksum=checksum_of(file),
        program=manifest.program,
        counts=manifest.row_counts,
        is_from_newer=manifest.schema not in known_revisions(),
        missing_keys=tuple(sorted(missing)),
    )
