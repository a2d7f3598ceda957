"""What happened in the log while a file was being moved into it: voids, links, entries that came live as well.

Sums of an unfinished batch are left alone by whoever takes something back meanwhile, so the days concerned are
made anew at the end. To know them, what there was before the first row is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    and_,
    exists,
    func,
    insert,
    select,
)

from app.database.types import IDENTIFIER_BYTES
from app.exchange.staging.entries import STAGED
from app.exchange.staging.people import STAGED_PEOPLE
from app.log.definition import ENTRIES, PEOPLE, VOIDS
from app.log.models import LIVE
from app.log.rollups import DAY_HEADS

REMEMBERED = MetaData()
VOIDS_BEFORE = Table(
    "voids_before",
    REMEMBERED,
    Column("organisation_id", Integer, primary_key=True),
    Column("id", LargeBinary(IDENTIFIER_BYTES), primary_key=True),
    prefixes=["TEMPORARY"],
)
LIVE_BEFORE = Table(
    "live_before",
    REMEMBERED,
    *(Column(name, DAY_HEADS.c[name].type, primary_key=True) for name in ("organisation_id", "premises_id", "day")),
    Column("on_premises_entries", DAY_HEADS.c.on_premises_entries.type),
    prefixes=["TEMPORARY"],
)
LIVE_NAMES = tuple(column.name for column in LIVE_BEFORE.columns)


def remember(connection: Connection, organisation_ids: Sequence[int]) -> None:
    """Remember the voids and the live sums that there are now."""
    for before, source in ((VOIDS_BEFORE, VOIDS), (LIVE_BEFORE, DAY_HEADS)):
        before.create(connection)
        names = [column.name for column in before.columns]
        there = select(*[source.c[name] for name in names]).where(source.c.organisation_id.in_(organisation_ids))
        if source is DAY_HEADS:
            there = there.where(source.c.batch_id == LIVE)
        connection.execute(insert(before).from_select(names, there))


def days_changed_meanwhile(connection: Connection, organisation_id: int, batch_id: int) -> set[tuple[int, date]]:
    """(premises, day) of the batch whose sums no longer say what the log says."""
    reasons = [_with_new_voids(organisation_id), _with_live_entries(organisation_id)]
    relinked = [row.tag for row in connection.execute(_counted_otherwise(organisation_id))]
    if relinked:
        reasons.append(_of_people(organisation_id, relinked))
    changed = {(row.premises_id, row.day) for days in reasons for row in connection.execute(days)}
    if not changed:
        return changed
    of_batch = select(DAY_HEADS.c.premises_id, DAY_HEADS.c.day).where(
        DAY_HEADS.c.organisation_id == organisation_id, DAY_HEADS.c.batch_id == batch_id
    )
    return changed & {(row.premises_id, row.day) for row in connection.execute(of_batch)}


def _with_new_voids(organisation_id: int) -> Select[tuple[int, date]]:
    was_there = exists().where(
        VOIDS_BEFORE.c.organisation_id == VOIDS.c.organisation_id, VOIDS_BEFORE.c.id == VOIDS.c.id
    )
    target = and_(ENTRIES.c.organisation_id == VOIDS.c.organisation_id, ENTRIES.c.id == VOIDS.c.target_id)
    return (
        select(ENTRIES.c.premises_id, ENTRIES.c.day)
        .join(VOIDS, target)
        .where(VOIDS.c.organisation_id == organisation_id, ~was_there)
    )


def _with_live_entries(organisation_id: int) -> Select[tuple[int, date]]:
    """An entry that came live as well raises the live sum of its day."""
    is_as_before = exists().where(*(LIVE_BEFORE.c[name] == DAY_HEADS.c[name] for name in LIVE_NAMES))
    return select(DAY_HEADS.c.premises_id, DAY_HEADS.c.day).where(
        DAY_HEADS.c.organisation_id == organisation_id, DAY_HEADS.c.batch_id == LIVE, ~is_as_before
    )


def _counted_otherwise(organisation_id: int) -> Select[tuple[bytes]]:
    """The tags of people who have been linked, or whose link has been undone, since the sums were made."""
    staged = STAGED_PEOPLE.c
    is_person = and_(PEOPLE.c.organisation_id == staged.organisation_id, PEOPLE.c.id == staged.person_id)
    counted_as = func.coalesce(PEOPLE.c.counted_as, PEOPLE.c.id)
    return (
        select(staged.tag)
        .join(PEOPLE, is_person)
        .where(staged.organisation_id == organisation_id, counted_as != staged.counted_as)
    )


def _of_people(organisation_id: int, tags: Iterable[bytes]) -> Select[tuple[int, date]]:
    """The days on which the file has an entry of theirs."""
    return (
        select(STAGED.c.premises_id, STAGED.c.day)
        .where(STAGED.c.organisation_id == organisation_id, STAGED.c.tag.in_(tags))
        .distinct()
    )
