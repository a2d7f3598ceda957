"""What the log is asked in the transaction that stores a press: has it come before, and is what it takes back left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.database.transaction import lock_log
from app.log.definition import ENTRIES, VOIDS


@dataclass(frozen=True, eq=False)
class Press:
    """A press of + or −: two of the same id are two presses, of which the first counts.

    identifier: made by the page. target_id: the entry that a − takes back.
    """

    organisation_id: int
    identifier: bytes
    target_id: bytes | None = None


def presses_that_hold(connection: Connection, presses: Sequence[Press]) -> set[Press]:
    """Those that have not come before and whose target nobody has taken back; of two alike the first."""
    holding: set[Press] = set()
    for organisation_id in sorted({press.organisation_id for press in presses}):
        lock_log(connection, organisation_id)
        own = [press for press in presses if press.organisation_id == organisation_id]
        holding |= _first_of_each(own, _known(connection, organisation_id, own))
    return holding


def has_come_before(connection: Connection, press: Press) -> bool:
    """Whether the press itself is in the log already."""
    return press.identifier in _known(connection, press.organisation_id, [press])


def _first_of_each(presses: Iterable[Press], taken: set[bytes]) -> set[Press]:
    holding = set()
    for press in presses:
        ids = {press.identifier, press.target_id or press.identifier}
        if not ids & taken:
            holding.add(press)
            taken |= ids
    return holding


def _known(connection: Connection, organisation_id: int, presses: Sequence[Press]) -> set[bytes]:
    """Ids of presses that are stored, and of targets that are taken back."""
    ids = [press.identifier for press in presses]
    targets = [press.target_id for press in presses if press.target_id is not None]
    found = select(ENTRIES.c.id).where(ENTRIES.c.organisation_id == organisation_id, ENTRIES.c.id.in_(ids))
    voids = select(VOIDS.c.id).where(VOIDS.c.organisation_id == organisation_id, VOIDS.c.id.in_(ids))
    gone = select(VOIDS.c.target_id).where(VOIDS.c.organisation_id == organisation_id, VOIDS.c.target_id.in_(targets))
    return {bytes(row[0]) for question in (found, voids, gone) for row in connection.execute(question)}
