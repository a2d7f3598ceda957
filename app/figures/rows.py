"""The figures of a document as rows, one a number, with the period before beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.figures.figure import Figure
from app.figures.list import FIGURES

# What stands beside a value and is a number of its own.
BESIDE = ("low", "high", "estimate", "replaced")
WHICH_ACTIVITY = ("organisation", "slug", "name", "visiting_group")


@dataclass(frozen=True)
class Row:
    """One number of a figure. key: which part of it, empty for the figure itself."""

    figure: Figure
    key: str
    value: Any
    previous: Any


def rows_of(document: Mapping[str, Any]) -> list[Row]:
    """Every number of the document's figures, in order; a part that only the period before has comes last."""
    rows = []
    for figure in FIGURES:
        now = numbers_of(document["figures"][figure.id])
        before = numbers_of(document["previous"]["figures"][figure.id])
        rows += [Row(figure, key, now.get(key), before.get(key)) for key in now | before]
    return [row for row in rows if not _is_empty_beside_its_parts(row, rows)]


def numbers_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers of one figure by the name of the part."""
    numbers = dict(record["value"]) if isinstance(record["value"], dict) else {"": record["value"]}
    numbers |= {name: record[name] for name in BESIDE if name in record}
    for activity in record.get("list", ()):
        numbers |= _numbers_of_activity(activity)
    return numbers


def _numbers_of_activity(activity: Mapping[str, Any]) -> dict[str, Any]:
    parts = {name: part for name, part in activity.items() if name not in WHICH_ACTIVITY}
    parts |= parts.pop("bands") or {}
    return {f"{activity['organisation']}/{activity['slug']}/{name}": part for name, part in parts.items()}


def _is_empty_beside_its_parts(row: Row, rows: list[Row]) -> bool:
    """A figure of parts has no number of its own, even where one of the two periods has no parts either."""
    if row.key or row.value is not None or row.previous is not None:
        return False
    return any(other.figure is row.figure and other.key for other in rows)
