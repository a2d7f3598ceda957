"""Puts a backup into a fresh instance and checks all of it there: rows, figures, and that who is forgotten stays so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import select

from app.backup.archive import Archive
from app.backup.destroyed_keys import OF_AGREEMENT, DestroyedKey
from app.backup.figures_kept import years_of_figures
from app.backup.loading import load
from app.backup.manifest import Manifest, YearOfFigures
from app.backup.tombstones import Tombstones
from app.database.schema import bring_up_to, bring_up_to_date, known_revisions
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.errors import MigrationPending
from app.extensions import db
from app.factory import create_app
from app.figures.document import one_moment
from app.keys import INSTANCE_KEY, has_lasting_keys, make_box_key, make_key
from app.log.actions import forget_again
from app.log.parting import EndedKey, part_again
from app.organisations.models import Organisation
from app.people.vault.actions import close_vault
from app.people.vault.queries import VAULTS
from app.settings import Settings

ORGANISATIONS = table_of(Organisation)


@dataclass(frozen=True)
class PutBack:
    """What became of it. figures: as they are there now, before anybody was forgotten again.

    changed_years: whose figures are not those of the backup's moment, though every row is: then the program counts
    otherwise than it did.
    """

    manifest: Manifest
    figures: tuple[YearOfFigures, ...]
    changed_years: tuple[int, ...]
    forgotten_count: int
    parted_count: int = 0  # periods whose keys were destroyed since


def put_back(
    archive: Archive,
    settings: Settings,
    keys: Mapping[str, bytes],
    tombstones: Tombstones,
    destroyed: Collection[DestroyedKey] = (),
) -> PutBack:
    """Fill the instance of the settings, whose folder and database are empty; raises BackupDamaged, MigrationPending.

    What was put there is the caller's to remove when anything is raised.
    """
    manifest = archive.manifest
    if manifest.schema not in known_revisions():
        raise MigrationPending("This backup was made by a newer version of Oasen. Bring Oasen up to date first.")
    for name, key in keys.items():
        make_key(settings.keys_folder, name, key)
    make_key(settings.keys_folder, INSTANCE_KEY)
    make_box_key(settings.keys_folder)
    with create_app(settings).app_context():
        try:
            bring_up_to(manifest.schema)
            with write_connection() as connection:
                load(connection, archive)
            bring_up_to_date()
            with one_moment() as connection:
                figures = tuple(years_of_figures(connection))
            changed = {each.year for each in set(figures) ^ set(manifest.figures)}
            _close_vaults_again(destroyed)
            forgotten_count = _forget_again(keys, tombstones)
            parted_count = _part_again(destroyed)
            return PutBack(manifest, figures, tuple(sorted(changed)), forgotten_count, parted_count)
        finally:
            db.session.remove()
            db.engine.dispose()


def _forget_again(keys: Mapping[str, bytes], tombstones: Tombstones) -> int:
    with db.engine.connect() as connection:
        organisations = connection.execute(select(ORGANISATIONS.c.id, ORGANISATIONS.c.slug)).all()
    return sum(
        forget_again(id, tombstones.get(slug, frozenset()))
        for id, slug in organisations
        if has_lasting_keys(keys, slug)
    )


def _part_again(destroyed: Collection[DestroyedKey]) -> int:
    """How many periods had to be parted from what came after them once more: their keys were destroyed since."""
    with db.engine.connect() as connection:
        found = connection.execute(select(ORGANISATIONS.c.slug, ORGANISATIONS.c.id))
        ids = {row.slug: row.id for row in found}
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


def _noon(gone: DestroyedKey) -> datetime:
    return datetime.combine(gone.destroyed_day, time(12), UTC)
