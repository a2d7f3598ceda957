"""Holds the sums that readers see, over all batches that are finished, against the log itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.audit.queries import AUDIT
from app.extensions import db
from app.log.definition import heads_by_day, heads_by_hour, is_visible, person_visits
from app.log.rollups import ARRIVALS, DAY_HEADS, FIRST_DAYS, VISIT_DAYS
from tests.make import rows


def assert_sums_follow_from_the_log() -> None:
    """Every sum says what the plain queries over the log say."""
    assert _kept(VISIT_DAYS) == _defined(person_visits())
    assert _kept(DAY_HEADS) == _defined(heads_by_day())
    assert _kept(ARRIVALS) == _defined(heads_by_hour())
    first: dict[tuple[Any, ...], date] = {}
    for organisation_id, premises_id, day, person_id in _defined(person_visits()):
        key = (organisation_id, premises_id, person_id)
        first[key] = min(day, first.get(key, day))
    kept_first = select(*list(FIRST_DAYS.c)[:3], func.min(FIRST_DAYS.c.first_day))
    assert {
        row[:3]: row[3] for row in rows(kept_first.where(is_visible(FIRST_DAYS)).group_by(*list(FIRST_DAYS.c)[:3]))
    } == first


def _kept(table: Any) -> list[tuple[Any, ...]]:
    key = [column for column in table.primary_key if column.name != "batch_id"]
    summed = [func.sum(column) for column in table.columns if column.name not in table.primary_key.columns]
    query = select(*key, *summed).where(is_visible(table)).group_by(*key)
    return sorted((*row[: len(key)], *map(int, row[len(key) :])) for row in rows(query))


def _defined(definition: Any) -> list[tuple[Any, ...]]:
    return sorted(rows(definition))


def whole_database() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the audit log, which notes that somebody tried."""
    tables = [table for table in db.metadata.sorted_tables if table is not AUDIT]
    return {table.name: sorted(rows(select(table)), key=repr) for table in tables}
