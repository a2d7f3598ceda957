"""What the last rehearsal found, kept in the instance's folder so that a page can say when that was."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.care.queries import ASKED_ABOUT
from app.fresh_file import fresh_file, settle
from app.settings import Settings

if TYPE_CHECKING:  # it imports what puts the application together, and that imports this
    from app.backup.rehearsing import Compared

NOTE = "rehearsed.json"


@dataclass(frozen=True)
class Rehearsed:
    """at, made_at: when it was rehearsed, and of which moment the copy is, in ISO 8601.

    is_well: the copy gives back what it says it holds. counts: rows of tables that people ask about, then and now.
    """

    at: str
    made_at: str
    name: str
    is_well: bool
    counts: dict[str, list[int]]  # then, now
    equal_years: list[int]
    other_years: list[int]
    changed_years: list[int]
    missing_keys: list[str]

    @property
    def moment(self) -> datetime:
        """When it was rehearsed."""
        return datetime.fromisoformat(self.at)

    @property
    def made_moment(self) -> datetime:
        """Of which moment the copy is."""
        return datetime.fromisoformat(self.made_at)


def last_rehearsed(settings: Settings) -> Rehearsed | None:
    """None where nobody has rehearsed, or the note cannot be read."""
    try:
        found = Rehearsed(**json.loads((settings.instance / NOTE).read_text("utf-8")))
        return found if found.moment and found.made_moment else None
    except (OSError, ValueError, TypeError):
        return None


def note_rehearsed(settings: Settings, file: Path, compared: Compared, now: datetime) -> Rehearsed:
    """Write down what was found; raises CannotWriteFile."""
    found = Rehearsed(
        now.isoformat(),
        compared.made_at.isoformat(),
        file.name,
        compared.is_well,
        {table: list(compared.row_counts[table]) for table in ASKED_ABOUT if table in compared.row_counts},
        list(compared.equal_years),
        list(compared.other_years),
        list(compared.restored.changed_years),
        list(compared.missing_keys),
    )
    with fresh_file(settings.instance / NOTE) as note:
        note.write(json.dumps(asdict(found)).encode())
        settle(note)
    return found
