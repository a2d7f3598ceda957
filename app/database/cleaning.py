"""Makes what was deleted be gone from the files as well: free pages, the log of writes, the planner's samples.

SQLite overwrites what it deletes (secure_delete), but not what lies in a page twice after its rows have been moved to
another, so the whole file is written anew; and the log of writes holds the pages as they were, so it is carried over
and cut to nothing. A house of ten years is 60 MB and takes a second or two, in which tablets wait. PostgreSQL leaves
old rows in their place until a table is written anew, which is done here in the order of its key. What neither can
reach: PostgreSQL's own write-ahead log, which is recycled in time, copies that a file system or an archive keeps, and
blocks that a disk has given up but not overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Engine, Table

ROWS_LOOKED_AT = 400  # in each index; with a limit SQLite keeps no samples of what is in them


def clean_up(engine: Engine, tables: Iterable[Table]) -> bool:
    """Clean the database's files; whether nothing was in the way.

    tables: those whose rows have been deleted or changed. On PostgreSQL each is locked while it is written anew.
    """
    return _clean_sqlite(engine) if engine.dialect.name == "sqlite" else _clean_postgresql(engine, tables)


def _clean_sqlite(engine: Engine) -> bool:
    """A reader that looks at an old page is waited for, as long as for any lock; then the next night does it."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
        cursor.execute("PRAGMA temp_store = MEMORY")  # not into a file that a disk might keep
        cursor.execute("VACUUM")
        was_busy, _pages_in_log, _pages_carried_over = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not was_busy
    finally:
        connection.close()


def _clean_postgresql(engine: Engine, tables: Iterable[Table]) -> bool:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in tables:
            key = table.primary_key.name
            connection.exec_driver_sql(f'CLUSTER "{table.name}" USING "{key}"')
            connection.exec_driver_sql(f'ANALYZE "{table.name}"')
    return True
