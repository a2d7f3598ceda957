"""Reading of entries.csv and openings.csv as the contract describes them."""

import csv
import hashlib
import io
import unicodedata
import uuid
from collections.abc import Iterable
from datetime import date, time

from tests.second_counting.plain_data import ANSWERS, Entry, Opening, Premises
from tests.second_counting.service_days import day_and_hour

Row = dict[str, str]


def rows_of_file(content: bytes) -> list[Row]:
    """The rows of a file with comma or semicolon, with or without a byte order mark."""
    text = content.decode("utf-8-sig")
    header = text.splitlines()[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def entries_of_rows(rows: Iterable[Row], premises: dict[str, Premises]) -> list[Entry]:
    """One entry for each id, in the order of the rows; of rows with one id the first stands."""
    entries: dict[bytes, Entry] = {}
    times_seen: dict[tuple[tuple[str, str], ...], int] = {}
    for row in rows:
        content = tuple(sorted((column, value) for column, value in row.items() if value))
        times_seen[content] = times_seen.get(content, 0) + 1
        if row.get("id"):
            entry_id = uuid.UUID(row["id"]).bytes
        else:
            entry_id = hashlib.sha256(repr((content, times_seen[content])).encode()).digest()[:16]
        if entry_id not in entries:
            entries[entry_id] = entry_of_row(entry_id, row, premises[row["premises"]])
    return list(entries.values())


def entry_of_row(entry_id: bytes, row: Row, premises: Premises) -> Entry:
    """The entry that a row describes; what the row leaves out has its default."""
    day, hour = day_and_hour(row["at"], premises)
    label = unicodedata.normalize("NFC", row.get("person") or "").strip()
    return Entry(
        id=entry_id,
        premises=premises.slug,
        kind=row["kind"],
        day=day,
        hour=hour,
        activity=row.get("activity") or "",
        person=(premises.organisation, label) if label else None,
        count=int(row.get("count") or "1"),
        children=int(row.get("children") or "0"),
        minutes=int(row["minutes"]) if row.get("minutes") else None,
        channel=row.get("channel") or "",
        direction=row.get("direction") or "",
        authority=row.get("authority") or "",
        item=row.get("item") or "",
        partner=row.get("partner") or "",
        reached=(row.get("reached") or "yes") == "yes",
        referrer=row.get("referrer") or "",
        how_found=row.get("how_found") or "",
        said={question: row[question] for question in ANSWERS if row.get(question)},
    )


def openings_of_rows(rows: Iterable[Row]) -> list[Opening]:
    """What the staff recorded, one for each row."""
    return [
        Opening(
            premises=row["premises"],
            day=date.fromisoformat(row["day"]),
            state=row["state"],
            opens=time.fromisoformat(row["opens"]) if row.get("opens") else None,
            closes=time.fromisoformat(row["closes"]) if row.get("closes") else None,
            heads=int(row["heads"]) if row.get("heads") else None,
        )
        for row in rows
    ]
