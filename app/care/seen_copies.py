"""What has been learned of copies by reading them through, kept beside them in the instance's folder.

A copy that the machine can no longer open, because the key sheet is in its envelope, is known by the checksum that it
had when it was read: as long as that holds, it is what it was.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from app.fresh_file import fresh_file, settle
from app.settings import Settings

NOTE = "copies-read.json"
MOST_KEPT = 400


@dataclass(frozen=True)
class SeenCopy:
    """A copy as it was when it was last read through.

    read_at: when, in ISO 8601. counts: rows by table. is_from_newer: made by a version that this one does not know.
    missing_keys: file names of keys that are not on this machine. checksum: SHA-256 of the file as it lies there.
    """

    read_at: str
    is_whole: bool
    checksum: str = ""
    program: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    is_from_newer: bool = False
    missing_keys: tuple[str, ...] = ()

    @property
    def read_moment(self) -> datetime:
        """When it was read."""
        return datetime.fromisoformat(self.read_at)


def seen_copies(settings: Settings) -> dict[str, SeenCopy]:
    """By the path of the copy; nothing where the note is not there or cannot be read."""
    try:
        kept = json.loads((settings.instance / NOTE).read_text("utf-8"))
        return {path: _seen(values) for path, values in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def note_seen(settings: Settings, file: Path, seen: SeenCopy) -> None:
    """Write down what was learned of the copy; raises CannotWriteFile."""
    every = seen_copies(settings)
    every.pop(str(file), None)
    every[str(file)] = seen
    newest = dict(list(every.items())[-MOST_KEPT:])
    with fresh_file(settings.instance / NOTE) as note:
        note.write(json.dumps({path: asdict(each) for path, each in newest.items()}).encode())
        settle(note)


def checksum_of(file: Path) -> str:
    """Of the file as it lies there; raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _seen(values: dict[str, object]) -> SeenCopy:
    missing = values.get("missing_keys")
    return SeenCopy(**values | {"missing_keys": tuple(missing) if isinstance(missing, list) else ()})  # type: ignore[arg-type]  # as asdict wrote them
