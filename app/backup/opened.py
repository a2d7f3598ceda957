"""Opens a backup: unlocked with what is at hand, and known to hold together before anybody looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyrage.x25519 import Identity

from app.backup.archive import Archive
from app.backup.locking import unlock
from app.backup.refusals import NoBackup


def opened(file: Path, identities: Sequence[Identity]) -> Archive:
    """What lies in the file; raises NoBackup, BackupLocked, BackupDamaged."""
    try:
        with file.open("rb") as locked:
            return Archive(unlock(locked, identities))
    except OSError as error:
        raise NoBackup(f"The backup {file} cannot be read: {error.strerror}.") from None
