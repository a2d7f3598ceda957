"""Writes to the log in portions, each a short transaction, with a pause after it in which tablets get their turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter, sleep

from sqlalchemy import Connection, Table

from app.database.engine import FOR_WRITING
from app.database.transaction import lock_log
from app.exchange.staging.plans import look_at

FIRST_PORTION_ROWS = 100
PORTION_ROWS = range(100, 4_000)
LOOK_AFTER_ROWS = 2_000
# A tap waits about this long at most, then for its own commit; on SQLite each portion costs a pause.
WANTED_SECONDS = {"sqlite": 0.016, "postgresql": 0.010}
# After so many seconds SQLite lets a writer that waits for the lock look again.
LOOKS_AGAIN_AFTER = (0.001, 0.002, 0.005, 0.010, 0.015, 0.020, 0.025, 0.025, 0.025, 0.050, 0.050, 0.100)


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
    growing: Table | None = None,
) -> None:
    """Call write(start, stop) for each portion of the rows, in a transaction of its own.

    advance: told how many rows have just been written. growing: the table that others look things up in meanwhile.
    """
    start, portion = 0, FIRST_PORTION_ROWS
    with _own_checkpoints(connection):
        while start < row_count:
            stop = min(start + portion, row_count)
            with writing(connection, organisation_ids):
                locked_at = perf_counter()
                write(start, stop)
            held = perf_counter() - locked_at
            advance(stop - start)
            if growing is not None and start < LOOK_AFTER_ROWS <= stop:
                look_at(connection, [growing])
            start = stop
            portion = next_portion(portion, WANTED_SECONDS[connection.dialect.name] / max(held, 0.001))
            _give_way(connection, held)


def next_portion(portion: int, growth: float) -> int:
    """As many rows as this machine writes in the wanted time, approached in steps."""
    return min(max(int(portion * min(max(growth, 0.5), 2)), PORTION_ROWS.start), PORTION_ROWS.stop)


def _give_way(connection: Connection, held: float) -> None:
    """Pause so long that whoever began to wait while the lock was held finds it free at the next look.

    PostgreSQL hands the lock to who has waited longest, so nobody needs a pause.
    """
    if connection.dialect.name != "sqlite":
        return
    released_at = perf_counter()
    # Moving pages from the write-ahead log into the database holds up no writer. Left to the tablets' own
    # commits, a tap would wait for it.
    connection.connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
    sleep(max(pause_after(held) - (perf_counter() - released_at), 0))


def pause_after(held: float) -> float:
    """The time between the last look that can have found the lock taken and the next."""
    looked_at = 0.0
    for pause in LOOKS_AGAIN_AFTER:
        looked_at += pause
        if held <= looked_at:
            return pause
    return LOOKS_AGAIN_AFTER[-1]


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
