"""Moves staged entries into the log, under a batch that nobody counts yet."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Insert, Integer, and_, bindparam, delete, insert, literal, or_, select

from app.activities.queries import ACTIVITIES
from app.database.statements import INSERT
from app.database.types import Moment
from app.exchange.files.problems import Problem
from app.exchange.staging.comparing import DIFFERS_FROM_LOG, IS_OF_STAGED
from app.exchange.staging.entries import ABOUT_COLUMNS, AS_IN_ENTRIES, CODE_COLUMNS, STAGED
from app.exchange.staging.people import STAGED_PEOPLE
from app.exchange.staging.sums import IS_BY_PERSON
from app.log.definition import ENTRIES, STATEMENTS
from app.log.models import Source
from app.log.writing import INCOMPARABLE

IS_OF_ACTIVITY = and_(ACTIVITIES.c.organisation_id == STAGED.c.organisation_id, ACTIVITIES.c.slug == STAGED.c.activity)
IS_OF_PORTION = and_(STAGED.c.id > bindparam("after"), STAGED.c.id <= bindparam("last"))
LAST_ID = (
    select(STAGED.c.id)
    .where(STAGED.c.id > bindparam("after"))
    .order_by(STAGED.c.id)
    .offset(bindparam("others", type_=Integer))
    .limit(1)
)
COUNTED = {"preserve_rowcount": True}


class ConflictMeanwhile(Exception):
    """While a file was being moved, a tablet sent an id of it with other content, and was first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} conflicts")
        self.problems = problems


class Move:
    """One file on its way into the log, in the order of ids."""

    def __init__(self, connection: Connection, batch_id: int, received_at: datetime) -> None:
        self._connection = connection
        self._batch_id = batch_id
        self._last_id = b""
        # Made once: a portion holds the log for no longer than the database needs.
        self._add_entries = _add_entries(connection.dialect.name, batch_id, received_at)
        self._add_statements = _add_statements(batch_id)

    def write_entries(self, start: int, stop: int) -> None:
        """Write the entries of the next portion with what was said in them; raises ConflictMeanwhile."""
        last_id = self._connection.execute(LAST_ID, {"after": self._last_id, "others": stop - start - 1}).scalar_one()
        portion = {"after": self._last_id, "last": last_id}
        written = self._connection.execute(self._add_entries, portion, execution_options=COUNTED).rowcount
        if written != stop - start:
            self._leave_out_what_came_meanwhile(portion)
        self._connection.execute(self._add_statements, portion)
        self._last_id = last_id

    def _leave_out_what_came_meanwhile(self, portion: dict[str, bytes]) -> None:
        is_same = or_(ENTRIES.c.content_hash == STAGED.c.content_hash, ENTRIES.c.content_hash.in_(INCOMPARABLE)).label(
            "is_same"
        )
        came = self._connection.execute(
            select(STAGED.c.line, STAGED.c.id, is_same)
            .join(ENTRIES, IS_OF_STAGED)
            .where(IS_OF_PORTION, ENTRIES.c.batch_id != self._batch_id),
            portion,
        ).all()
        conflicts = [
            Problem(row.line, "id", str(UUID(bytes=row.id)), DIFFERS_FROM_LOG) for row in came if not row.is_same
        ]
        if conflicts:
            raise ConflictMeanwhile(conflicts)
        self._connection.execute(delete(STAGED).where(STAGED.c.line.in_([row.line for row in came])))


def _add_entries(dialect: str, batch_id: int, received_at: datetime) -> Insert:
    """Adds the entries of a portion; those that are there by now are left as they are."""
    columns = {name: STAGED.c[name] for name in (*AS_IN_ENTRIES, "kind", *CODE_COLUMNS, "content_hash")} | {
        "activity_id": ACTIVITIES.c.id,
        "person_id": STAGED_PEOPLE.c.person_id,
        "claimed_at": STAGED.c.at,
        "batch_id": literal(batch_id),
        "source": literal(Source.IMPORT.value),
        "received_at": literal(received_at, Moment),
    }
    entries = (
        select(*columns.values())
        .select_from(STAGED.outerjoin(STAGED_PEOPLE, IS_BY_PERSON).outerjoin(ACTIVITIES, IS_OF_ACTIVITY))
        .where(IS_OF_PORTION)
    )
    statement: Insert = INSERT[dialect](ENTRIES).from_select(list(columns), entries).on_conflict_do_nothing()
    return statement


def _add_statements(batch_id: int) -> Insert:
    """Adds what was said with the entries of a portion."""
    columns = {name: STAGED.c[name] for name in ("organisation_id", "id", *ABOUT_COLUMNS, "content_hash")} | {
        "entry_id": STAGED.c.id,
        "batch_id": literal(batch_id),
    }
    says_something = or_(*(STAGED.c[name].is_not(None) for name in ABOUT_COLUMNS))
    said = select(*columns.values()).where(IS_OF_PORTION, says_something)
    return insert(STATEMENTS).from_select(list(columns), said)
