"""When the latest backup was made: the one question that is asked of the folder of backups."""

from __future__ import annotations

from datetime import UTC, datetime

from app.settings import Settings

FOLDER, ENDING = "backups", ".age"


def newest_backup_at(settings: Settings) -> datetime | None:
    """When the newest finished backup in the instance was written; None where there is none."""
    files = (settings.instance / FOLDER).rglob(f"*{ENDING}")
    seconds = max((file.stat().st_mtime for file in files if file.is_file() and file.stat().st_size), default=None)
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
