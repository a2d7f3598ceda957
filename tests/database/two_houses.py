"""A row of each of two organisations in every table that says whose a row is, in a transaction that is rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Connection, Table

from app.database.row_policies import owned_tables
from app.database.wall import Across, across_organisations
from app.extensions import db

OWN, OTHER = 7, 8
CONSTRAINTS = """
    SELECT conrelid::regclass::text, string_agg('DROP CONSTRAINT ' || quote_ident(conname), ', ') FROM pg_constraint
    WHERE contype = :kind AND connamespace = current_schema()::regnamespace GROUP BY 1
"""


@contextmanager
def two_houses() -> Iterator[tuple[Connection, list[Table]]]:
    """A connection that finds them, and the tables as PostgreSQL has them.

    What each table asks of its rows is put aside first: here nothing counts but whose they are.
    """
    with db.engine.connect() as connection:
        with across_organisations(Across.MACHINE):
            for kind in ("f", "c"):
                for table, dropping in connection.execute(sa.text(CONSTRAINTS), {"kind": kind}).all():
                    connection.execute(sa.text(f"ALTER TABLE {table} {dropping}"))
            found = sa.MetaData()
            found.reflect(connection)
            tables = [found.tables[table.name] for table in owned_tables()]
            for table in tables:
                connection.execute(sa.text(f"ALTER TABLE {table.name} DISABLE TRIGGER USER"))
            for table in tables:
                connection.execute(sa.insert(table), [row_of(table, OWN), row_of(table, OTHER)])
        yield connection, tables
        connection.rollback()


def row_of(table: Table, organisation_id: int) -> dict[str, Any]:
    """The least that PostgreSQL takes for a row of the organisation."""
    needed = (column for column in table.columns if not column.nullable or column.name == "organisation_id")
    return {column.name: _value(column, organisation_id) for column in needed}


def _value(column: Column[Any], organisation_id: int) -> Any:
    values = {
        int: organisation_id,
        str: str(organisation_id),
        bytes: bytes([organisation_id]),
        bool: True,
        date: date(2025, 5, organisation_id),
    }
    return values[column.type.python_type]
