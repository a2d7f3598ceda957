"""A file of entries as a place gathers them in ten years: visits, lunches, walks, contacts; the same each time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

COLUMNS = ("premises", "kind", "activity", "at", "person", "count", "minutes", "channel", "direction", "gender")
LAST_DAY = date(2025, 12, 31)
DAY_COUNT = 3650
STAYS_DAYS = 700  # about how long a person keeps coming
PERSON_COUNT = 1500
KINDS = ("visit", "visit", "visit", "visit", "visit", "meal", "walk", "outreach", "handout", "training")


def write(file: Path, row_count: int) -> None:
    """Write that many rows."""
    with file.open("w", newline="", encoding="utf-8") as text:
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(_rows(row_count))


def _rows(row_count: int) -> Iterator[dict[str, object]]:
    random = Random("ten years")
    for number in range(row_count):
        day_number = number * DAY_COUNT // row_count
        moment = datetime.combine(LAST_DAY - timedelta(days=DAY_COUNT - 1 - day_number), time(9))
        moment += timedelta(minutes=random.randrange(600))
        kind = random.choice(KINDS)
        row: dict[str, object] = {"premises": "valla", "kind": kind, "at": moment.isoformat(), "count": 1}
        if kind == "outreach":
            row |= {"channel": random.choice(("phone", "sms", "email")), "direction": "in", "minutes": 10}
        elif random.random() < 0.75:
            newest = day_number * PERSON_COUNT // DAY_COUNT
            row["person"] = f"person {newest - random.randrange(PERSON_COUNT * STAYS_DAYS // DAY_COUNT)}"
        if kind in ("meal", "walk", "training"):
            row["activity"] = kind
        if kind == "training":
            row["minutes"] = 120
        yield row
