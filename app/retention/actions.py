"""Forgets what is due, a portion at a time, so that nobody waits and whoever stops it finds nothing half done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, case

from app.database.cleaning import clean_up
from app.database.statements import INSERT
from app.database.transaction import lock_log, write_connection
from app.extensions import db
from app.log.thinned import THINNINGS
from app.retention.due import days_due, organisation_ids
from app.retention.gone import Gone
from app.retention.hours import thin_day
from app.retention.limits import last_day_without_hours
from app.retention.order import WITH_PERSONS, shuffle_rows
from app.retention.remains import thin_remains

DAYS_AT_ONCE = 25


class _OnlyLooked(Exception):
    """Takes back a portion that was made to see what would go."""


@dataclass(frozen=True)
class Portion:
    """Days of an organisation's log that are thinned in one transaction, as (day, premises); the last has none."""

    organisation_id: int
    days: tuple[tuple[date, int], ...]


def forget_what_is_due(
    now: datetime,
    is_rehearsal: bool = False,
    watch: Callable[[list[Portion]], Iterable[Portion]] = iter,
) -> Gone:
    """What has gone from the logs of all organisations; in a rehearsal what would go, and everything is as it was.

    A rehearsal does the same and takes each portion back, so that it says what will be. watch: is given the portions
    and gives them back one by one, to show how far it has come. Each is whole or not at all; run again after it was
    stopped it goes on where it stood, and in the end nobody can tell that it was.
    """
    last_day = last_day_without_hours(now)
    with db.engine.connect() as connection:
        portions = [each for id in organisation_ids(connection) for each in _portions(connection, id, last_day)]
    gone = Gone()
    for portion in watch(portions):
        gone += _thin(portion, last_day, is_rehearsal)
    if not is_rehearsal:
        clean_up(db.engine, WITH_PERSONS)
    return gone


def _portions(connection: Connection, organisation_id: int, last_day: date) -> list[Portion]:
    days = days_due(connection, organisation_id, last_day)
    starts = range(0, len(days), DAYS_AT_ONCE)
    with_days = [Portion(organisation_id, tuple(days[start : start + DAYS_AT_ONCE])) for start in starts]
    return [*with_days, Portion(organisation_id, ())]


def _thin(portion: Portion, last_day: date, is_rehearsal: bool) -> Gone:
    gone, organisation_id = Gone(), portion.organisation_id
    with _transaction(organisation_id, is_rehearsal) as connection:
        for day, premises_id in portion.days:
            gone += thin_day(connection, organisation_id, premises_id, day)
        if portion.days:
            _say_how_far(connection, organisation_id, portion.days[-1][0])
        else:
            gone += thin_remains(connection, organisation_id, last_day)
            _say_how_far(connection, organisation_id, last_day)
            shuffle_rows(connection, organisation_id)
    return gone


@contextmanager
def _transaction(organisation_id: int, is_rehearsal: bool) -> Iterator[Connection]:
    """An organisation's log, open for writing; what is written is taken back at the end of a rehearsal."""
    try:
        with write_connection() as connection:
            lock_log(connection, organisation_id)
            yield connection
            if is_rehearsal:
                raise _OnlyLooked
    except _OnlyLooked:
        pass


def _say_how_far(connection: Connection, organisation_id: int, day: date) -> None:
    """Of days until this one the times are gone; never back."""
    statement = INSERT[connection.dialect.name](THINNINGS)
    later = case((THINNINGS.c.hours_through > day, THINNINGS.c.hours_through), else_=statement.excluded.hours_through)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["organisation_id"], set_={"hours_through": later}),
        {"organisation_id": organisation_id, "hours_through": day},
    )
