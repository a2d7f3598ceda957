"""Reads how far SQLite's log of writes had come, from the file that its processes share: also after they were killed.

The file's form is described in https://www.sqlite.org/walformat.html, "The WAL-Index File Format".
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

FRAME_COUNT_AT = 16  # mxFrame of the first header
CARRIED_COUNT_AT = 96  # nBackfill, then five read marks and eight locks
TRIED_COUNT_AT = 128  # nBackfillAttempted


@dataclass(frozen=True)
class WalIndex:
    """frames: pages in the log. carried: of these, in the database too. tried: a checkpoint is to carry so many."""

    frames: int
    carried: int
    tried: int

    @property
    def is_in_checkpoint(self) -> bool:
        """Whether a checkpoint has set out and not arrived."""
        return self.tried > self.carried


def wal_index(database: Path) -> WalIndex:
    """How far it had come; nothing where nobody has opened the database."""
    try:
        content = database.with_name(f"{database.name}-shm").read_bytes()
    except FileNotFoundError:
        content = b""
    if len(content) < TRIED_COUNT_AT + 4:
        return WalIndex(0, 0, 0)
    return WalIndex(*(struct.unpack_from("=I", content, at)[0] for at in PLACES))


PLACES = (FRAME_COUNT_AT, CARRIED_COUNT_AT, TRIED_COUNT_AT)
