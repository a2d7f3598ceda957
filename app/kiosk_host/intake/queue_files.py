"""Reads the file that a tablet's queue was saved as; pure.

The tablet writes the rows of its queue as they lie there, so this is what every version of it ever wrote: a row holds
its item in a box or, where the tablet could not seal, in the open, with the premises it was counted at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from app.errors import BadFile, BadRequest, Refusal
from app.kiosk_host.intake.bodies import json_object, read_tablet

FORMAT = "oasen-queue/1"
KEYS = frozenset({"format", "kiosk", "premises", "tablet", "clock_ahead_seconds", "queue"})
# A tablet may be years off, but not a million of them.
CLOCK_AHEAD_AT_MOST = 10**10


@dataclass(frozen=True)
class QueueFile:
    """What lies in it, by the slug of the premises it was counted at: items in the open, boxes that are sealed."""

    kiosk: str
    tablet: bytes | None  # what the tablet calls itself; empty: it has not said
    items: dict[str, list[Any]]
    boxes: dict[str, list[Any]]
    clock_ahead_seconds: int | None  # how far the tablet's clock went before the server's; empty: never compared

    @property
    def count(self) -> int:
        """How many items lie in it."""
        return sum(len(rows) for rows in (*self.boxes.values(), *self.items.values()))


def read_queue_file(raw: bytes) -> QueueFile:
    """What the file holds; raises BadFile when a tablet did not write it so."""
    try:
        body = json_object(raw, KEYS)
        tablet = read_tablet(body.get("tablet"))
    except (BadRequest, Refusal) as refused:
        raise BadFile(f"This is no saved queue. {refused.message}") from None
    rows, ahead, kiosk = body.get("queue"), body.get("clock_ahead_seconds"), body.get("kiosk")
    if body.get("format") != FORMAT or not isinstance(rows, list) or not isinstance(kiosk, str):
        raise BadFile(f"This is no saved queue: a tablet writes format {FORMAT}, kiosk and queue.")
    if ahead is not None and (type(ahead) is not int or abs(ahead) > CLOCK_AHEAD_AT_MOST):
        raise BadFile("clock_ahead_seconds must be a whole number, or null.")
    items, boxes = _sorted_rows(rows)
    return QueueFile(kiosk, tablet, items, boxes, ahead)


def _sorted_rows(rows: list[Any]) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    items: dict[str, list[Any]] = defaultdict(list)
    boxes: dict[str, list[Any]] = defaultdict(list)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get("premises"), str):
            raise BadFile(f"Row {number} of the queue does not say at which premises it was counted.")
        if isinstance(row.get("box"), str):
            boxes[row["premises"]].append({"seq": row.get("seq"), "box": row["box"]})
        elif isinstance(row.get("item"), dict):
            items[row["premises"]].append(row["item"] | {"seq": row.get("seq")})
        else:
            raise BadFile(f"Row {number} of the queue holds neither an item nor a box.")
    return dict(items), dict(boxes)
