"""Which sticks and disks are plugged in just now, and whether a folder lies on the same disk as Oasen."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.care.mounts import disk_of, is_put_where_sticks_are, mounts_in

MOUNTS, DISKS = Path("/proc/mounts"), Path("/sys/block")
FOLDER_ON_STICK = "Oasen"
WINDOWS_REMOVABLE = 2  # DRIVE_REMOVABLE of GetDriveTypeW


@dataclass(frozen=True)
class Stick:
    """Something plugged in. folder: where copies go on it, which may not be there yet."""

    name: str
    folder: Path
    free_bytes: int


def plugged_in() -> list[Stick]:
    """The sticks and disks that somebody has plugged in and that can be written to, by name."""
    roots = _roots_on_windows() if sys.platform == "win32" else _roots_on_linux()
    return [stick for root in roots for stick in _stick_at(root)]


def is_on_same_disk(folder: Path, other: Path) -> bool:
    """Whether both lie on one disk, so that both go when it breaks; a folder that is to come, by where it will lie."""
    try:
        return _standing(folder).stat().st_dev == _standing(other).stat().st_dev
    except OSError:
        return False


def _standing(folder: Path) -> Path:
    return next((each for each in (folder.absolute(), *folder.absolute().parents) if each.exists()), folder)


def _stick_at(root: Path) -> Iterator[Stick]:
    try:
        if os.access(root, os.W_OK):
            yield Stick(root.name or str(root), root / FOLDER_ON_STICK, shutil.disk_usage(root).free)
    except OSError:  # pulled out just now
        return


def _roots_on_linux() -> list[Path]:
    try:
        mounts = list(mounts_in(MOUNTS.read_text("utf-8", "replace")))
    except OSError:
        return []
    return sorted(
        Path(mount.folder)
        for mount in mounts
        if mount.can_be_written and (is_put_where_sticks_are(mount) or _is_removable(mount.device))
    )


def _is_removable(device: str) -> bool:
    try:
        return (DISKS / disk_of(device) / "removable").read_text().strip() == "1"
    except OSError:
        return False


def _roots_on_windows() -> list[Path]:
    if sys.platform != "win32":
        return []
    import ctypes

    drives = [f"{letter}:\\" for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"]
    return [Path(each) for each in drives if ctypes.windll.kernel32.GetDriveTypeW(each) == WINDOWS_REMOVABLE]
