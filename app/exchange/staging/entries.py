"""The temporary table that a file's entries lie in, seen by this import alone, while they are compared with the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table

from app.log.definition import ENTRIES, STATEMENTS
from app.log.drafts import Place
from app.log.entry_reading import EntryBody
from app.log.fields import ABOUT_FIELDS, COLUMNS_OF_ALL_KINDS, FIELDS
from app.log.models import CODE_LENGTH
from app.people.models import TAG_BYTES
from app.service_day import LocalTime

StagedRow = dict[str, Any]

CODE_COLUMNS = tuple(field.name for field in FIELDS if field.name not in COLUMNS_OF_ALL_KINDS)
ABOUT_COLUMNS = tuple(field.name for field in ABOUT_FIELDS)
AS_IN_ENTRIES = ("organisation_id", "id", "premises_id", "day", "hour", "at", "count", "children", "minutes")

STAGED = Table(
    "staged_entries",
    MetaData(),
    Column("line", Integer, primary_key=True, autoincrement=False),
    *(Column(name, ENTRIES.c[name].type) for name in AS_IN_ENTRIES),
    Column("kind", String(CODE_LENGTH)),
    Column("activity", String(CODE_LENGTH)),
    Column("tag", LargeBinary(TAG_BYTES)),  # of the person's label; empty: anonymous
    Column("content_hash", ENTRIES.c.content_hash.type, nullable=False),
    *(Column(name, ENTRIES.c[name].type) for name in CODE_COLUMNS),
    *(Column(name, STATEMENTS.c[name].type) for name in ABOUT_COLUMNS),
    prefixes=["TEMPORARY"],
)


class Marks(NamedTuple):
    """What an entry and its person are known by."""

    identifier: bytes
    content_hash: bytes
    tag: bytes | None


def staged_row(line: int, marks: Marks, place: Place, when: LocalTime, body: EntryBody) -> StagedRow:
    """An entry as the table takes it, by column, in types that both drivers know; what is empty is left out."""
    row: StagedRow = {
        "line": line,
        "organisation_id": place.organisation_id,
        "id": bytearray(marks.identifier),
        "premises_id": place.premises_id,
        "kind": body.kind,
        "day": when.day.isoformat(),
        "count": body.count,
        "children": body.children,
        "content_hash": bytearray(marks.content_hash),
        **body.codes,
        **body.about,
    }
    if when.at is not None:
        row["hour"] = when.hour
        row["at"] = int(when.at.timestamp() // 1)
    if body.minutes is not None:
        row["minutes"] = body.minutes
    if body.activity is not None:
        row["activity"] = body.activity
    if marks.tag is not None:
        row["tag"] = bytearray(marks.tag)
    return row


def put_in(connection: Connection, rows: Sequence[StagedRow]) -> None:
    """Add rows, past SQLAlchemy's statements: these are many, and nobody else reads the table."""
    if connection.dialect.name == "postgresql":
        _copy_in(connection, rows)
        return
    # Python's SQLite module is slow with None, and with bytes that are no bytearray: a microsecond for each.
    by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for row in rows:
        by_columns.setdefault(tuple(row), []).append(tuple(row.values()))
    for columns, values in by_columns.items():
        places = ", ".join("?" * len(columns))
        statement = f"INSERT INTO staged_entries ({', '.join(columns)}) VALUES ({places})"  # noqa: S608  # our columns
        connection.connection.cursor().executemany(statement, values)


def index_by_id(connection: Connection) -> None:
    """Make what finds a row by its id, once all rows are in: that is quicker than on the way."""
    connection.exec_driver_sql("CREATE INDEX ix_staged_entries_id ON staged_entries (id)")
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE staged_entries")


def _copy_in(connection: Connection, rows: Sequence[StagedRow]) -> None:
    names = [column.name for column in STAGED.columns]
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY staged_entries ({', '.join(names)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([row.get(name) for name in names])
