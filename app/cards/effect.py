"""What a link does to the figures: they are counted before and after, inside a transaction that is rolled back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from flask import current_app
from sqlalchemy import Connection

from app.database.engine import FOR_WRITING
from app.database.transaction import lock_log
from app.extensions import db
from app.figures.before_counting import do_what_waits
from app.figures.counting import Counting
from app.figures.facts import rollups
from app.figures.figure import Figure
from app.figures.history import History
from app.figures.list import FIGURE
from app.figures.scope import Scope, scope_named
from app.log.writing import LogWriting, log_keys
from app.organisations.queries import organisation_slug
from app.periods import Period

# Numbers of the whole house alone, and no more of them: each that moves tells something of who the cards belong to.
SHOWN = ("unique_visitors", "visits")


@dataclass(frozen=True)
class Change:
    """One figure of a year as it is, and as it would be."""

    figure: Figure
    year: int
    before: int
    after: int


def effect_of(organisation_id: int, today: date, change: Callable[[LogWriting], None]) -> list[Change]:
    """The figures of this year and the last before and after a change that is taken back at once.

    Raises what the change raises. Whoever writes waits meanwhile, as for any other writer.
    """
    do_what_waits()
    with _taken_back(organisation_id) as log:
        scope = scope_named(log.connection, organisation_slug=organisation_slug(organisation_id))
        before = _counted(log.connection, scope, today)
        change(log)
        after = _counted(log.connection, scope, today)
    return [Change(FIGURE[id], year, before[id, year], after[id, year]) for id, year in before]


def log_writing(connection: Connection, organisation_id: int) -> LogWriting:
    """The organisation's log, open for writing in this transaction alone."""
    lock_log(connection, organisation_id)
    keys = log_keys(current_app.config["OASEN"], organisation_slug(organisation_id))
    return LogWriting(connection, organisation_id, keys)


def _counted(connection: Connection, scope: Scope, today: date) -> dict[tuple[str, int], int]:
    counted: dict[tuple[str, int], int] = {}
    for year in (today.year, today.year - 1):
        counting = Counting(History(connection, rollups, scope), Period(date(year, 1, 1), date(year, 12, 31)))
        counted |= {(id, year): FIGURE[id].answer(counting).value for id in SHOWN}
    return counted


@contextmanager
def _taken_back(organisation_id: int) -> Iterator[LogWriting]:
    with db.engine.connect().execution_options(**{FOR_WRITING: True}) as connection, connection.begin() as transaction:
        try:
            yield log_writing(connection, organisation_id)
        finally:
            transaction.rollback()
