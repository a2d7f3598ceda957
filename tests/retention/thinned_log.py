"""Thins the log at a stated moment, and looks at what is left in the tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from app.extensions import db
from app.log.models import Entry
from app.retention.actions import forget_what_is_due
from app.retention.gone import Gone
from tests.make import rows

DUE_AFTER_DAYS = 15


def night_after(day: date) -> datetime:
    """The first night in which the times of that day are due."""
    return datetime.combine(day + timedelta(DUE_AFTER_DAYS), time(2, 30), UTC)


def thin_through(day: date, is_rehearsal: bool = False) -> Gone:
    """Forget what is due in the first night in which the times of that day are."""
    return forget_what_is_due(night_after(day), is_rehearsal)


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table, in an order of their own."""
    return {table.name: sorted(rows(select(table)), key=repr) for table in db.metadata.sorted_tables}


def entry_row(entry_id: bytes) -> Any:
    """The row of one entry."""
    with db.engine.connect() as connection:
        return connection.execute(select(Entry.__table__).where(Entry.id == entry_id)).one()
