"""Of a person's answers in one month leaves the first to each question: of several the earliest day's stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select, update

from app.database.statements import AnyRow
from app.log.definition import STATEMENTS, is_voided
from app.log.models import BY_MONTH
from app.log.taken_back import in_portions

QUESTIONS = ("gender", "age_band", "been_before", "called_first", "replaces_lost")


def only_first_answers(connection: Connection, organisation_id: int, entries: Sequence[AnyRow]) -> None:
    """Empty what a later answer of the same person in the month says once more; afterwards the days do not tell it.

    entries: the month's, with the person each is counted as, before their days go. What is by month already came first.
    """
    said_with = {bytes(each.id): each for each in entries}
    answered: dict[bytes, set[str]] = {}
    found = _statements_of(connection, organisation_id, list(said_with))

    def earlier_first(statement: AnyRow) -> tuple[bool, date, bytes]:
        entry = said_with[bytes(statement.entry_id)]
        return entry.batch_id != BY_MONTH, entry.day, bytes(statement.id)

    for statement in sorted(found, key=earlier_first):
        entry = said_with[bytes(statement.entry_id)]
        if entry.is_voided or statement.is_voided:
            continue
        known = answered.setdefault(bytes(entry.person_id), set())
        again = [name for name in QUESTIONS if name in known and getattr(statement, name) is not None]
        known |= {name for name in QUESTIONS if getattr(statement, name) is not None}
        if again:
            connection.execute(
                update(STATEMENTS)
                .where(STATEMENTS.c.organisation_id == organisation_id, STATEMENTS.c.id == statement.id)
                .values(dict.fromkeys(again))
            )


def _statements_of(connection: Connection, organisation_id: int, entry_ids: list[bytes]) -> list[AnyRow]:
    return [
        row
        for some in in_portions(entry_ids)
        for row in connection.execute(
            select(STATEMENTS, is_voided(STATEMENTS).label("is_voided")).where(
                STATEMENTS.c.organisation_id == organisation_id, STATEMENTS.c.entry_id.in_(some)
            )
        )
    ]
