"""How each kind of database is opened, so that what is acknowledged is on disk."""

from __future__ import annotations

import sqlite3 as standard_sqlite
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, event

from app.database.prepared import run_by_driver
from app.database.wall import raise_wall
from app.errors import OldDatabaseLibrary

# Before this version two connections can lose the write-ahead log while it is reset.
SAFE_SQLITE = (3, 51, 3)
WAITS_FOR_LOCK_MS = 15_000
# Rows lie by their random ids, so each dirties a page of its own: the rarer pages are carried over from the log of
# writes, the more of them have been dirtied twice by then. 4 000 of them are 16 MiB of disk.
PAGES_A_CHECKPOINT = 4_000
FOR_WRITING = "for_writing"


def sqlite_module() -> ModuleType:
    """The DB-API module with a SQLite that keeps what it has acknowledged; raises OldDatabaseLibrary."""
    try:
        import pysqlite3 as bundled
    except ImportError:
        bundled = None
    for module in (bundled, standard_sqlite):
        if module is not None and module.sqlite_version_info >= SAFE_SQLITE:
            _bind_quickly(module)
            return module
    raise OldDatabaseLibrary(
        f"SQLite {standard_sqlite.sqlite_version} can lose data; at least {'.'.join(map(str, SAFE_SQLITE))} is needed. "
        "Install the package pysqlite3, or use Python with a newer SQLite."
    )


def _bind_quickly(module: ModuleType) -> None:
    """Let None and bytes reach SQLite as they are.

    The driver asks each for an adapter, in vain and by way of an exception: most of what a row with many empty
    columns takes. With one registered it finds it at once; what an empty dictionary has for None is None, said in C.
    """
    module.register_adapter(type(None), {}.get)
    module.register_adapter(bytes, bytes)


def engine_options(url: str) -> dict[str, Any]:
    """What create_engine needs beside the address."""
    if url.startswith("sqlite"):
        return {"module": sqlite_module()}
    return {"pool_pre_ping": True}


def prepare_engine(engine: Engine) -> None:
    """Give every connection the settings that the promises rest on."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        raise_wall(engine)


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # Autocommit for the driver: transactions are begun below, in words, not lazily at the first write.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {WAITS_FOR_LOCK_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        f"wal_autocheckpoint = {PAGES_A_CHECKPOINT}",
        "cache_size = -32000",  # KiB
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer that begins as a reader loses when someone else writes in between: writers lock first.
    for_writing = connection.get_execution_options().get(FOR_WRITING)
    # By SQLAlchemy this one word takes longer than anything else that is done once a commit.
    run_by_driver(connection, "BEGIN IMMEDIATE" if for_writing else "BEGIN")
