"""Lets one import run at a time; the lock goes with the process, however that ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from app.errors import AnotherImportRuns

LOCK_FILE = "import.lock"
IMPORT_LOCK = 0x0A5E_1  # of PostgreSQL's advisory locks: holds across machines
REFUSAL = "Another import is running on this instance. Wait until it has ended, then try again."


@contextmanager
def only_import(connection: Connection, instance: Path) -> Iterator[None]:
    """Raises AnotherImportRuns while another import holds the instance or its database.

    connection: outside of any transaction; on PostgreSQL it holds the lock.
    """
    descriptor = os.open(instance / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _is_locked_by_us(descriptor) or not _is_locked_in_database(connection):
            raise AnotherImportRuns(REFUSAL)
        try:
            yield
        finally:
            _unlock_database(connection)
    finally:
        os.close(descriptor)


def _is_locked_by_us(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_locked_in_database(connection: Connection) -> bool:
    if connection.dialect.name != "postgresql":
        return True
    with connection.begin():
        return bool(connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": IMPORT_LOCK}).scalar_one())


def _unlock_database(connection: Connection) -> None:
    if connection.dialect.name == "postgresql" and not connection.invalidated:
        with connection.begin():
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": IMPORT_LOCK})
