"""One verb, one transaction: everything an action changes, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from app.database.engine import FOR_WRITING
from app.extensions import db


@contextmanager
def transaction() -> Iterator[Session]:
    """A session that may write, committed at the end; rolled back, with nothing changed, when anything is raised.

    Objects read before are read anew: a snapshot taken for reading cannot become one for writing.
    """
    session: Session = db.session()
    session.rollback()
    session.connection(execution_options={FOR_WRITING: True})
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise


@contextmanager
def write_connection() -> Iterator[Connection]:
    """A bare connection that may write, for the path of the log: committed at the end, or rolled back."""
    with db.engine.connect().execution_options(**{FOR_WRITING: True}) as connection, connection.begin():
        yield connection


def lock_log(connection: Connection, organisation_id: int) -> None:
    """Let one writer at a time into an organisation's log, until the transaction ends.

    SQLite has locked already, by BEGIN IMMEDIATE. On PostgreSQL two processes (the server, an import)
    would else judge "is this id new" and raise the same roll-up at once.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SELECT pg_advisory_xact_lock(:space, :organisation)"),
            {"space": LOG_LOCK_SPACE, "organisation": organisation_id},
        )


LOG_LOCK_SPACE = 0x0A5E
