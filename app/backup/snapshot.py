"""Reads every table as it was at one moment, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection, Table

from app.backup.rows import Lines, code_of

REVISION_TABLE = "alembic_version"  # the manifest says which it is
ROWS_AT_ONCE = 2_000
# Ways in that were open for minutes or hours. Put back, they would open doors that someone has closed since.
LEFT_EMPTY = ("pairing_codes", "sign_in_links", "staff_sessions", "used_challenges")


def every_table(connection: Connection) -> list[Table]:
    """The tables as the database has them, each after those it points at."""
    found = sa.MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != REVISION_TABLE]


def columns_of(table: Table) -> tuple[tuple[str, str], ...]:
    """Each column's name and what it holds, as in rows.py."""
    return tuple((column.name, code_of(column.type)) for column in table.c)


def lines_of(connection: Connection, table: Table, columns: Sequence[tuple[str, str]]) -> Iterator[list[bytes]]:
    """The table's rows as lines, some at a time, by primary key: no order in which anything came is left in them."""
    if table.name in LEFT_EMPTY:
        return
    lines = Lines([code for _, code in columns])
    question = sa.select(table).order_by(*table.primary_key.columns)
    with connection.execution_options(yield_per=ROWS_AT_ONCE).execute(question) as found:
        for rows in found.partitions():
            yield [lines.line_of(row) for row in rows]
