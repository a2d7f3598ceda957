"""Batches: what a file brings counts once the batch is finished, all at once; what was abandoned is removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update

from app.activities.actions import offer_at
from app.exchange.staging.meanwhile import days_changed_meanwhile
from app.exchange.staging.portions import write_in_portions, writing
from app.log.definition import ENTRIES, IMPORTS, STATEMENTS
from app.log.rebuilding import rebuild_days
from app.log.rollups import ARRIVALS, DAY_HEADS, FIRST_DAYS, VISIT_DAYS

OF_BATCHES = (VISIT_DAYS, FIRST_DAYS, DAY_HEADS, ARRIVALS, STATEMENTS, ENTRIES)

Offer = tuple[int, int, int]  # organisation, premises, activity


def begin_batch(connection: Connection, now: datetime) -> int:
    """The number of a new batch; what is written under it counts nowhere until it is finished."""
    with writing(connection):
        return int(connection.execute(insert(IMPORTS).returning(IMPORTS.c.id), {"begun_at": now}).scalar_one())


def finish_batch(
    connection: Connection, batch_id: int, organisation_ids: Sequence[int], offers: Sequence[Offer], now: datetime
) -> None:
    """Let everything in the batch count from this moment on, and offer its activities where they were held."""
    with writing(connection, organisation_ids):
        connection.execute(update(IMPORTS).where(IMPORTS.c.id == batch_id).values(finished_at=now))
        for organisation_id in organisation_ids:
            offer_at(connection, organisation_id, [offer[1:] for offer in offers if offer[0] == organisation_id])
            rebuild_days(connection, organisation_id, days_changed_meanwhile(connection, organisation_id, batch_id))


def remove_abandoned(connection: Connection) -> None:
    """Remove what imports that ended before their end have left behind; nothing of it was ever counted."""
    with connection.begin():
        abandoned = connection.execute(select(IMPORTS.c.id).where(IMPORTS.c.finished_at.is_(None))).scalars().all()
    for batch_id in abandoned:
        remove_batch(connection, batch_id)


def remove_batch(connection: Connection, batch_id: int) -> None:
    """Remove every row of an unfinished batch, and the batch."""
    for table in OF_BATCHES:
        key = list(table.primary_key.columns)
        with connection.begin():
            rows = [dict(row._mapping) for row in connection.execute(select(*key).where(table.c.batch_id == batch_id))]
        organisation_ids = sorted({row["organisation_id"] for row in rows})
        # What a tablet has sent as well is its own by now, and stays.
        is_row = and_(table.c.batch_id == batch_id, *(column == bindparam(f"key_{column.name}") for column in key))
        write_in_portions(
            connection, organisation_ids, len(rows), partial(_delete, connection, delete(table).where(is_row), rows)
        )
    with writing(connection):
        connection.execute(delete(IMPORTS).where(IMPORTS.c.id == batch_id))


def _delete(connection: Connection, statement: Any, rows: list[dict[str, Any]], start: int, stop: int) -> None:
    connection.execute(statement, [{f"key_{name}": value for name, value in row.items()} for row in rows[start:stop]])
