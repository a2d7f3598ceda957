"""The sums of a file's entries, made in temporary tables, so that writing them holds nobody up.

What they count is what app/log/definition.py counts of the same entries; a test holds the two together.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Identity,
    Integer,
    MetaData,
    Select,
    Table,
    and_,
    exists,
    func,
    insert,
    literal,
    select,
)

from app.activities.kinds import ON_PREMISES_KINDS, VISITING_KINDS
from app.exchange.staging.entries import STAGED
from app.exchange.staging.people import STAGED_PEOPLE
from app.log.definition import VOIDS
from app.log.rollups import ARRIVALS, DAY_HEADS, FIRST_DAYS, VISIT_DAYS

BATCH = "batch_id"


def _staged(table: Table) -> Table:
    """The temporary table for one kind of sum: its columns without the batch, and a number to take portions by."""
    columns = (Column(column.name, column.type) for column in table.columns if column.name != BATCH)
    return Table(
        f"staged_{table.name}",
        MetaData(),
        Column("number", Integer, Identity(), primary_key=True),
        *columns,
        prefixes=["TEMPORARY"],
    )


STAGED_SUMS = {table: _staged(table) for table in (VISIT_DAYS, FIRST_DAYS, DAY_HEADS, ARRIVALS)}

OF_PREMISES = (STAGED.c.organisation_id, STAGED.c.premises_id)
IS_NOT_VOIDED = ~exists().where(VOIDS.c.organisation_id == STAGED.c.organisation_id, VOIDS.c.target_id == STAGED.c.id)
IS_BY_PERSON = and_(STAGED_PEOPLE.c.organisation_id == STAGED.c.organisation_id, STAGED_PEOPLE.c.tag == STAGED.c.tag)
IS_VISIT = STAGED.c.kind == "visit"


def visit_days_of_file() -> Select[Any]:
    """Distinct premises, day and person among the entries of visiting kinds that carry a person."""
    return (
        select(*OF_PREMISES, STAGED.c.day, STAGED_PEOPLE.c.counted_as.label("person_id"))
        .join(STAGED_PEOPLE, IS_BY_PERSON)
        .where(STAGED.c.kind.in_(VISITING_KINDS), IS_NOT_VOIDED)
        .distinct()
    )


def first_days_of_file() -> Select[Any]:
    """The first of the days that each person visits each premises on."""
    visits = STAGED_SUMS[VISIT_DAYS].c
    person = (visits.organisation_id, visits.premises_id, visits.person_id)
    return select(*person, func.min(visits.day).label("first_day")).group_by(*person)


def heads_of_file() -> Select[Any]:
    """By premises and day: anonymous heads and children of kind visit, entries of any on-premises kind."""
    anonymous_heads = func.sum(STAGED.c.count).filter(IS_VISIT & STAGED.c.tag.is_(None))
    return (
        select(
            *OF_PREMISES,
            STAGED.c.day,
            func.coalesce(anonymous_heads, 0).label("anonymous_heads"),
            func.coalesce(func.sum(STAGED.c.children).filter(IS_VISIT), 0).label("children"),
            func.count().label("on_premises_entries"),
        )
        .where(STAGED.c.kind.in_(ON_PREMISES_KINDS), IS_NOT_VOIDED)
        .group_by(*OF_PREMISES, STAGED.c.day)
    )


def arrivals_of_file() -> Select[Any]:
    """By premises, day and hour: heads of kind visit whose hour is known."""
    of_hour = (*OF_PREMISES, STAGED.c.day, STAGED.c.hour)
    return (
        select(*of_hour, func.sum(STAGED.c.count).label("heads"))
        .where(IS_VISIT, STAGED.c.hour.is_not(None), IS_NOT_VOIDED)
        .group_by(*of_hour)
    )


SUMS_OF_FILE = (
    (VISIT_DAYS, visit_days_of_file),
    (FIRST_DAYS, first_days_of_file),  # made from the visit days, so after them
    (DAY_HEADS, heads_of_file),
    (ARRIVALS, arrivals_of_file),
)


def stage_sums(connection: Connection) -> dict[Table, int]:
    """Make every sum; how many rows each has."""
    row_counts = {}
    for table, sums_of_file in SUMS_OF_FILE:
        staged = STAGED_SUMS[table]
        staged.create(connection)
        sums = sums_of_file().subquery()
        names = [column.name for column in staged.columns if column.name != "number"]
        key = [sums.c[column.name] for column in table.primary_key if column.name != BATCH]
        in_order = select(*[sums.c[name] for name in names]).order_by(*key)
        connection.execute(insert(staged).from_select(names, in_order))
        row_counts[table] = connection.execute(select(func.count()).select_from(staged)).scalar_one()
    return row_counts


def write_sums(connection: Connection, table: Table, batch_id: int, start: int, stop: int) -> None:
    """Write the sums of one portion under the batch."""
    staged = STAGED_SUMS[table]
    names = [column.name for column in staged.columns if column.name != "number"]
    is_of_portion = staged.c.number.between(start + 1, stop)
    connection.execute(
        insert(table).from_select(
            [*names, BATCH], select(*[staged.c[name] for name in names], literal(batch_id)).where(is_of_portion)
        )
    )
