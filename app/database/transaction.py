"""One verb, one transaction: everything an action changes, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from app.database.engine import FOR_WRITING
from app.extensions import db

# The key in app.extensions of what is done at the end of each transaction, called with its connection: what must be
# there if, and only if, the transaction is. Given by the factory, for this folder knows no feature.
BEFORE_COMMIT = "oasen-before-commit"


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
        session.flush()
        _do_before_commit(session.connection())
        session.commit()
    except BaseException:
        session.rollback()
        raise


@contextmanager
def write_connection(is_asked_for: bool = True) -> Iterator[Connection]:
    """A bare connection that may write, for the path of the log: committed at the end, or rolled back.

    is_asked_for: whether what is written is what somebody asked for, and not what the program does beside it.
    """
    with db.engine.connect().execution_options(**{FOR_WRITING: True}) as connection, connection.begin():
        yield connection
        if is_asked_for:
            _do_before_commit(connection)


def _do_before_commit(connection: Connection) -> None:
    for each in current_app.extensions.get(BEFORE_COMMIT, ()):
        each(connection)


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
