"""Writes the log, or the calendar, as a file that import reads into an empty instance with the same figures.

What a file has no column for is lost: that a card replaces a lost one; by which way an entry came; that somebody had
been there before a period whose key is destroyed (they count as new); and of an activity all but its slug and kind
(add visiting groups, and names, before importing).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO

from sqlalchemy import Connection

from app.database.statements import AnyRow
from app.exchange.exporting.questions import (
    ROWS_AT_ONCE,
    answers_that_count,
    carried_person_count,
    entries_that_count,
    entry_count,
    last_goodbyes,
    opening_days_of,
    organisations_asked_for,
)
from app.exchange.exporting.rows import Labels, row_of
from app.exchange.exporting.said import answers_by_entry
from app.exchange.exporting.stays import minutes_of_stay
from app.exchange.files.formulas import with_guard
from app.exchange.files.opening_file import OPENING_COLUMNS
from app.exchange.progress import SILENCE, Advance, Silence
from app.extensions import db
from app.log.fields import FILE_COLUMNS
from app.service_day import clock_text


def export_entries(file: BinaryIO, organisation: str | None = None, progress: Silence = SILENCE) -> int:
    """Write every entry that counts, in the order of ids, which tells nothing; how many. Raises NotFound."""
    with _one_moment() as connection:
        organisation_ids = organisations_asked_for(connection, organisation)
        answers = answers_by_entry(answers_that_count(connection, organisation_ids))
        goodbyes = last_goodbyes(connection, organisation_ids)
        labels = Labels()
        advance = progress.announce("Writing", entry_count(connection, organisation_ids))
        entries = entries_that_count(connection, organisation_ids)
        return _write(
            file,
            FILE_COLUMNS,
            (
                row_of(
                    entry,
                    labels.label_of(entry.organisation_id, entry.person_id),
                    minutes_of_stay(entry, goodbyes.get((entry.organisation_id, entry.id))),
                    answers.get((entry.organisation_id, entry.id), {}),
                )
                for entry in entries
            ),
            advance,
        )


def parted_count(organisation: str | None = None) -> int:
    """Of how many people the file does not say that they had been there before; raises NotFound."""
    with _one_moment() as connection:
        return carried_person_count(connection, organisations_asked_for(connection, organisation))


def export_openings(file: BinaryIO, organisation: str | None = None) -> int:
    """Write every recorded opening day; how many. Raises NotFound."""
    with _one_moment() as connection:
        days = opening_days_of(connection, organisations_asked_for(connection, organisation))
        return _write(file, OPENING_COLUMNS.allowed, (_opening_cells(day) for day in days))


def _opening_cells(day: AnyRow) -> list[str]:
    return [
        day.premises,
        day.day.isoformat(),
        day.state,
        "" if day.opens_minute is None else clock_text(day.opens_minute),
        "" if day.closes_minute is None else clock_text(day.closes_minute),
        with_guard(day.reason),
        "" if day.stated_heads is None else str(day.stated_heads),
    ]


def _write(file: BinaryIO, header: Sequence[str], rows: Iterator[list[str]], advance: Advance = lambda _: None) -> int:
    text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    row_count = 0
    while some := list(islice(rows, ROWS_AT_ONCE)):
        writer.writerows(some)
        row_count += len(some)
        advance(len(some))
    text.detach()
    return row_count


@contextmanager
def _one_moment() -> Iterator[Connection]:
    """A connection that sees the log as it is now, however much comes while the file is written."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection
