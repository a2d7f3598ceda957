"""Writes down which of a tablet's numbers have come in, in the transaction that stores what they bring.

So a database that is put back to last night's state knows last night's numbers, and the tablet, which is told them
with every answer, sees what it has to send again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.database.prepared import PreparedInsert, PreparedLookup
from app.database.statements import INSERT, table_of
from app.kiosk_host.intake.numbers import Stretch, read_stretches, with_numbers, write_stretches
from app.kiosk_host.models import TabletNumbers

NUMBERS = table_of(TabletNumbers)


@dataclass
class Arrival:
    """Numbers that one request brings. known: what has come in from the tablet, once the request is stored."""

    organisation_id: int
    tablet: bytes
    kiosk_id: int
    numbers: frozenset[int]
    day: date
    known: Sequence[Stretch] = field(default_factory=list)


def write_arrivals(connection: Connection, arrivals: Sequence[Arrival]) -> None:
    """Add the numbers of each arrival to its tablet's, and let each know the sum."""
    for organisation_id in sorted({each.organisation_id for each in arrivals}):
        here = [each for each in arrivals if each.organisation_id == organisation_id]
        kept = _kept(connection, organisation_id, here)
        rows = dict(kept)
        for each in here:
            _, before = rows.get(each.tablet, (each.kiosk_id, []))
            each.known = with_numbers(before, each.numbers, each.day)
            if each.numbers:
                rows[each.tablet] = (each.kiosk_id, list(each.known))
        changed = {tablet: row for tablet, row in rows.items() if kept.get(tablet) != row}
        _KEEP.run(connection, [_row(organisation_id, tablet, *row) for tablet, row in changed.items()])


Kept = tuple[int, list[Stretch]]


def _kept(connection: Connection, organisation_id: int, arrivals: Sequence[Arrival]) -> dict[bytes, Kept]:
    """By tablet: the kiosk as which it was last heard of, and its stretches."""
    wanted = sorted({each.tablet for each in arrivals})
    found = _LOOKUP.run(connection, wanted, organisation=organisation_id)
    return {bytes(tablet): (kiosk_id, read_stretches(written)) for tablet, kiosk_id, written in found}


def _row(organisation_id: int, tablet: bytes, kiosk_id: int, stretches: Sequence[Stretch]) -> dict[str, Any]:
    return {
        "organisation_id": organisation_id,
        "tablet": tablet,
        "kiosk_id": kiosk_id,
        "stretches": write_stretches(stretches),
    }


def _keep(dialect_name: str) -> Any:
    statement = INSERT[dialect_name](NUMBERS)
    changes = {name: statement.excluded[name] for name in ("kiosk_id", "stretches")}
    return statement.on_conflict_do_update(index_elements=["organisation_id", "tablet"], set_=changes)


_KEEP = PreparedInsert(NUMBERS, _keep)
_LOOKUP = PreparedLookup(
    select(NUMBERS.c.tablet, NUMBERS.c.kiosk_id, NUMBERS.c.stretches).where(
        NUMBERS.c.organisation_id == bindparam("organisation")
    ),
    NUMBERS.c.tablet,
)
