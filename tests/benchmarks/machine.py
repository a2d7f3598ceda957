"""What the measuring happens on: a real disk, a named processor."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.bootstrap import ROOT

IN_MEMORY = {"tmpfs", "ramfs"}


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder on a real disk, gone afterwards: in memory a durable commit costs nothing and says nothing."""
    places = [Path(tempfile.gettempdir()), Path("/var/tmp"), ROOT / "instance"]  # noqa: S108  # named by mkdtemp
    on_disk = next((each for each in places if each.is_dir() and file_system(each) not in IN_MEMORY), ROOT)
    with tempfile.TemporaryDirectory(prefix="oasen-bench-", dir=on_disk) as folder:
        yield Path(folder)


def file_system(folder: Path) -> str:
    """The kind of file system a folder lies on, where the system tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown"
    found = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    above = [(place, kind) for place, kind in found if folder.resolve().is_relative_to(place)]
    # In a chroot the root itself is in no list of mounts.
    return max(above, key=lambda each: len(each[0]), default=("", "unknown"))[1]


def description(folder: Path) -> str:
    """One line on what was measured on."""
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, "
        f"Python {sys.version.split()[0]}, disk: {file_system(folder)}"
    )
