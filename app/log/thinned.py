"""Reads and adds to what stays when the log is thinned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, Table

from app.database.statements import INSERT, table_of
from app.log.thinned_models import HoursOfMonth, KeptDay, KeptSession, KeptStay, OutsideHours, Thinning

THINNINGS = table_of(Thinning)
HOURS_OF_MONTHS = table_of(HoursOfMonth)
OUTSIDE_HOURS = table_of(OutsideHours)
KEPT_DAYS = table_of(KeptDay)
KEPT_SESSIONS = table_of(KeptSession)
KEPT_STAYS = table_of(KeptStay)
DAYS_A_WEEK = 7


def first_of_its_weekday(day: date) -> date:
    """The first day in the day's month with its weekday: 27 November 2026, a Friday, gives the 6th."""
    return day.replace(day=(day.day - 1) % DAYS_A_WEEK + 1)


def moment_of_day(day: date) -> datetime:
    """What stands where a time of arrival was: midnight UTC of the service day, which says what the day says."""
    return datetime.combine(day, time(), UTC)


def add_kept(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to what is kept; to a row that is there its numbers are added."""
    if not rows:
        return
    statement = INSERT[connection.dialect.name](table)
    key = list(table.primary_key.columns)
    sums = {column.name: column + statement.excluded[column.name] for column in table.columns if column not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=sums), list(rows))
