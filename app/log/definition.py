"""What counts: the plain queries over the log that every sum is defined by."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, FromClause, Select, func, or_, select, true

from app.activities.kinds import ON_PREMISES_KINDS, VISITING_KINDS
from app.database.statements import table_of
from app.log.models import BY_MONTH, Entry, ImportRun, Statement, Void
from app.people.models import Person
from app.people.period_models import BeenBefore, CarriedAnswers

ENTRIES = table_of(Entry)
STATEMENTS = table_of(Statement)
VOIDS = table_of(Void)
IMPORTS = table_of(ImportRun)
PEOPLE = table_of(Person)
BEEN_BEFORE = table_of(BeenBefore)
CARRIED_ANSWERS = table_of(CarriedAnswers)

# Stands for the first day of whoever had been at a premises in a period whose key is destroyed: before every period.
BEFORE_MEMORY = date.min

# Files still being taken in; normally none.
UNFINISHED_BATCHES = select(IMPORTS.c.id).where(IMPORTS.c.finished_at.is_(None))


def is_visible(table: FromClause) -> ColumnElement[bool]:
    """The row came live or in a file that has been taken in whole."""
    return or_(~UNFINISHED_BATCHES.exists(), table.c.batch_id.not_in(UNFINISHED_BATCHES))


def has_its_day(table: FromClause) -> ColumnElement[bool]:
    """The row's day is the day on which it happened, not one that stands for some day of its month."""
    return table.c.batch_id != BY_MONTH


def is_voided(table: FromClause) -> ColumnElement[bool]:
    """Someone has taken the row back."""
    taken_back = select(VOIDS.c.target_id).where(
        VOIDS.c.organisation_id == table.c.organisation_id, VOIDS.c.target_id == table.c.id
    )
    # Asked for target_id alone, so that the index of voids answers; for * SQLite reads every void for every entry.
    return taken_back.exists()


def counts(table: FromClause) -> ColumnElement[bool]:
    """The row is part of every figure."""
    return is_visible(table) & ~is_voided(table)


# Linked people count as one, under the lowest id among them.
COUNTED_PERSON = func.coalesce(PEOPLE.c.counted_as, ENTRIES.c.person_id).label("person_id")

ENTRIES_WITH_PERSON = ENTRIES.join(
    PEOPLE, (PEOPLE.c.organisation_id == ENTRIES.c.organisation_id) & (PEOPLE.c.id == ENTRIES.c.person_id)
)


def person_visits(by_month: bool | None = None) -> Select[tuple[int, int, object, bytes]]:
    """Distinct (organisation, premises, service day, person) among entries of visiting kinds that carry a person.

    by_month: only those of which only the month is true, or only the others; None: all.
    """
    is_meant = true() if by_month is None else ~has_its_day(ENTRIES) if by_month else has_its_day(ENTRIES)
    return (
        select(ENTRIES.c.organisation_id, ENTRIES.c.premises_id, ENTRIES.c.day, COUNTED_PERSON)
        .select_from(ENTRIES_WITH_PERSON)
        .where(ENTRIES.c.kind.in_(VISITING_KINDS), counts(ENTRIES), is_meant)
        .distinct()
    )


def been_before() -> Select[tuple[int, int, bytes]]:
    """Distinct (organisation, premises, person) of those who had been there in a period whose key is destroyed."""
    counted = func.coalesce(PEOPLE.c.counted_as, BEEN_BEFORE.c.person_id).label("person_id")
    return (
        select(BEEN_BEFORE.c.organisation_id, BEEN_BEFORE.c.premises_id, counted)
        .select_from(
            BEEN_BEFORE.outerjoin(
                PEOPLE,
                (PEOPLE.c.organisation_id == BEEN_BEFORE.c.organisation_id) & (PEOPLE.c.id == BEEN_BEFORE.c.person_id),
            )
        )
        .distinct()
    )


def heads_by_day() -> Select[tuple[int, int, object, int, int, int]]:
    """By premises and day: anonymous heads and children of kind visit, entries of any on-premises kind."""
    is_visit = ENTRIES.c.kind == "visit"
    anonymous_heads = func.sum(ENTRIES.c.count).filter(is_visit & ENTRIES.c.person_id.is_(None))
    children = func.sum(ENTRIES.c.children).filter(is_visit)
    return (
        select(
            ENTRIES.c.organisation_id,
            ENTRIES.c.premises_id,
            ENTRIES.c.day,
            func.coalesce(anonymous_heads, 0).label("anonymous_heads"),
            func.coalesce(children, 0).label("children"),
            func.count().label("on_premises_entries"),
        )
        .where(ENTRIES.c.kind.in_(ON_PREMISES_KINDS), counts(ENTRIES), has_its_day(ENTRIES))
        .group_by(ENTRIES.c.organisation_id, ENTRIES.c.premises_id, ENTRIES.c.day)
    )


def heads_by_hour() -> Select[tuple[int, int, object, int, int]]:
    """By premises, day and hour of its clock: heads of kind visit whose hour is known."""
    return (
        select(
            ENTRIES.c.organisation_id,
            ENTRIES.c.premises_id,
            ENTRIES.c.day,
            ENTRIES.c.hour,
            func.sum(ENTRIES.c.count).label("heads"),
        )
        .where(ENTRIES.c.kind == "visit", ENTRIES.c.hour.is_not(None), counts(ENTRIES))
        .group_by(ENTRIES.c.organisation_id, ENTRIES.c.premises_id, ENTRIES.c.day, ENTRIES.c.hour)
    )
