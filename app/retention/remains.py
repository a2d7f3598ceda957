"""Takes the times out of what lies beside the entries: goodbyes without a visit, voids, links, what was looked over."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Table, delete, exists, or_, type_coerce, update

from app.database.statements import table_of
from app.log.definition import ENTRIES, VOIDS
from app.log.models import Leave, SetAside
from app.people.models import PersonLink
from app.retention.due import SECONDS_A_DAY
from app.retention.gone import Gone
from app.retention.limits import beginning_of

LEAVES = table_of(Leave)
LINKS = table_of(PersonLink)
SET_ASIDE = table_of(SetAside)


def thin_remains(connection: Connection, organisation_id: int, last_day: date) -> Gone:
    """Thin what is older than the last day, in the caller's transaction; says what has gone.

    What was set aside and waits is left whole: it is a visit that happened, and staff need its time to date it.
    """
    limit = beginning_of(last_day)
    return Gone(
        goodbyes=_forget_goodbyes(connection, organisation_id, last_day),
        moments=_only_the_day(connection, VOIDS, organisation_id, "received_at", limit)
        + _only_the_day(connection, LINKS, organisation_id, "made_at", limit),
        items=_empty_what_was_settled(connection, organisation_id, limit),
    )


def _forget_goodbyes(connection: Connection, organisation_id: int, last_day: date) -> int:
    """Those of thinned visits, which say by now how long they were, and old ones whose visit has never come."""
    of_thinned = exists().where(
        ENTRIES.c.organisation_id == LEAVES.c.organisation_id,
        ENTRIES.c.id == LEAVES.c.entry_id,
        ENTRIES.c.day <= last_day,
    )
    is_old = or_(LEAVES.c.at < beginning_of(last_day), of_thinned)
    return connection.execute(delete(LEAVES).where(LEAVES.c.organisation_id == organisation_id, is_old)).rowcount


def _only_the_day(connection: Connection, table: Table, organisation_id: int, name: str, limit: datetime) -> int:
    """Cut the time of day off a moment; how many had one."""
    return connection.execute(
        update(table)
        .where(table.c.organisation_id == organisation_id, table.c[name] < limit, _has_time(table.c[name]))
        .values({name: _its_day(table.c[name])})
    ).rowcount


def _empty_what_was_settled(connection: Connection, organisation_id: int, limit: datetime) -> int:
    """Of what staff have let in or left out only that they did is kept, so that it is not set aside once more."""
    settled = SET_ASIDE.c.settled_at
    return connection.execute(
        update(SET_ASIDE)
        .where(
            SET_ASIDE.c.organisation_id == organisation_id,
            settled < limit,
            or_(SET_ASIDE.c.sealed_item != b"", _has_time(settled), _has_time(SET_ASIDE.c.received_at)),
        )
        .values(sealed_item=b"", received_at=_its_day(SET_ASIDE.c.received_at), settled_at=_its_day(settled))
    ).rowcount


def _has_time(moment: ColumnElement[Any]) -> ColumnElement[bool]:
    return type_coerce(moment, BigInteger) % SECONDS_A_DAY != 0


def _its_day(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    seconds = type_coerce(moment, BigInteger)
    return seconds - seconds % SECONDS_A_DAY
