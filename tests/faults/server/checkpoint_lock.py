"""Sees whether SQLite is carrying pages from its log of writes into the database, by the locks that it then holds.

The bytes that are locked are described in https://www.sqlite.org/walformat.html, "WAL Locks". Whoever asks must not
have the database open: closing the file here would drop the locks that this process holds.
"""

from __future__ import annotations

import fcntl
import struct
from pathlib import Path

CHECKPOINT_BYTE, RECOVERY_BYTE = 121, 122  # of the file that its processes share
LOCK = "hhqqi"  # struct flock: type, whence, start, length, process


def is_in_checkpoint(database: Path) -> bool:
    """Whether a checkpoint is under way; putting in order what a killed process left takes the same lock and more."""
    try:
        with database.with_name(f"{database.name}-shm").open("rb+") as shared:
            return _is_locked(shared.fileno(), CHECKPOINT_BYTE) and not _is_locked(shared.fileno(), RECOVERY_BYTE)
    except FileNotFoundError:
        return False


def _is_locked(file: int, byte: int) -> bool:
    asked = struct.pack(LOCK, fcntl.F_WRLCK, 0, byte, 1, 0)
    return struct.unpack(LOCK, fcntl.fcntl(file, fcntl.F_GETLK, asked))[0] != fcntl.F_UNLCK
