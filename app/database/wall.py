"""The second wall between organisations: PostgreSQL is told whose rows a statement may touch, and gives no others.

The first is that each question names its organisation; this one holds where a question has forgotten to. Whose rows
they are follows from where in the program one is: nobody's until something else is said, one organisation's once it is
known who asks. What needs more says why, by a reason of the list below. SQLite has no such thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Engine, event

SETTING = "oasen.organisations"
EVERY = "every"
NOBODY = "{0}"  # no organisation has that number; a report that was locked by a command has it
TELL = f"SELECT set_config('{SETTING}', %s, true)"
TOLD = "oasen_told"


class Across(Enum):
    """Why something reaches beyond one organisation, in words; where, tests/database/test_reaching_across.py says."""

    MACHINE = "the machine's own work: commands, and what the server does beside"
    CHAIN = "one chain of acts and one ledger hold the whole installation"
    KNOCKING = "nobody knows yet whose somebody is who shows a token, a link or a name"
    AGREEMENT = "what the parties of an agreement have written together and count together"
    PUBLIC = "what hangs on the door of any house, and what it is called in addresses"
    INSTALLATION = "how the machine and what is kept on it are doing, for who looks after it"


# As PostgreSQL is told it. Of a new thread, of a request at its beginning: nobody's.
_WHOSE: ContextVar[str] = ContextVar("whose rows may be touched", default=NOBODY)


@contextmanager
def within(*organisation_ids: int) -> Iterator[None]:
    """While something is done for these organisations, or for nobody: no rows of others are seen or changed."""
    token = _WHOSE.set(_told_of(organisation_ids))
    try:
        yield
    finally:
        _WHOSE.reset(token)


@contextmanager
def across_organisations(_reason: Across) -> Iterator[None]:
    """While something is done, or a function runs that this decorates, which needs the rows of others too."""
    token = _WHOSE.set(EVERY)
    try:
        yield
    finally:
        _WHOSE.reset(token)


def keep_to(organisation_id: int) -> None:
    """From here to the end of the request, where nothing else is said: it is known now for whom somebody asks."""
    if _WHOSE.get() == NOBODY:
        _WHOSE.set(_told_of((organisation_id,)))


def reach_parties(*organisation_ids: int) -> None:
    """From here to the end of the request: who asks is of a party, and this is of what the parties tell together."""
    if _WHOSE.get() != EVERY:
        _WHOSE.set(_told_of(organisation_ids))


def whose() -> str:
    """Whose rows may be touched here: `every`, or numbers as PostgreSQL writes an array of them."""
    return _WHOSE.get()


def raise_wall(engine: Engine) -> None:
    """Have each statement told whose rows it may touch; where something else is asked for, it is told anew."""
    event.listen(engine, "connect", _see_nobody)
    event.listen(engine, "checkout", _forget_of_pool)
    event.listen(engine, "begin", _forget)
    event.listen(engine, "before_cursor_execute", _tell_before)


def tell(connection: Connection) -> None:
    """Tell it, once for each transaction as long as nothing changes; what runs past SQLAlchemy calls this itself."""
    wanted = _WHOSE.get()
    if connection.info.get(TOLD) == wanted or connection.dialect.name != "postgresql":
        return
    cursor = connection.connection.cursor()
    try:
        cursor.execute(TELL, (wanted,))
    finally:
        cursor.close()
    connection.info[TOLD] = wanted


def _tell_before(connection: Connection, _cursor: Any, statement: str, *_about: Any) -> None:
    if statement.startswith("ROLLBACK TO"):  # takes back what was told since, and may be all that can be said now
        _forget(connection)
    else:
        tell(connection)


def _forget(connection: Connection, *_about: Any) -> None:
    connection.info.pop(TOLD, None)


def _forget_of_pool(_connection: Any, record: Any, _proxy: Any) -> None:
    record.info.pop(TOLD, None)  # what has run past SQLAlchemy has begun nothing that it knows of


def _see_nobody(connection: Any, _record: Any) -> None:
    # Where there are no transactions, nothing that is told outlasts its own statement.
    connection.execute(f"SET {SETTING} = '{NOBODY}'")
    connection.commit()


def _told_of(organisation_ids: tuple[int, ...]) -> str:
    return "{" + ",".join(str(int(each)) for each in sorted({0, *organisation_ids})) + "}"
