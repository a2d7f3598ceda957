"""Lets cards live on from one period to the next: whoever is shown is kept by the newest key too, and asked nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from app.database.statements import AnyRow, insert_or_leave, table_of
from app.people.models import Credential
from app.people.recognition import TAGS_AT_ONCE

CREDENTIALS = table_of(Credential)
Found = TypeVar("Found")

# What one code is known by, under each key that is tried, the newest first.
Tags = tuple[bytes, ...]


def carry_over(connection: Connection, organisation_id: int, shown: Iterable[Tags], newest_number: int) -> None:
    """Give each code that is known by an older key alone its tag by the newest one, in the caller's transaction.

    What is not known at all gets none. newest_number: the period of the newest key.
    """
    codes = [tags for tags in shown if len(tags) > 1]
    known = {bytes(row.tag): row for row in _rows_of(connection, organisation_id, codes)}
    rows = []
    for newest, *older in codes:
        row = None if newest in known else next((known[tag] for tag in older if tag in known), None)
        if row is not None:
            rows.append(dict(row._mapping) | {"tag": newest, "key_number": newest_number})
    insert_or_leave(connection, CREDENTIALS, rows)


def known_tag(connection: Connection, organisation_id: int, tags: Tags) -> bytes:
    """The tag by which a code is known here, of several the newest; also the newest when it is by none."""
    if len(tags) == 1:
        return tags[0]
    known = {bytes(row.tag) for row in _rows_of(connection, organisation_id, [tags])}
    return first_of(tags, {tag: tag for tag in known}) or tags[0]


def first_of(tags: Tags, found: Mapping[bytes, Found]) -> Found | None:
    """What was found by the newest of the tags by which anything was."""
    return next((found[tag] for tag in tags if tag in found), None)


def _rows_of(connection: Connection, organisation_id: int, codes: Sequence[Tags]) -> Iterator[AnyRow]:
    wanted = sorted({tag for tags in codes for tag in tags})
    for start in range(0, len(wanted), TAGS_AT_ONCE):
        yield from connection.execute(
            select(CREDENTIALS).where(
                CREDENTIALS.c.organisation_id == organisation_id,
                CREDENTIALS.c.tag.in_(wanted[start : start + TAGS_AT_ONCE]),
            )
        )
