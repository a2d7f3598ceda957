"""What an export asks of the database: what counts, what was said with it, how long people stayed, opening days."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from app.activities.queries import ACTIVITIES
from app.database.statements import AnyRow, table_of
from app.exchange.staging.entries import ABOUT_COLUMNS
from app.log.definition import (
    BEEN_BEFORE,
    CARRIED_ANSWERS,
    COUNTED_PERSON,
    ENTRIES,
    ENTRIES_WITH_PERSON,
    PEOPLE,
    STATEMENTS,
    counts,
    is_voided,
)
from app.log.models import Leave
from app.organisations.models import OpeningDay
from app.organisations.queries import ORGANISATIONS, PREMISES, organisation_named

LEAVES = table_of(Leave)
OPENING_DAYS = table_of(OpeningDay)
ROWS_AT_ONCE = 2_000

EntryKey = tuple[int, bytes]  # organisation, id


def organisations_asked_for(connection: Connection, slug: str | None) -> Sequence[int]:
    """The organisation of that slug, or all; raises NotFound."""
    if slug is not None:
        return [organisation_named(connection, slug).id]
    return connection.execute(select(ORGANISATIONS.c.id).order_by(ORGANISATIONS.c.id)).scalars().all()


def entry_count(connection: Connection, organisation_ids: Sequence[int]) -> int:
    """How many entries there are, those included that do not count: as good as is needed to say how long it takes."""
    of_organisations = ENTRIES.c.organisation_id.in_(organisation_ids)
    return connection.execute(select(func.count()).select_from(ENTRIES).where(of_organisations)).scalar_one()


def entries_that_count(connection: Connection, organisation_ids: Sequence[int]) -> Iterator[AnyRow]:
    """Every entry that counts in the order of ids, with person_id as counted and the slugs of premises and activity."""
    streams = [
        connection.execute(_entries_of(organisation_id), execution_options={"yield_per": ROWS_AT_ONCE})
        for organisation_id in organisation_ids
    ]
    return heapq.merge(*streams, key=lambda entry: (entry.id, entry.organisation_id))


def answers_that_count(connection: Connection, organisation_ids: Sequence[int]) -> Iterator[AnyRow]:
    """What people said of themselves, by person and day, of one day the first to stand first.

    What was carried over when a period's key was destroyed stands before all that a person has said since: it comes
    with the earliest entry that they have.
    """
    carried = _carried_answers(connection, organisation_ids)
    said = _statements_that_count(connection, organisation_ids)
    return heapq.merge(carried, said, key=lambda row: (row.organisation_id, row.person_id, row.day))


def carried_person_count(connection: Connection, organisation_ids: Sequence[int]) -> int:
    """How many people are known to have been somewhere before a key was destroyed, for which a file has no column."""
    person = (BEEN_BEFORE.c.organisation_id, BEEN_BEFORE.c.person_id)
    people = select(*person).where(BEEN_BEFORE.c.organisation_id.in_(organisation_ids)).distinct().subquery()
    return connection.execute(select(func.count()).select_from(people)).scalar_one()


def _carried_answers(connection: Connection, organisation_ids: Sequence[int]) -> Iterator[AnyRow]:
    its_person = and_(
        PEOPLE.c.organisation_id == CARRIED_ANSWERS.c.organisation_id, PEOPLE.c.id == CARRIED_ANSWERS.c.person_id
    )
    counted_as = func.coalesce(PEOPLE.c.counted_as, CARRIED_ANSWERS.c.person_id).label("counted_as")
    carried = select(CARRIED_ANSWERS, counted_as).select_from(CARRIED_ANSWERS.outerjoin(PEOPLE, its_person)).subquery()
    of_person = and_(
        carried.c.organisation_id == ENTRIES.c.organisation_id,
        carried.c.counted_as == func.coalesce(PEOPLE.c.counted_as, ENTRIES.c.person_id),
    )
    rows = connection.execute(
        select(
            ENTRIES.c.organisation_id,
            COUNTED_PERSON,
            ENTRIES.c.day,
            ENTRIES.c.id.label("entry_id"),
            *(carried.c[name] for name in ABOUT_COLUMNS),
        )
        .select_from(ENTRIES_WITH_PERSON.join(carried, of_person))
        .where(ENTRIES.c.organisation_id.in_(organisation_ids), counts(ENTRIES))
        .order_by(ENTRIES.c.organisation_id, COUNTED_PERSON, ENTRIES.c.day, ENTRIES.c.id, carried.c.person_id)
    )
    for _, of_one in groupby(rows, key=lambda row: (row.organisation_id, row.person_id)):
        answers = list(of_one)
        yield from (row for row in answers if row.entry_id == answers[0].entry_id)


def _statements_that_count(connection: Connection, organisation_ids: Sequence[int]) -> Iterator[AnyRow]:
    of_entry = and_(STATEMENTS.c.organisation_id == ENTRIES.c.organisation_id, STATEMENTS.c.entry_id == ENTRIES.c.id)
    return iter(
        connection.execute(
            select(
                ENTRIES.c.organisation_id,
                COUNTED_PERSON,
                ENTRIES.c.day,
                ENTRIES.c.id.label("entry_id"),
                *(STATEMENTS.c[name] for name in ABOUT_COLUMNS),
            )
            .select_from(ENTRIES_WITH_PERSON.join(STATEMENTS, of_entry))
            .where(ENTRIES.c.organisation_id.in_(organisation_ids), counts(ENTRIES), counts(STATEMENTS))
            .order_by(ENTRIES.c.organisation_id, COUNTED_PERSON, ENTRIES.c.day, STATEMENTS.c.id),
            execution_options={"yield_per": ROWS_AT_ONCE},
        )
    )


def last_goodbyes(connection: Connection, organisation_ids: Sequence[int]) -> dict[EntryKey, datetime]:
    """When each visitor who said goodbye did so for the last time, by the entry they came with."""
    rows = connection.execute(
        select(LEAVES.c.organisation_id, LEAVES.c.entry_id, func.max(LEAVES.c.at).label("at"))
        .where(LEAVES.c.organisation_id.in_(organisation_ids), ~is_voided(LEAVES))
        .group_by(LEAVES.c.organisation_id, LEAVES.c.entry_id)
    )
    return {(row.organisation_id, row.entry_id): row.at for row in rows}


def opening_days_of(connection: Connection, organisation_ids: Sequence[int]) -> Iterator[AnyRow]:
    """Every recorded opening day with the slug of its premises, by premises and day."""
    of_premises = and_(
        PREMISES.c.organisation_id == OPENING_DAYS.c.organisation_id, PREMISES.c.id == OPENING_DAYS.c.premises_id
    )
    return iter(
        connection.execute(
            select(OPENING_DAYS, PREMISES.c.slug.label("premises"))
            .join(PREMISES, of_premises)
            .where(OPENING_DAYS.c.organisation_id.in_(organisation_ids))
            .order_by(PREMISES.c.slug, OPENING_DAYS.c.day)
        )
    )


def _entries_of(organisation_id: int) -> Select[Any]:
    of_premises = and_(PREMISES.c.organisation_id == ENTRIES.c.organisation_id, PREMISES.c.id == ENTRIES.c.premises_id)
    of_activity = and_(
        ACTIVITIES.c.organisation_id == ENTRIES.c.organisation_id, ACTIVITIES.c.id == ENTRIES.c.activity_id
    )
    of_person = and_(PEOPLE.c.organisation_id == ENTRIES.c.organisation_id, PEOPLE.c.id == ENTRIES.c.person_id)
    return (
        select(
            *(column for column in ENTRIES.columns if column.name not in ("person_id", "count")),
            ENTRIES.c.count.label("heads"),  # a row has a method of the column's own name
            COUNTED_PERSON,
            PREMISES.c.slug.label("premises"),
            PREMISES.c.time_zone,
            PREMISES.c.cutoff_minute,
            ACTIVITIES.c.slug.label("activity"),
        )
        .select_from(
            ENTRIES.join(PREMISES, of_premises).outerjoin(PEOPLE, of_person).outerjoin(ACTIVITIES, of_activity)
        )
        .where(ENTRIES.c.organisation_id == organisation_id, counts(ENTRIES))
        .order_by(ENTRIES.c.id)
    )
