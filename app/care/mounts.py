"""What a line of /proc/mounts says, and whether somebody may have plugged that in; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

ESCAPED = re.compile(r"\\([0-7]{3})")  # proc_mounts(5): blank, tab, newline and backslash stand as octal numbers
WHERE_DESKTOPS_PUT_THEM = ("/media", "/run/media")


class Mount(NamedTuple):
    """A device and the folder in which what is on it is seen."""

    device: str
    folder: PurePosixPath
    can_be_written: bool


def mounts_in(text: str) -> Iterator[Mount]:
    """Each mounted device of /proc/mounts; what is no device, like proc itself, is left out."""
    for line in text.splitlines():
        parts = [ESCAPED.sub(lambda found: chr(int(found[1], 8)), part) for part in line.split(" ")]
        if len(parts) >= 4 and parts[0].startswith("/dev/"):
            yield Mount(parts[0], PurePosixPath(parts[1]), "rw" in parts[3].split(","))


def is_put_where_sticks_are(mount: Mount) -> bool:
    """Whether it lies where a desktop shows what was plugged in, however deep: /media/anna/STICK."""
    return any(mount.folder.is_relative_to(folder) for folder in WHERE_DESKTOPS_PUT_THEM)


def disk_of(device: str) -> str:
    """The disk of a partition, as the kernel calls it: sdb of /dev/sdb1, mmcblk0 of /dev/mmcblk0p1."""
    name = PurePosixPath(device).name
    numbered = re.fullmatch(r"(.*\d)p\d+", name)
    return numbered[1] if numbered else name.rstrip("0123456789") or name
