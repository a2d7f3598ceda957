"""Moves staged entries into the log, under a batch that nobody counts yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, literal, or_, select

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

IS_OF_ACTIVITY = and_(ACTIVITIES.c.organisation_id == STAGED.c.organisation_id, ACTIVITIES.c.slug == STAGED.c.activity)
COUNTED = {"preserve_rowcount": True}


class ConflictMeanwhile(Exception):
    """While a file was being moved, a tablet sent an id of it with other content, and was first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} conflicts")
        self.problems = problems


@dataclass(frozen=True)
class Move:
    """One file on its way into the log."""

    connection: Connection
    batch_id: int
    received_at: datetime
    ids: Sequence[bytes]  # of the staged entries, in order

    def write_entries(self, start: int, stop: int) -> None:
        """Write the entries of one portion with what was said in them; raises ConflictMeanwhile."""
        is_of_portion = STAGED.c.id.between(self.ids[start], self.ids[stop - 1])
        columns = {name: STAGED.c[name] for name in (*AS_IN_ENTRIES, "kind", *CODE_COLUMNS, "content_hash")} | {
            "activity_id": ACTIVITIES.c.id,
            "person_id": STAGED_PEOPLE.c.person_id,
            "claimed_at": STAGED.c.at,
            "batch_id": literal(self.batch_id),
            "source": literal(Source.IMPORT.value),
            "received_at": literal(self.received_at, Moment),
        }
        entries = (
            select(*columns.values())
            .select_from(STAGED.outerjoin(STAGED_PEOPLE, IS_BY_PERSON).outerjoin(ACTIVITIES, IS_OF_ACTIVITY))
            .where(is_of_portion)
        )
        statement = INSERT[self.connection.dialect.name](ENTRIES).from_select(list(columns), entries)
        written = self.connection.execute(statement.on_conflict_do_nothing(), execution_options=COUNTED).rowcount
        if written != stop - start:
            self._leave_out_what_came_meanwhile(is_of_portion)
        self._write_statements(is_of_portion)

    def _write_statements(self, is_of_portion: ColumnElement[bool]) -> None:
        columns = {name: STAGED.c[name] for name in ("organisation_id", "id", *ABOUT_COLUMNS, "content_hash")} | {
            "entry_id": STAGED.c.id,
            "batch_id": literal(self.batch_id),
        }
        says_something = or_(*(STAGED.c[name].is_not(None) for name in ABOUT_COLUMNS))
        said = select(*columns.values()).where(is_of_portion, says_something)
        self.connection.execute(insert(STATEMENTS).from_select(list(columns), said))

    def _leave_out_what_came_meanwhile(self, is_of_portion: ColumnElement[bool]) -> None:
        came_meanwhile = and_(is_of_portion, IS_OF_STAGED, ENTRIES.c.batch_id != self.batch_id)
        came = self.connection.execute(
            select(STAGED.c.line, STAGED.c.id, (ENTRIES.c.content_hash == STAGED.c.content_hash).label("is_same"))
            .join(ENTRIES, IS_OF_STAGED)
            .where(came_meanwhile)
        ).all()
        conflicts = [
            Problem(row.line, "id", str(UUID(bytes=row.id)), DIFFERS_FROM_LOG) for row in came if not row.is_same
        ]
        if conflicts:
            raise ConflictMeanwhile(conflicts)
        self.connection.execute(delete(STAGED).where(STAGED.c.line.in_([row.line for row in came])))
