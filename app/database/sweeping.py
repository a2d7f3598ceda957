"""Sweeps what was deleted out of the database's own files, in which a deleted row leaves copies of itself.

SQLite overwrites what it deletes (secure_delete), but not what it has moved to another page before, nor the log of
writes. PostgreSQL leaves dead rows, and keeps frequent values of a column in its statistics; its tables are written
anew in the order of their random keys, so that the order of arrival cannot be read from them either. What neither can
reach: PostgreSQL's own log of writes until its segments are used again, backups, and the blocks of files that are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from app.database.statistics import ROWS_LOOKED_AT
from app.extensions import db

# Whoever reads for longer than this is let finish: who taps at a door would else wait behind the sweeping.
PATIENCE_MS = 2_000
# SQLSTATE of a lock that was not to be had in time.
LOCK_NOT_AVAILABLE = "55P03"
# The view pg_stats shows nothing of tables that policies bind (row_policies.py), so it is not asked.
# Of a table that is empty now ANALYZE leaves the old statistics; versions before this one cannot take them away.
CLEARS_STATISTICS = (18,)
FREQUENT_VALUES_AWAY = """
    SELECT pg_clear_attribute_stats(relnamespace::regnamespace::text, relname::text, attname::text, false)
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped
"""


def sweep(engine: Engine) -> bool:
    """Rewrite the files with what is in the tables and nothing else; False: somebody is reading, try again later."""
    return rewrite(engine) and cut_log(engine, PATIENCE_MS)


def rewrite(engine: Engine) -> bool:
    """The files of the tables alone; False: somebody is in the way. SQLite's log of writes is to be cut after it."""
    return _rewrite_sqlite(engine) if engine.dialect.name == "sqlite" else _sweep_postgresql(engine)


def cut_log(engine: Engine, patience_ms: int = 0) -> bool:
    """Empty SQLite's log of writes; False: somebody is reading what stands in it.

    Who replicates the database by its log reads in it all day long. Without patience nobody who writes waits meanwhile.
    """
    if engine.dialect.name != "sqlite":
        return True
    with _patient(engine, patience_ms) as driver:
        [(is_busy, _, _)] = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return not is_busy


def _rewrite_sqlite(engine: Engine) -> bool:
    with _patient(engine, PATIENCE_MS) as driver:
        try:
            # The statistics first: a library may keep samples of values in them.
            driver.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
            driver.execute("ANALYZE")
            driver.execute("PRAGMA temp_store = MEMORY")  # not into a file that a disk might keep
            driver.execute("VACUUM")
            return True
        except engine.dialect.loaded_dbapi.OperationalError:
            return False


@contextmanager
def _patient(engine: Engine, patience_ms: int) -> Iterator[Any]:
    """The driver's connection, which waits for others for so long while the block runs."""
    with closing(engine.raw_connection()) as pooled:
        driver: Any = pooled.driver_connection
        [(usual_ms,)] = driver.execute("PRAGMA busy_timeout").fetchall()
        driver.execute(f"PRAGMA busy_timeout = {patience_ms}")
        try:
            yield driver
        finally:
            driver.execute(f"PRAGMA busy_timeout = {usual_ms}")


def _sweep_postgresql(engine: Engine) -> bool:
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"SET lock_timeout = {PATIENCE_MS}"))
            try:
                if (connection.dialect.server_version_info or (0,)) >= CLEARS_STATISTICS:
                    connection.execute(text(FREQUENT_VALUES_AWAY))
                for table in db.metadata.sorted_tables:
                    connection.execute(text(f"CLUSTER {table.name} USING {table.primary_key.name}"))
                    connection.execute(text(f"ANALYZE {table.name}"))
                connection.execute(text("VACUUM (FULL) pg_catalog.pg_statistic"))
            finally:
                connection.execute(text("RESET lock_timeout"))
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
            raise
        return False
    return True
