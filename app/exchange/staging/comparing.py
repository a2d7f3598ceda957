"""Compares the staged entries with each other and with the log: one id is one entry."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from sqlalchemy import Connection, and_, delete, exists, func, select

from app.database.statements import AnyRow
from app.exchange.files.problems import Problem
from app.exchange.staging.entries import STAGED
from app.log.definition import ENTRIES, is_visible
from app.log.taken_back import IDS_AT_ONCE
from app.log.writing import INCOMPARABLE

IS_OF_STAGED = and_(ENTRIES.c.organisation_id == STAGED.c.organisation_id, ENTRIES.c.id == STAGED.c.id)
DIFFERS_FROM_LOG = "is in the log with other content, and the first stands: void that one, or give this row another id"


def compare_with_each_other(connection: Connection) -> tuple[list[Problem], list[int]]:
    """Of the rows with the id of an earlier row: conflicts, which have other content, and the lines of the others.

    Rows of two organisations never have the same content: each is hashed with its organisation's key.
    """
    conflicts, repeated_lines = [], []
    for _, rows in groupby(_rows_with_one_id(connection), key=attrgetter("id")):
        first, *later = rows
        reason = f"is the id of line {first.line} too, with other content: give one of the two another id"
        for row in later:
            if row.content_hash == first.content_hash:
                repeated_lines.append(row.line)
            else:
                conflicts.append(Problem(row.line, "id", str(UUID(bytes=row.id)), reason))
    return conflicts, repeated_lines


def conflicts_with_log(connection: Connection) -> list[Problem]:
    """Rows with the id of an entry in the log and other content; a forgotten card's entry is as good as any."""
    rows = connection.execute(
        select(STAGED.c.line, STAGED.c.id)
        .join(ENTRIES, IS_OF_STAGED)
        .where(
            is_visible(ENTRIES),
            ENTRIES.c.content_hash != STAGED.c.content_hash,
            ENTRIES.c.content_hash.not_in(INCOMPARABLE),
        )
    )
    return [Problem(row.line, "id", str(UUID(bytes=row.id)), DIFFERS_FROM_LOG) for row in rows]


def leave_out(connection: Connection, lines: Iterable[int]) -> None:
    """Take the rows of these lines out again."""
    every = sorted(set(lines))
    for start in range(0, len(every), IDS_AT_ONCE):
        connection.execute(delete(STAGED).where(STAGED.c.line.in_(every[start : start + IDS_AT_ONCE])))


def leave_out_known(connection: Connection) -> int:
    """How many rows are in the log already; they are taken out."""
    return connection.execute(delete(STAGED).where(exists().where(IS_OF_STAGED, is_visible(ENTRIES)))).rowcount


def _rows_with_one_id(connection: Connection) -> Iterable[AnyRow]:
    several = select(STAGED.c.id).group_by(STAGED.c.id).having(func.count() > 1)
    return connection.execute(
        select(STAGED.c.line, STAGED.c.id, STAGED.c.content_hash)
        .where(STAGED.c.id.in_(several))
        .order_by(STAGED.c.id, STAGED.c.line)
    )
