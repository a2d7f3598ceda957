"""Makes the sums of the log anew from the log itself, days at a time, when something is taken back or thinned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, FromClause, delete, func, insert, literal, select

from app.log.definition import (
    BEEN_BEFORE,
    BEFORE_MEMORY,
    ENTRIES,
    PEOPLE,
    UNFINISHED_BATCHES,
    been_before,
    heads_by_day,
    heads_by_hour,
    person_visits,
)
from app.log.models import BY_MONTH, LIVE
from app.log.rollups import ARRIVALS, DAY_HEADS, FIRST_DAYS, VISIT_DAYS
from app.log.taken_back import in_portions

# Organisation and premises.
Place = tuple[int, int]
DAYS_AT_ONCE = 100

# Each table with what it is made of and the batches of its rows.
DAILY_SUMS = (
    (VISIT_DAYS, ((person_visits(by_month=False), LIVE), (person_visits(by_month=True), BY_MONTH))),
    (DAY_HEADS, ((heads_by_day(), LIVE),)),
    (ARRIVALS, ((heads_by_hour(), LIVE),)),
)


def rebuild_days(connection: Connection, organisation_id: int, days: Iterable[tuple[int, date]]) -> None:
    """Make the sums of these (premises, day) anew from the log; sums of unfinished imports are left alone."""
    by_premises: dict[int, set[date]] = {}
    for premises_id, day in days:
        by_premises.setdefault(premises_id, set()).add(day)
    for premises_id, every in sorted(by_premises.items()):
        place, ordered = (organisation_id, premises_id), sorted(every)
        people: set[bytes] = set()
        for start in range(0, len(ordered), DAYS_AT_ONCE):
            some = ordered[start : start + DAYS_AT_ONCE]
            people |= _people_of(connection, place, some)
            _fill_anew(connection, place, some)
            people |= _people_of(connection, place, some)
        rebuild_first_days(connection, organisation_id, premises_id, people)


def rebuild_first_days(connection: Connection, organisation_id: int, premises_id: int, people: Iterable[bytes]) -> None:
    """Make the first days of these people anew from their visit days, and what was carried over of earlier ones."""
    place = (organisation_id, premises_id)
    for some in in_portions(people):
        connection.execute(
            delete(FIRST_DAYS).where(
                *_is_of(FIRST_DAYS, place),
                FIRST_DAYS.c.person_id.in_(some),
                FIRST_DAYS.c.batch_id.not_in(UNFINISHED_BATCHES),
            )
        )
        first_days = _first_days_of(connection, place, some) | dict.fromkeys(
            _who_has_been_before(connection, place, some), BEFORE_MEMORY
        )
        if first_days:
            of_place = {"organisation_id": organisation_id, "premises_id": premises_id, "batch_id": LIVE}
            connection.execute(
                insert(FIRST_DAYS),
                [of_place | {"person_id": id, "first_day": day} for id, day in sorted(first_days.items())],
            )


def _is_of(table: FromClause, place: Place) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.organisation_id == place[0], table.c.premises_id == place[1]


def _first_days_of(connection: Connection, place: Place, people: Sequence[bytes]) -> dict[bytes, date]:
    found = connection.execute(
        select(VISIT_DAYS.c.person_id, func.min(VISIT_DAYS.c.day))
        .where(
            *_is_of(VISIT_DAYS, place),
            VISIT_DAYS.c.person_id.in_(people),
            VISIT_DAYS.c.batch_id.not_in(UNFINISHED_BATCHES),
        )
        .group_by(VISIT_DAYS.c.person_id)
    )
    return {bytes(row[0]): row[1] for row in found}


def _who_has_been_before(connection: Connection, place: Place, people: Sequence[bytes]) -> set[bytes]:
    """Those who, or of whom one that is counted as them, had been there in a period whose key is destroyed."""
    linked = select(PEOPLE.c.id).where(PEOPLE.c.organisation_id == place[0], PEOPLE.c.counted_as.in_(people))
    ids = {*people, *(bytes(id) for id in connection.execute(linked).scalars())}
    found = connection.execute(
        been_before().where(*_is_of(BEEN_BEFORE, place), BEEN_BEFORE.c.person_id.in_(sorted(ids)))
    )
    return {bytes(row.person_id) for row in found} & set(people)


def _people_of(connection: Connection, place: Place, days: Sequence[date]) -> set[bytes]:
    found = select(VISIT_DAYS.c.person_id).where(*_is_of(VISIT_DAYS, place), VISIT_DAYS.c.day.in_(days)).distinct()
    return {bytes(id) for id in connection.execute(found).scalars()}


def _fill_anew(connection: Connection, place: Place, days: Sequence[date]) -> None:
    for table, made_of in DAILY_SUMS:
        connection.execute(
            delete(table).where(
                *_is_of(table, place), table.c.day.in_(days), table.c.batch_id.not_in(UNFINISHED_BATCHES)
            )
        )
        names = [column.name for column in table.columns]
        for definition, batch_id in made_of:
            of_batch = definition.add_columns(literal(batch_id).label("batch_id"))
            sums = of_batch.where(*_is_of(ENTRIES, place), ENTRIES.c.day.in_(days)).subquery()
            connection.execute(insert(table).from_select(names, select(*[sums.c[name] for name in names])))
