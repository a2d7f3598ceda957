"""From an entry of the log to the row of a file that import reads as the same entry; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.database.statements import AnyRow
from app.exchange.staging.entries import ABOUT_COLUMNS, CODE_COLUMNS
from app.log.fields import FILE_COLUMNS
from app.service_day import local_time, zone


def row_of(entry: AnyRow, label: str, minutes: int | None, said: Mapping[str, Any]) -> list[str]:
    """The cells of one entry, in the order of FILE_COLUMNS."""
    cells = {
        "id": str(UUID(bytes=entry.id)),
        "premises": entry.premises,
        "kind": entry.kind,
        "activity": entry.activity,
        "at": at_of(entry),
        "person": label,
        "count": entry.heads,
        "children": entry.children or None,
        "minutes": minutes,
        **{name: getattr(entry, name) for name in CODE_COLUMNS},
        **{name: said.get(name) for name in ABOUT_COLUMNS},
    }
    return [_text(cells[name]) for name in FILE_COLUMNS]


def at_of(entry: AnyRow) -> str:
    """The moment by the premises' clock; the day alone where no moment is kept, or where another day would be read."""
    if entry.at is None:
        return str(entry.day.isoformat())
    read_again = local_time(entry.at, entry.time_zone, entry.cutoff_minute)
    if (read_again.day, read_again.hour) != (entry.day, entry.hour):
        return str(entry.day.isoformat())
    local: datetime = entry.at.astimezone(zone(entry.time_zone))
    offset = local.utcoffset()
    # Before 1900 clocks were apart by odd seconds, which no file can say.
    return (entry.at if offset is not None and offset.seconds % 60 else local).isoformat()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


class Labels:
    """Fresh labels for persons: p1, p2 … by their lowest entry id, when entries are asked for in the order of ids."""

    def __init__(self) -> None:
        self._labels: dict[tuple[int, bytes], str] = {}

    def label_of(self, organisation_id: int, person_id: bytes | None) -> str:
        """The person's label; empty for nobody."""
        if person_id is None:
            return ""
        return self._labels.setdefault((organisation_id, person_id), f"p{len(self._labels) + 1}")
