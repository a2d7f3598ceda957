"""Which backups there are, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.backup.plan import plan_of
from app.backup.refusals import NoBackup
from app.backup.rotation import moment_in
from app.settings import Settings


@dataclass(frozen=True)
class KeptBackup:
    """A backup in a folder of backups."""

    path: Path
    made_at: datetime


def backups_folder(settings: Settings) -> Path:
    """Where the nightly backups of an instance lie."""
    return settings.instance / "backups"


def second_folder(settings: Settings) -> Path | None:
    """Where a copy of each goes, like a USB stick: as the setting says, else the plan; None when neither does."""
    folder = settings.backup_folder or plan_of(settings).folder
    return Path(folder) if folder else None


def backups_in(folder: Path) -> list[KeptBackup]:
    """The backups of a folder by their names, the newest first; other files are nobody's business here."""
    found = [KeptBackup(path, made_at) for path in folder.glob("*.age") if (made_at := moment_in(path.name))]
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def newest_backup(settings: Settings) -> KeptBackup:
    """The newest in the instance's folder; raises NoBackup."""
    found = backups_in(backups_folder(settings))
    if not found:
        raise NoBackup(f"There is no backup in {backups_folder(settings)} yet. Make one: oasen backup")
    return found[0]
