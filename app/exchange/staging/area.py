"""The temporary tables of one import, dropped when it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from sqlalchemy import Connection
from sqlalchemy.schema import DropTable

from app.exchange.progress import Advance
from app.exchange.staging.entries import STAGED, StagedRow, index_by_id, put_in
from app.exchange.staging.meanwhile import LIVE_BEFORE, VOIDS_BEFORE
from app.exchange.staging.people import STAGED_PEOPLE
from app.exchange.staging.sums import STAGED_SUMS

ROWS_AT_ONCE = 2_000
TABLES = (STAGED, STAGED_PEOPLE, *STAGED_SUMS.values(), VOIDS_BEFORE, LIVE_BEFORE)


@contextmanager
def staging_area(connection: Connection) -> Iterator[None]:
    """An empty area that this connection alone can see."""
    with connection.begin():
        STAGED.create(connection)
    try:
        yield
    finally:
        if not connection.invalidated:
            connection.rollback()
            with connection.begin():
                for table in TABLES:
                    connection.execute(DropTable(table, if_exists=True))


def stage_entries(connection: Connection, rows: Iterable[StagedRow], advance: Advance) -> None:
    """Put the entries of a file in."""
    remaining = iter(rows)
    while portion := list(islice(remaining, ROWS_AT_ONCE)):
        with connection.begin():
            put_in(connection, portion)
        advance(len(portion))
    with connection.begin():
        index_by_id(connection)
