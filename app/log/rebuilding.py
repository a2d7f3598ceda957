"""Makes the sums of the log anew from the log itself, a day at a time, when something is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, literal, select

from app.log.definition import (
    BEEN_BEFORE,
    BEFORE_MEMORY,
    ENTRIES,
    PEOPLE,
    UNFINISHED_BATCHES,
    heads_by_day,
    heads_by_hour,
    person_visits,
)
from app.log.models import BY_MONTH, LIVE
from app.log.rollups import ARRIVALS, DAY_HEADS, FIRST_DAYS, VISIT_DAYS

# Each table with what it is made of and the batches of its rows.
DAILY_SUMS = (
    (VISIT_DAYS, ((person_visits(by_month=False), LIVE), (person_visits(by_month=True), BY_MONTH))),
    (DAY_HEADS, ((heads_by_day(), LIVE),)),
    (ARRIVALS, ((heads_by_hour(), LIVE),)),
)


def rebuild_days(connection: Connection, organisation_id: int, days: Iterable[tuple[int, date]]) -> None:
    """Make the sums of these (premises, day) anew from the log; sums of unfinished imports are left alone."""
    touched: dict[int, set[bytes]] = {}
    for premises_id, day in sorted(set(days)):
        people = touched.setdefault(premises_id, set())
        people |= _people_of_day(connection, organisation_id, premises_id, day)
        for table, made_of in DAILY_SUMS:
            of_day = (table.c.organisation_id == organisation_id, table.c.premises_id == premises_id)
            connection.execute(
                delete(table).where(*of_day, table.c.day == day, table.c.batch_id.not_in(UNFINISHED_BATCHES))
            )
            for definition, batch_id in made_of:
                of_batch = definition.add_columns(literal(batch_id).label("batch_id"))
                _fill(connection, table, of_batch, organisation_id, premises_id, day)
        people |= _people_of_day(connection, organisation_id, premises_id, day)
    for premises_id, people in touched.items():
        rebuild_first_days(connection, organisation_id, premises_id, people)


def rebuild_first_days(connection: Connection, organisation_id: int, premises_id: int, people: Iterable[bytes]) -> None:
    """Make the first days of these people anew from their visit days, and what was carried over of earlier ones."""
    for person_id in sorted(set(people)):
        of_person = (
            FIRST_DAYS.c.organisation_id == organisation_id,
            FIRST_DAYS.c.premises_id == premises_id,
            FIRST_DAYS.c.person_id == person_id,
        )
        connection.execute(delete(FIRST_DAYS).where(*of_person, FIRST_DAYS.c.batch_id.not_in(UNFINISHED_BATCHES)))
        first_day = connection.execute(
            select(func.min(VISIT_DAYS.c.day)).where(
                VISIT_DAYS.c.organisation_id == organisation_id,
                VISIT_DAYS.c.premises_id == premises_id,
                VISIT_DAYS.c.person_id == person_id,
                VISIT_DAYS.c.batch_id.not_in(UNFINISHED_BATCHES),
            )
        ).scalar_one()
        if _has_been_before(connection, organisation_id, premises_id, person_id):
            first_day = BEFORE_MEMORY
        if first_day is not None:
            connection.execute(
                insert(FIRST_DAYS),
                {
                    "organisation_id": organisation_id,
                    "premises_id": premises_id,
                    "person_id": person_id,
                    "batch_id": LIVE,
                    "first_day": first_day,
                },
            )


def _has_been_before(connection: Connection, organisation_id: int, premises_id: int, person_id: bytes) -> bool:
    """Whether the person, or one who is counted as them, had been there in a period whose key is destroyed."""
    mine = PEOPLE.c.organisation_id == organisation_id
    counted_as = connection.execute(select(PEOPLE.c.counted_as).where(mine, PEOPLE.c.id == person_id)).scalar()
    if counted_as is not None and bytes(counted_as) != person_id:
        return False
    counted = {person_id}
    if counted_as is not None:
        counted |= set(connection.execute(select(PEOPLE.c.id).where(mine, PEOPLE.c.counted_as == person_id)).scalars())
    place = (BEEN_BEFORE.c.organisation_id == organisation_id, BEEN_BEFORE.c.premises_id == premises_id)
    found = select(BEEN_BEFORE.c.person_id).where(*place, BEEN_BEFORE.c.person_id.in_(counted)).limit(1)
    return connection.execute(found).first() is not None


def _people_of_day(connection: Connection, organisation_id: int, premises_id: int, day: date) -> set[bytes]:
    return set(
        connection.execute(
            select(VISIT_DAYS.c.person_id).where(
                VISIT_DAYS.c.organisation_id == organisation_id,
                VISIT_DAYS.c.premises_id == premises_id,
                VISIT_DAYS.c.day == day,
            )
        ).scalars()
    )


def _fill(
    connection: Connection, table: Table, definition: Any, organisation_id: int, premises_id: int, day: date
) -> None:
    of_day = definition.where(
        ENTRIES.c.organisation_id == organisation_id, ENTRIES.c.premises_id == premises_id, ENTRIES.c.day == day
    ).subquery()
    names = [column.name for column in table.columns]
    connection.execute(insert(table).from_select(names, select(*[of_day.c[name] for name in names])))
