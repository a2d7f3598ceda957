"""Lets the database look at tables that an import has filled, so that everybody's questions find the right index."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table

from app.database.statistics import refresh_statistics


def look_at(connection: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL look at tables while they grow; it does so by itself, but only after a minute.

    A plan made for an empty table reads all of it: a tap took 60 ms beside an import.
    """
    if connection.dialect.name == "postgresql":
        with connection.begin():
            for table in tables:
                connection.exec_driver_sql(f"ANALYZE {table.name}")


def look_at_the_end(connection: Connection, tables: Iterable[Table]) -> None:
    """Let either database look once more at what has been filled.

    PostgreSQL reads an index alone only of pages it knows to be clean, and learns which by a vacuum; left to itself
    that comes a minute later. A year's page went from 119 to 110 ms.
    """
    if connection.dialect.name == "postgresql":
        with connection.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as outside:
            for table in tables:
                outside.exec_driver_sql(f"VACUUM (ANALYZE) {table.name}")
    refresh_statistics()
