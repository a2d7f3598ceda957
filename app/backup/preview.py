"""Says what a backup holds before anybody restores it, and whether the keys for it are at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.backup.archive import Archive
from app.backup.destroyed_keys import DestroyedKey
from app.backup.key_sheet import SheetKeys
from app.backup.restoring import fitting_keys, needed_keys
from app.database.schema import known_revisions
from app.settings import Settings


def seen_in(
    archive: Archive, settings: Settings, sheet: SheetKeys, destroyed: Collection[DestroyedKey] = ()
) -> Iterator[str]:
    """One thing a line; every part has been read and checked by then, or BackupDamaged is raised."""
    manifest = archive.manifest
    for part in manifest.parts:
        for _ in archive.lines(part):
            pass
    yield f"Made {manifest.made_at:%Y-%m-%d %H:%M} UTC by Oasen {manifest.program} on {manifest.database}; it is whole."
    for part in manifest.parts:
        if part.row_count:
            yield f"  {part.table}: {part.row_count}"
    yield f"Its audit log ends at {manifest.audit_head}."
    if manifest.schema not in known_revisions():
        yield "It was made by a newer version of Oasen: bring Oasen up to date before restoring."
    if manifest.are_keys_inside:
        yield "The keys are inside."
    missing = sorted(set(needed_keys(archive, destroyed)) - set(fitting_keys(archive, settings, sheet, destroyed)))
    if missing:
        yield f"Needed from the key sheet, by --keys FILE: {', '.join(missing)}."
    else:
        yield "Every key it needs is at hand."
