"""Tells the database how its tables are filled, so that it chooses the right index."""

from __future__ import annotations

from app.extensions import db

# Rows looked at in each index: an estimate is enough, and the start shall not wait for a census.
ROWS_LOOKED_AT = 400
EVERY_TABLE_THAT_NEEDS_IT = 0x10002


def refresh_statistics() -> None:
    """Bring up to date what SQLite knows of its tables; PostgreSQL does so by itself.

    Knowing nothing, SQLite takes an organisation for some ten rows and reads all of it: today's page took 25 ms
    on three years of log, and 5 ms with statistics.
    """
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
            connection.exec_driver_sql(f"PRAGMA optimize = {EVERY_TABLE_THAT_NEEDS_IT}")
            connection.commit()


def look_at_what_was_filled() -> None:
    """The same on both databases, once every table has been filled at once.

    PostgreSQL looks by itself, but only after a minute: until then it takes full tables for empty ones and joins them
    row by row, so that the visit days of a year were found in three seconds instead of in thirty milliseconds.
    """
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    refresh_statistics()
