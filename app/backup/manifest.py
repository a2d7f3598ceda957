"""What a backup says of itself: which tables, how many rows of each, and a checksum of every part; pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from app.backup.refusals import BackupDamaged

FORMAT = "oasen-backup/1"
NAME = "manifest.json"


@dataclass(frozen=True)
class Part:
    """One table. columns: (name, code) as in rows.py; sha256: of its lines, one after the other."""

    table: str
    columns: tuple[tuple[str, str], ...]
    row_count: int
    sha256: str

    @property
    def file_name(self) -> str:
        """Where the lines lie in the archive."""
        return f"tables/{self.table}.jsonl"


@dataclass(frozen=True)
class YearOfFigures:
    """The checksum of `oasen figures --format json` of one organisation and year, at the backup's moment."""

    organisation: str
    year: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """program, schema: the version that made it, and its database's revision. database: sqlite or postgresql.

    keys: the fingerprint of each key file of the instance, by its name, so that it is known which keys fit.
    audit_head: where the audit log's chain ended; what is cut off later is found by it (`oasen audit verify --head`).
    """

    program: str
    schema: str
    database: str
    made_at: datetime
    parts: tuple[Part, ...]
    figures: tuple[YearOfFigures, ...]
    keys: dict[str, str]
    audit_head: str
    are_keys_inside: bool

    @property
    def row_counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {part.table: part.row_count for part in self.parts}


def written(manifest: Manifest) -> bytes:
    """The manifest as JSON."""
    values = asdict(manifest) | {"made_at": manifest.made_at.isoformat()}
    return json.dumps({"format": FORMAT, **values}, indent=1, sort_keys=True).encode() + b"\n"


def read(text: bytes) -> Manifest:
    """The manifest in its JSON; raises BackupDamaged."""
    try:
        values: dict[str, Any] = json.loads(text)
        if values.pop("format") != FORMAT:
            raise BackupDamaged("This backup has a form that this version does not know. Bring Oasen up to date first.")
        parts = tuple(Part(**each | {"columns": tuple(map(tuple, each["columns"]))}) for each in values.pop("parts"))
        figures = tuple(YearOfFigures(**each) for each in values.pop("figures"))
        made_at = datetime.fromisoformat(values.pop("made_at")).astimezone(UTC)
        return Manifest(made_at=made_at, parts=parts, figures=figures, **values)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupDamaged("What this backup says of itself cannot be read: it is damaged. Take another.") from None
