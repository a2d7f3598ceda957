"""A disk of its own, whose power can be cut: what had not been flushed by then is gone. Needs root."""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
import time
from pathlib import Path

SHUT_DOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
WITHOUT_FLUSH = 2  # EXT4_GOING_FLAGS_NOLOGFLUSH
SIZE_BYTES = 512 * 2**20
UNMOUNTED_WITHIN_SECONDS = 15


class NoDisk(Exception):
    """There can be no such disk here; the text says what is missing."""


class Disk:
    """An ext4 in a file, mounted in a folder."""

    def __init__(self, image: Path, folder: Path, size_bytes: int | None = None) -> None:
        if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
            raise NoDisk("mounting a disk of its own needs root and mkfs.ext4")
        self._image, self.folder = image, folder
        folder.mkdir()
        with image.open("wb") as file:
            file.truncate(size_bytes or SIZE_BYTES)
        _well("mkfs.ext4", "-q", image)
        self.mount()

    def mount(self) -> None:
        """The power is back."""
        _well("mount", "-o", "loop", self._image, self.folder)

    def cut(self) -> None:
        """Cut the power: from now on nothing gets to the disk, not even what was on its way."""
        place = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(place, SHUT_DOWN, struct.pack("I", WITHOUT_FLUSH))
        finally:
            os.close(place)

    def unmount(self) -> None:
        """Take it away, once nobody holds on to it."""
        deadline = time.monotonic() + UNMOUNTED_WITHIN_SECONDS
        while _run("umount", self.folder).returncode != 0:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{self.folder} cannot be unmounted")
            time.sleep(0.1)

    def settle(self) -> None:
        """Let everything get to the disk, as on a tablet that has been in use since yesterday."""
        _well("sync", "-f", self.folder)


def _run(program: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([program, *words], capture_output=True, text=True)


def _well(program: str, *words: str | Path) -> None:
    """Run it; raises NoDisk when it does not go well."""
    done = _run(program, *words)
    if done.returncode != 0:
        raise NoDisk(f"{program}: {done.stderr.strip()}")
