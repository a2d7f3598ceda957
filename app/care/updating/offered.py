"""What looks like a new version on the sticks that are in, and where downloads land, by name alone."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from app.care.sticks import plugged_in

# As systems call it in the languages of who installs this; the one that is not there is left out.
DOWNLOADS = ("Downloads", "Hämtningar", "Hämtade filer")
CALLED = ("oasen*.zip", "Oasen*.zip")
MOST_OFFERED = 6


def offered_versions() -> list[Path]:
    """ZIPs called like Oasen, the newest first. What is in them is read once one is chosen."""
    folders = [*(stick.folder.parent for stick in plugged_in()), *(_home() / name for name in DOWNLOADS)]
    found = {file for folder in folders for pattern in CALLED for file in _matching(folder, pattern)}
    return list(islice(sorted(found, key=_written_at, reverse=True), MOST_OFFERED))


def _matching(folder: Path, pattern: str) -> list[Path]:
    try:
        return [file for file in folder.glob(pattern) if file.is_file()]
    except OSError:
        return []


def _written_at(file: Path) -> tuple[float, str]:
    try:
        return file.stat().st_mtime, file.name
    except OSError:
        return 0.0, file.name


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # the user of a service may have none
        return Path("/nonexistent")
