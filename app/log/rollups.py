"""Adds what comes to the sums of the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, case

from app.activities.kinds import KIND
from app.database.prepared import PreparedInsert
from app.database.statements import INSERT, table_of
from app.log.rollup_models import Arrivals, DayHeads, FirstDay, VisitDay

VISIT_DAYS = table_of(VisitDay)
FIRST_DAYS = table_of(FirstDay)
DAY_HEADS = table_of(DayHeads)
ARRIVALS = table_of(Arrivals)

Row = dict[str, Any]


def add_to_rollups(connection: Connection, rows: Iterable[Row], counted_as: dict[bytes, bytes]) -> None:
    """Add entries that are new and not voided to every sum.

    rows: as stored in entries. counted_as: the id under which a person of the rows is counted, where it is another.
    """
    visit_days: dict[tuple[Any, ...], None] = {}
    first_days: dict[tuple[Any, ...], date] = {}
    heads: dict[tuple[Any, ...], list[int]] = {}
    arrivals: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        kind = KIND[row["kind"]]
        place = (row["organisation_id"], row["premises_id"])
        person_id, day, batch_id = row["person_id"], row["day"], row["batch_id"]
        if kind.visiting and person_id is not None:
            person_id = counted_as.get(person_id, person_id)
            visit_days[(*place, day, person_id, batch_id)] = None
            seen = (*place, person_id, batch_id)
            first_days[seen] = min(day, first_days.get(seen, day))
        if kind.on_premises:
            sums = heads.setdefault((*place, day, batch_id), [0, 0, 0])
            sums[2] += 1
            if kind.slug == "visit":
                sums[0] += row["count"] if person_id is None else 0
                sums[1] += row["children"]
        if kind.slug == "visit" and row["hour"] is not None:
            arrivals[(*place, day, row["hour"], batch_id)] += row["count"]
    _write_sums(connection, visit_days, first_days, heads, arrivals)


def _write_sums(
    connection: Connection,
    visit_days: Iterable[tuple[Any, ...]],
    first_days: dict[tuple[Any, ...], date],
    heads: dict[tuple[Any, ...], list[int]],
    arrivals: Counter[tuple[Any, ...]],
) -> None:
    for table, rows in (
        (VISIT_DAYS, sorted(visit_days)),
        (FIRST_DAYS, [(*key, day) for key, day in sorted(first_days.items())]),
        (DAY_HEADS, [(*key, *sums) for key, sums in sorted(heads.items())]),
        (ARRIVALS, [(*key, count) for key, count in sorted(arrivals.items())]),
    ):
        if rows:
            names = [column.name for column in table.columns]
            ADDING[table].run(connection, (dict(zip(names, row, strict=True)) for row in rows))


def _statement(table: Table, dialect: str) -> Any:
    """Makes the row of a sum, or adds to the one that is there: all but the key is a number to add, or a first day."""
    statement = INSERT[dialect](table)
    key = list(table.primary_key.columns)
    changes = {
        column.name: (
            case((column < statement.excluded[column.name], column), else_=statement.excluded[column.name])
            if table is FIRST_DAYS
            else column + statement.excluded[column.name]
        )
        for column in table.columns
        if column not in key
    }
    if not changes:
        return statement.on_conflict_do_nothing()
    return statement.on_conflict_do_update(index_elements=key, set_=changes)


ADDING = {
    table: PreparedInsert(table, partial(_statement, table)) for table in (VISIT_DAYS, FIRST_DAYS, DAY_HEADS, ARRIVALS)
}
