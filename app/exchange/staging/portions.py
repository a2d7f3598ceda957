"""Writes to the log in portions, each a short transaction, with a pause after it in which tablets get their turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic, sleep

from sqlalchemy import Connection

from app.database.engine import FOR_WRITING
from app.database.transaction import lock_log

FIRST_PORTION_ROWS = 250
PORTION_ROWS = range(250, 4_000)
# A tap waits no longer than this, and then for its own commit.
WANTED_SECONDS = 0.012
# SQLite's waiting writers look again after 1, 2, 5, 10 … ms: a pause in this proportion is met by the next look.
PAUSE_SHARE = 0.6
SHORTEST_PAUSE_SECONDS = 0.002


@contextmanager
def writing(connection: Connection, organisation_ids: Sequence[int] = ()) -> Iterator[None]:
    """A transaction on this connection that may write, the logs of these organisations locked."""
    connection.execution_options(**{FOR_WRITING: True})
    try:
        with connection.begin():
            for organisation_id in sorted(organisation_ids):
                lock_log(connection, organisation_id)
            yield
    finally:
        connection.execution_options(**{FOR_WRITING: False})


def write_in_portions(
    connection: Connection,
    organisation_ids: Sequence[int],
    row_count: int,
    write: Callable[[int, int], None],
    advance: Callable[[int], None] = lambda row_count: None,
) -> None:
    """Call write(start, stop) for each portion of the rows, in a transaction of its own.

    advance: told how many rows have just been written.
    """
    start, portion = 0, FIRST_PORTION_ROWS
    with _own_checkpoints(connection):
        while start < row_count:
            stop = min(start + portion, row_count)
            with writing(connection, organisation_ids):
                locked_at = monotonic()
                write(start, stop)
            held = monotonic() - locked_at
            advance(stop - start)
            start = stop
            portion = _next_portion(portion, held)
            _give_way(connection, held)


def _next_portion(portion: int, held: float) -> int:
    """As many rows as this machine writes in the wanted time, approached in steps."""
    step = min(max(WANTED_SECONDS / max(held, 0.001), 0.5), 2)
    return min(max(int(portion * step), PORTION_ROWS.start), PORTION_ROWS.stop)


def _give_way(connection: Connection, held: float) -> None:
    released_at = monotonic()
    if connection.dialect.name == "sqlite":
        # Moving pages from the write-ahead log into the database holds up no writer. Left to the tablets' own
        # commits, a tap would wait for it.
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
    wanted = max(held * PAUSE_SHARE, SHORTEST_PAUSE_SECONDS)
    sleep(max(wanted - (monotonic() - released_at), 0))


@contextmanager
def _own_checkpoints(connection: Connection) -> Iterator[None]:
    """SQLite makes no checkpoint within a commit, so that the time a portion holds the lock can be told."""
    if connection.dialect.name != "sqlite":
        yield
        return
    cursor = connection.connection.cursor()
    [(usual,)] = cursor.execute("PRAGMA wal_autocheckpoint").fetchall()
    cursor.execute("PRAGMA wal_autocheckpoint = 0")
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA wal_autocheckpoint = {int(usual)}")
