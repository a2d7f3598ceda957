"""What a database that was put back from an older state must lose again: who was forgotten since, whose key went since.

However it was put back: by `oasen restore`, or by the database's own means.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container
from dataclasses import dataclass
from datetime import UTC, datetime, time

from flask import current_app
from sqlalchemy import select

from app.backup.destroyed_keys import OF_AGREEMENT, DestroyedKey
from app.backup.tombstones import Tombstones
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.extensions import db
from app.keys import has_lasting_keys
from app.log.actions import forget_again
from app.log.parting import EndedKey, part_again
from app.organisations.models import Organisation
from app.people.vault.actions import close_vault
from app.people.vault.queries import VAULTS
from app.settings import Settings

ORGANISATIONS = table_of(Organisation)
# The key in app.extensions of what is done last, given by the factory, for it is of a later feature: it forgets what is
# due by today, and says so in lines.
AT_ONCE = "oasen-at-once"
AtOnce = Callable[[Settings], list[str]]


@dataclass(frozen=True)
class LostAgain:
    """forgotten_count: cards; parted_count: periods whose keys were destroyed; due: what was due, in lines."""

    forgotten_count: int = 0
    parted_count: int = 0
    due: tuple[str, ...] = ()


def lose_again(
    settings: Settings, key_names: Container[str], tombstones: Tombstones, destroyed: Collection[DestroyedKey]
) -> LostAgain:
    """Bring the running application's database to where today's would be in what must be gone; done twice, it is done.

    key_names: the key files at hand; of an organisation without its keys nobody can be forgotten again.
    """
    _close_vaults_again(destroyed)
    forgotten_count = _forget_again(key_names, tombstones)
    parted_count = _part_again(destroyed)
    at_once: AtOnce = current_app.extensions[AT_ONCE]
    return LostAgain(forgotten_count, parted_count, tuple(at_once(settings)))


def _forget_again(key_names: Container[str], tombstones: Tombstones) -> int:
    return sum(
        forget_again(id, tombstones.get(slug, frozenset()))
        for slug, id in _organisations().items()
        if has_lasting_keys(key_names, slug)
    )


def _part_again(destroyed: Collection[DestroyedKey]) -> int:
    """How many periods had to be parted from what came after them once more: their keys were destroyed since."""
    ids = _organisations()
    return sum(
        part_again(ids[gone.organisation], EndedKey(gone.number, gone.last_day, gone.fingerprint), _noon(gone))
        for gone in sorted(destroyed, key=lambda each: (each.organisation, each.number))
        if gone.organisation in ids
    )


def _close_vaults_again(destroyed: Collection[DestroyedKey]) -> None:
    """Empty the vaults whose keys were destroyed since; they have been emptied where the backup was made."""
    gone = {each.fingerprint: each for each in destroyed if each.organisation.startswith(OF_AGREEMENT)}
    with write_connection(is_asked_for=False) as connection:
        opened = connection.execute(select(VAULTS).where(VAULTS.c.closed_at.is_(None))).all()
        for row in opened:
            if row.fingerprint in gone:
                close_vault(connection, row.agreement_id, _noon(gone[row.fingerprint]))


def _organisations() -> dict[str, int]:
    with db.engine.connect() as connection:
        found = connection.execute(select(ORGANISATIONS.c.slug, ORGANISATIONS.c.id))
        return {row.slug: row.id for row in found}


def _noon(gone: DestroyedKey) -> datetime:
    return datetime.combine(gone.destroyed_day, time(12), UTC)
