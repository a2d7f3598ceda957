"""Writing down what leaves the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, text

from app.disclosure.cells import Release
from app.disclosure.queries import FIRST_SEAL, LEDGER, checked_ledger
from app.disclosure.written import as_text, seal

LEDGER_LOCK_SPACE = 0x0A5F


@dataclass(frozen=True)
class Leaving:
    """What a release is of, and who lets it out: (organisation, staff), None for the command line."""

    scope: str
    threshold: int
    by: tuple[int, int] | None


def record_release(connection: Connection, release: Release, leaving: Leaving, now: datetime) -> int:
    """Put a release into the ledger, in the transaction that seals its report; the number it got.

    Lock the ledger (lock_ledger) before asking what has left earlier: else two reports that are sealed at once would
    each be safe only without the other. Raises LedgerChanged.
    """
    lock_ledger(connection)
    rows = checked_ledger(connection)
    number, previous = len(rows) + 1, rows[-1].checksum if rows else FIRST_SEAL
    content = as_text(release)
    organisation_id, staff_id = leaving.by or (None, None)
    connection.execute(
        insert(LEDGER).values(
            number=number,
            scope=leaving.scope,
            threshold=leaving.threshold,
            content=content,
            checksum=seal(previous, number, leaving.scope, leaving.threshold, content),
            made_at=now,
            organisation_id=organisation_id,
            made_by_id=staff_id,
        )
    )
    return number


def lock_ledger(connection: Connection) -> None:
    """Let one at a time let something out, until the transaction ends; SQLite has locked already, by its own way."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, 0)"), {"space": LEDGER_LOCK_SPACE})
