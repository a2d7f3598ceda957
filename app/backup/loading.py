"""Puts the rows of a backup into the tables of a fresh database, in one transaction with everything that is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy import Connection, Table
from sqlalchemy.exc import IntegrityError

from app.backup.archive import Archive
from app.backup.manifest import Part
from app.backup.refusals import BackupDamaged
from app.backup.rows import Lines
from app.backup.snapshot import columns_of, every_table

ROWS_AT_ONCE = 2_000
Row = list[Any]


def load(connection: Connection, archive: Archive) -> None:
    """Fill the tables, which are of the backup's own revision; raises BackupDamaged, with nothing kept."""
    parts = {part.table: part for part in archive.manifest.parts}
    tables = every_table(connection)
    if {table.name: set(columns_of(table)) for table in tables} != {
        name: set(part.columns) for name, part in parts.items()
    }:
        raise BackupDamaged("This backup is damaged: its tables are not those of the version that made it.")
    for table in reversed(tables):
        connection.execute(sa.delete(table))  # what migrations bring with them is in the backup too
    put = _PUTTING[connection.dialect.name]
    try:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in tables:
            part = parts[table.name]
            put(connection, table, part, _rows(archive, part))
            _count_again(connection, table, part)
        if connection.dialect.name == "sqlite":
            _require_nothing_points_at_nothing(connection)
    except (ValueError, IndexError, IntegrityError, psycopg.DataError, psycopg.IntegrityError):
        raise BackupDamaged("This backup is damaged: its rows do not belong together. Take another one.") from None


def _rows(archive: Archive, part: Part) -> Iterator[Row]:
    lines = Lines([code for _, code in part.columns])
    return map(lines.row_in, archive.lines(part))


def _put_into_sqlite(connection: Connection, table: Table, part: Part, rows: Iterator[Row]) -> None:
    names = [name for name, _ in part.columns]
    while some := list(islice(rows, ROWS_AT_ONCE)):
        connection.execute(sa.insert(table), [dict(zip(names, row, strict=True)) for row in some])


def _put_into_postgresql(connection: Connection, table: Table, part: Part, rows: Iterator[Row]) -> None:
    """By one COPY for each table: who points at a row of the same table is asked about at its end."""
    quoted = connection.dialect.identifier_preparer
    names = ", ".join(quoted.quote(name) for name, _ in part.columns)
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {quoted.format_table(table)} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    _let_numbers_go_on(connection, table)


def _let_numbers_go_on(connection: Connection, table: Table) -> None:
    """The next number that PostgreSQL draws is one that nobody has."""
    for column in table.primary_key.columns:
        sequence = connection.execute(
            sa.select(sa.func.pg_get_serial_sequence(table.name, column.name))
        ).scalar_one_or_none()
        highest = sequence and connection.execute(sa.select(sa.func.max(column))).scalar()
        if highest:
            connection.execute(sa.select(sa.func.setval(sequence, highest)))


def _count_again(connection: Connection, table: Table, part: Part) -> None:
    row_count = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
    if row_count != part.row_count:
        raise BackupDamaged(f"Of {part.row_count} rows of {part.table} only {row_count} could be put back.")


def _require_nothing_points_at_nothing(connection: Connection) -> None:
    astray: Sequence[Any] = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if astray:
        raise BackupDamaged(f"This backup is damaged: rows of {astray[0][0]} point at nothing. Take another one.")


_PUTTING: dict[str, Callable[[Connection, Table, Part, Iterator[Row]], None]] = {
    "sqlite": _put_into_sqlite,
    "postgresql": _put_into_postgresql,
}
