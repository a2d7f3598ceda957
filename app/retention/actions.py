"""Forgets what is due, a portion at a time, so that nobody waits and whoever stops it finds nothing half done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.audit.cutting import cut_acts_before
from app.database.sweeping import sweep
from app.database.transaction import lock_log, write_connection
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.periods import Period
from app.retention.due import days_due, months_due, organisation_ids
from app.retention.gone import Gone
from app.retention.hours import thin_day
from app.retention.how_far import say_days_through, say_hours_through
from app.retention.limits import first_moment_of_acts, last_day_by_month, last_day_without_hours
from app.retention.months import thin_month
from app.retention.order import shuffle_rows
from app.retention.remains import thin_remains
from app.staff.forgetting import forget_sessions_before

DAYS_AT_ONCE = 25


class _OnlyLooked(Exception):
    """Takes back a portion that was made to see what would go."""


@dataclass(frozen=True)
class Portion:
    """What is thinned of an organisation's log in one transaction."""

    organisation_id: int
    thin: Callable[[Connection], Gone]


@across_organisations(Across.MACHINE)
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
    with db.engine.connect() as connection:
        portions = [each for id in organisation_ids(connection) for each in _portions(connection, id, now)]
    gone = Gone()
    for portion in watch(portions):
        with _transaction(portion.organisation_id, is_rehearsal) as connection:
            gone += portion.thin(connection)
    gone += _staff_before(first_moment_of_acts(now), is_rehearsal)
    if not is_rehearsal:
        sweep(db.engine)
    return gone


def _staff_before(moment: datetime, is_rehearsal: bool) -> Gone:
    with _taken_back(is_rehearsal) as connection:
        return Gone(acts=cut_acts_before(connection, moment), sessions=forget_sessions_before(connection, moment))


def _portions(connection: Connection, organisation_id: int, now: datetime) -> list[Portion]:
    """The days whose times go, what lies beside them, then the months whose days go, each the earliest first."""
    last_day = last_day_without_hours(now)
    days = days_due(connection, organisation_id, last_day)
    last_day_of_months = last_day_by_month(now)
    thinnings = [
        *(
            _hours_of(organisation_id, days[start : start + DAYS_AT_ONCE])
            for start in range(0, len(days), DAYS_AT_ONCE)
        ),
        _remains_until(organisation_id, last_day),
        *(_days_of(organisation_id, month) for month in months_due(connection, organisation_id, last_day_of_months)),
        _rest_until(organisation_id, last_day_of_months),
    ]
    return [Portion(organisation_id, thin) for thin in thinnings]


def _hours_of(organisation_id: int, days: list[tuple[date, int]]) -> Callable[[Connection], Gone]:
    def thin(connection: Connection) -> Gone:
        gone = Gone()
        for day, premises_id in days:
            gone += thin_day(connection, organisation_id, premises_id, day)
        say_hours_through(connection, organisation_id, days[-1][0])
        return gone

    return thin


def _remains_until(organisation_id: int, last_day: date) -> Callable[[Connection], Gone]:
    def thin(connection: Connection) -> Gone:
        say_hours_through(connection, organisation_id, last_day)
        return thin_remains(connection, organisation_id, last_day)

    return thin


def _days_of(organisation_id: int, month: Period) -> Callable[[Connection], Gone]:
    def thin(connection: Connection) -> Gone:
        say_days_through(connection, organisation_id, month.last_day)
        return thin_month(connection, organisation_id, month)

    return thin


def _rest_until(organisation_id: int, last_day: date) -> Callable[[Connection], Gone]:
    def thin(connection: Connection) -> Gone:
        say_days_through(connection, organisation_id, last_day)
        shuffle_rows(connection, organisation_id)
        return Gone()

    return thin


@contextmanager
def _transaction(organisation_id: int, is_rehearsal: bool) -> Iterator[Connection]:
    """An organisation's log, open for writing; what is written is taken back at the end of a rehearsal."""
    with _taken_back(is_rehearsal) as connection:
        lock_log(connection, organisation_id)
        yield connection


@contextmanager
def _taken_back(is_rehearsal: bool) -> Iterator[Connection]:
    try:
        with write_connection() as connection:
            yield connection
            if is_rehearsal:
                raise _OnlyLooked
    except _OnlyLooked:
        pass
