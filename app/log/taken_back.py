"""What a void takes back: the days whose sums it touches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, bindparam, null, select

from app.database.prepared import PreparedLookup
from app.database.statements import table_of
from app.log.definition import ENTRIES, STATEMENTS, VOIDS
from app.log.models import Leave
from app.people.models import PersonLink

LEAVES = table_of(Leave)
LINKS = table_of(PersonLink)
IDS_AT_ONCE = 400

_DAYS = select(ENTRIES.c.premises_id, ENTRIES.c.day).where(
    ENTRIES.c.organisation_id == bindparam("organisation"), ENTRIES.c.id.in_(bindparam("ids", expanding=True))
)
_VOIDED = PreparedLookup(
    select(VOIDS.c.target_id).where(VOIDS.c.organisation_id == bindparam("organisation")), VOIDS.c.target_id
)


def days_of_entries(connection: Connection, organisation_id: int, ids: Iterable[bytes]) -> set[tuple[int, date]]:
    """(premises, day) of those of the ids that are entries."""
    found: set[tuple[int, date]] = set()
    for some in in_portions(ids):
        found |= {(row[0], row[1]) for row in connection.execute(_DAYS, {"organisation": organisation_id, "ids": some})}
    return found


def kiosks_of_items(connection: Connection, organisation_id: int, ids: Iterable[bytes]) -> dict[bytes, int | None]:
    """By which kiosk each of the ids came that the log has; None for what came by no kiosk, and for all but entries."""
    found: dict[bytes, int | None] = {}
    for some in in_portions(ids):
        for table in (STATEMENTS, LEAVES, LINKS, ENTRIES):
            by_kiosk = ENTRIES.c.kiosk_id if table is ENTRIES else null()
            asked = select(table.c.id, by_kiosk).where(table.c.organisation_id == organisation_id, table.c.id.in_(some))
            found |= {bytes(row[0]): row[1] for row in connection.execute(asked)}
    return found


def voided_among(connection: Connection, organisation_id: int, ids: Iterable[bytes]) -> set[bytes]:
    """Those of the ids that a void has taken back."""
    found: set[bytes] = set()
    for some in in_portions(ids):
        found |= {bytes(row[0]) for row in _VOIDED.run(connection, some, organisation=organisation_id)}
    return found


def in_portions(ids: Iterable[bytes]) -> list[list[bytes]]:
    """The ids without repetition, in lists short enough for one query."""
    every = sorted(set(ids))
    return [every[start : start + IDS_AT_ONCE] for start in range(0, len(every), IDS_AT_ONCE)]
