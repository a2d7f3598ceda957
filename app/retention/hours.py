"""Takes the times out of the entries of one day; what figures need of them is kept without persons.

One trace is left, since a file that is taken in twice must count once: the id of a row that came in a file without ids
is a keyed hash of what the row said. Who has the database and the organisation's key can try every minute against it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, and_, case, delete, func, or_, select, type_coerce, update

from app.database.statements import table_of
from app.exchange.exporting.stays import minutes_of_stay
from app.figures.countings.arrivals_and_stays import SECONDS_A_DAY
from app.figures.countings.kinds import OFFICE_CLOSES_HOUR, OFFICE_OPENS_HOUR, SATURDAY
from app.log.definition import ENTRIES, STATEMENTS, counts, is_visible, is_voided
from app.log.models import Leave
from app.log.rollups import ARRIVALS
from app.log.thinned import HOURS_OF_MONTHS, OUTSIDE_HOURS, add_kept, first_of_its_weekday, moment_of_day
from app.log.writing import FORGOTTEN, THINNED
from app.retention.due import is_thinnable
from app.retention.gone import Gone

LEAVES = table_of(Leave)


def thin_day(connection: Connection, organisation_id: int, premises_id: int, day: date) -> Gone:
    """Thin the entries of a premises and day, in the caller's transaction; says what has gone.

    Done twice it does nothing the second time. An entry that is taken back later stays in the hours that are kept:
    at which hour it was nobody knows any more.
    """
    place = {"organisation_id": organisation_id, "premises_id": premises_id, "day": day}
    _keep_stays(connection, _is_of(place))
    _keep_arrivals(connection, place)
    _keep_outside_hours(connection, place)
    entry_ids = select(ENTRIES.c.id).where(_is_of(place), is_visible(ENTRIES))
    connection.execute(
        update(STATEMENTS)
        .where(STATEMENTS.c.organisation_id == organisation_id, STATEMENTS.c.entry_id.in_(entry_ids))
        .values(content_hash=THINNED)
    )
    return Gone(times=_take_out_times(connection, place))


def _is_of(place: dict[str, Any]) -> ColumnElement[bool]:
    return and_(*(ENTRIES.c[name] == value for name, value in place.items()))


def _take_out_times(connection: Connection, place: dict[str, Any]) -> int:
    """How many entries had any."""
    nothing = dict.fromkeys(("hour", "at", "seq", "claimed_at")) | {"received_at": moment_of_day(place["day"])}
    # A forgotten card's keep that mark: what is said late of its holder must find it.
    mark = case((ENTRIES.c.content_hash == FORGOTTEN, FORGOTTEN), else_=THINNED)
    thinned = update(ENTRIES).where(_is_of(place), is_thinnable()).values(nothing | {"content_hash": mark})
    return connection.execute(thinned).rowcount


def _keep_stays(connection: Connection, is_of_day: ColumnElement[bool]) -> None:
    """A visit that ended with a goodbye says from now on itself how long it was, by the middle of the band."""
    seconds = type_coerce(LEAVES.c.at, BigInteger) - type_coerce(ENTRIES.c.at, BigInteger)
    stays = connection.execute(
        select(ENTRIES.c.organisation_id, ENTRIES.c.id, ENTRIES.c.kind, ENTRIES.c.minutes, ENTRIES.c.at)
        .add_columns(func.max(LEAVES.c.at).label("left_at"))
        .join(LEAVES, and_(LEAVES.c.organisation_id == ENTRIES.c.organisation_id, LEAVES.c.entry_id == ENTRIES.c.id))
        .where(
            is_of_day,
            is_visible(ENTRIES),
            ENTRIES.c.kind == "visit",
            ENTRIES.c.minutes.is_(None),
            ~is_voided(LEAVES),
            seconds.between(0, SECONDS_A_DAY),
        )
        .group_by(ENTRIES.c.organisation_id, ENTRIES.c.id)
    ).all()
    for stay in stays:
        connection.execute(
            update(ENTRIES)
            .where(ENTRIES.c.organisation_id == stay.organisation_id, ENTRIES.c.id == stay.id)
            .values(minutes=minutes_of_stay(stay, stay.left_at))
        )


def _keep_arrivals(connection: Connection, place: dict[str, Any]) -> None:
    """Move the day's arrivals by hour to those of its month and weekday."""
    is_of_day = and_(*(ARRIVALS.c[name] == value for name, value in place.items()), is_visible(ARRIVALS))
    of_month: Counter[int] = Counter()
    for hour, heads in connection.execute(
        delete(ARRIVALS).where(is_of_day).returning(ARRIVALS.c.hour, ARRIVALS.c.heads)
    ):
        of_month[hour] += heads
    kept = place | {"day": first_of_its_weekday(place["day"])}
    add_kept(
        connection, HOURS_OF_MONTHS, [kept | {"hour": hour, "heads": of_month[hour]} for hour in sorted(+of_month)]
    )


def _keep_outside_hours(connection: Connection, place: dict[str, Any]) -> None:
    """Keep how many were contacted before eight or from five; on a weekend the day itself says that it was outside."""
    if place["day"].weekday() >= SATURDAY:
        return
    heads = connection.execute(
        select(func.sum(ENTRIES.c.count)).where(
            _is_of(place),
            ENTRIES.c.kind == "outreach",
            ENTRIES.c.reached.is_not(False),
            or_(ENTRIES.c.hour < OFFICE_OPENS_HOUR, ENTRIES.c.hour >= OFFICE_CLOSES_HOUR),
            counts(ENTRIES),
        )
    ).scalar()
    if heads:
        add_kept(connection, OUTSIDE_HOURS, [place | {"heads": int(heads)}])
