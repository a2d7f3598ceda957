"""Reads the file that a tablet's queue was saved as; pure.

The tablet writes the rows of its queue as they lie there, so this is what every version of it ever wrote: today's rows
hold their item in the open, with the premises it was counted at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from app.errors import BadFile, BadRequest
from app.kiosk_host.bodies import json_object

FORMAT = "oasen-queue/1"
KEYS = frozenset({"format", "kiosk", "premises", "clock_ahead_seconds", "queue"})
# A tablet may be years off, but not a million of them.
CLOCK_AHEAD_AT_MOST = 10**10


@dataclass(frozen=True)
class QueueFile:
    """What lies in it: items by the slug of the premises they were counted at, boxes that are sealed."""

    kiosk: str
    items: dict[str, list[dict[str, Any]]]
    boxes: list[dict[str, Any]]
    clock_ahead_seconds: int | None  # how far the tablet's clock went before the server's; empty: never compared

    @property
    def count(self) -> int:
        """How many items lie in it."""
        return len(self.boxes) + sum(map(len, self.items.values()))


def read_queue_file(raw: bytes) -> QueueFile:
    """What the file holds; raises BadFile when a tablet did not write it so."""
    try:
        body = json_object(raw, KEYS)
    except BadRequest as refused:
        raise BadFile(f"This is no saved queue. {refused.message}") from None
    rows, ahead, kiosk = body.get("queue"), body.get("clock_ahead_seconds"), body.get("kiosk")
    if body.get("format") != FORMAT or not isinstance(rows, list) or not isinstance(kiosk, str):
        raise BadFile(f"This is no saved queue: a tablet writes format {FORMAT}, kiosk and queue.")
    if ahead is not None and (type(ahead) is not int or abs(ahead) > CLOCK_AHEAD_AT_MOST):
        raise BadFile("clock_ahead_seconds must be a whole number, or null.")
    items: dict[str, list[dict[str, Any]]] = defaultdict(list)
    boxes = []
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise BadFile(f"Row {number} of the queue is no object.")
        if "box" in row:
            boxes.append({"seq": row.get("seq"), "box": row["box"]})
        elif isinstance(row.get("item"), dict) and isinstance(row.get("premises"), str):
            items[row["premises"]].append(row["item"] | {"seq": row.get("seq")})
        else:
            raise BadFile(f"Row {number} of the queue holds neither an item with its premises nor a box.")
    return QueueFile(kiosk, dict(items), boxes, ahead)
