"""The rows of a tally sheet, in the order in which they are printed and typed in; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.activities.kinds import KIND, KINDS

ADULTS, CHILDREN = "adults", "children"
# What may be said afterwards to stand on paper. A visit is the first two rows, whatever it was for.
PAPER_KINDS = tuple(
    kind.slug for kind in KINDS if kind.on_premises and not kind.counted_in_hours and kind.slug != "visit"
)
LINES_OF_A_PAGE = 15
MOST_LINES_OF_VISITS, MOST_LINES_OF_ACTIVITY = 4, 2


@dataclass(frozen=True)
class SheetRow:
    """One row: what is tallied, with its picture. activity: the slug; empty for the two rows of visits."""

    key: str
    kind: str
    picture: str
    name: str = ""
    activity: str = ""
    is_visiting_group: bool = False


def sheet_rows(offered: Iterable[Any], pictures: frozenset[str]) -> list[SheetRow]:
    """The rows for what is offered; pictures: those there are. One that is not there gives way to its kind's."""
    visits = [SheetRow(ADULTS, "visit", KIND["visit"].picture), SheetRow(CHILDREN, "visit", "child")]
    activities = [
        SheetRow(
            key=f"activity-{activity.slug}",
            kind=activity.kind,
            picture=activity.picture if activity.picture in pictures else KIND[activity.kind].picture,
            name=activity.name,
            activity=activity.slug,
            is_visiting_group=activity.is_visiting_group,
        )
        for activity in offered
    ]
    return [*visits, *activities]


def lines_of_rows(rows: list[SheetRow]) -> list[int]:
    """How many lines of boxes each row has: few activities leave room for more strokes on one page."""
    activity_count = len(rows) - 2
    lines = MOST_LINES_OF_ACTIVITY if activity_count * MOST_LINES_OF_ACTIVITY + 3 <= LINES_OF_A_PAGE else 1
    left = LINES_OF_A_PAGE - 1 - activity_count * lines
    return [min(MOST_LINES_OF_VISITS, max(2, left)), 1, *[lines] * activity_count]


def notes_of(rows: list[SheetRow], counts: Mapping[str, int], day: str) -> dict[str, dict[str, Any]]:
    """The entries that the numbers make, each under the key of its row; adults and children are one entry."""
    children = counts.get(CHILDREN, 0)
    heads = {row.key: counts.get(row.key, 0) for row in rows if row.activity} | {
        ADULTS: counts.get(ADULTS, 0) + children
    }
    notes = {}
    for row in rows:
        if heads.get(row.key):
            note = {"kind": row.kind, "at": day, "count": heads[row.key], "basis": "paper"}
            note |= {"activity": row.activity} if row.activity else {}
            note |= {"children": children} if row.key == ADULTS and children else {}
            notes[row.key] = note
    return notes
