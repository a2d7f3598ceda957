"""Closes agreements' vaults when their time is over: tags and key go with the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from app.agreements.queries import agreement_named, own_agreements
from app.backup.destroyed_keys import OF_AGREEMENT, DestroyedKey
from app.database.statements import AnyRow
from app.database.sweeping import sweep
from app.database.transaction import write_connection
from app.extensions import db
from app.people.vault.actions import close_vault
from app.people.vault.key_files import vault_key_name
from app.people.vault.queries import VAULTS, named_vaults
from app.retention.key_periods import MONTHS_AFTER_LOCKING, last_locking
from app.retention.limits import months_after

# Also when nobody locks the last report: tags are not kept for a report that nobody writes.
MOST_MONTHS_AFTER_LAST_DAY = 18


@dataclass(frozen=True)
class ClosedVault:
    """The key of a vault that is closed: its file name, and what the list of destroyed keys says of it."""

    name: str
    told: DestroyedKey


def closed_vaults(connection: Connection) -> list[ClosedVault]:
    """Every vault whose key may be nowhere any more."""
    rows = connection.execute(named_vaults().where(VAULTS.c.closed_at.is_not(None))).all()
    return [ClosedVault(vault_key_name(row.slug, row.number), _told(row)) for row in rows]


def close_vaults_due(now: datetime, is_rehearsal: bool = False) -> list[str]:
    """The slugs of the agreements whose vaults are closed, or would be: half a year after their last locking."""
    with db.engine.connect() as connection:
        opened = connection.execute(named_vaults().where(VAULTS.c.closed_at.is_(None))).all()
        due = [row for row in opened if _due_day(connection, row.slug) <= now.date()]
    if due and not is_rehearsal:
        with write_connection() as connection:
            for row in due:
                close_vault(connection, row.agreement_id, now)
        sweep(db.engine)
    return [row.slug for row in due]


def close_vaults_until(connection: Connection, organisation_id: int, last_day: date, now: datetime) -> None:
    """Close those of the organisation's agreements that are over by that day: with a card in hand they lead back."""
    for agreement in own_agreements(connection, organisation_id):
        if agreement.last_day <= last_day:
            close_vault(connection, agreement.id, now)


def _due_day(connection: Connection, slug: str) -> date:
    agreement = agreement_named(connection, slug)
    latest = months_after(agreement.last_day, MOST_MONTHS_AFTER_LAST_DAY)
    locked = last_locking(connection, agreement)
    if locked is None:
        return latest
    after_locking = months_after(max(locked.date(), agreement.last_day), MONTHS_AFTER_LOCKING)
    return min(latest, after_locking)


def _told(row: AnyRow) -> DestroyedKey:
    day = datetime.fromtimestamp(row.closed_at.timestamp(), UTC).date()
    return DestroyedKey(f"{OF_AGREEMENT}{row.slug}", row.number, day, row.fingerprint, day)
