"""Puts a backup into a fresh instance, checks it there, rows and figures, and lets go what must be gone by now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.backup.archive import Archive
from app.backup.destroyed_keys import DestroyedKey
from app.backup.figures_kept import years_of_figures
from app.backup.loading import load
from app.backup.manifest import Manifest, YearOfFigures
from app.backup.once_put_back import LostAgain, lose_again
from app.backup.tombstones import Tombstones
from app.database.schema import bring_up_to, bring_up_to_date, known_revisions
from app.database.statistics import look_at_what_was_filled
from app.database.transaction import write_connection
from app.errors import MigrationPending
from app.extensions import db
from app.factory import create_app
from app.figures.document import one_moment
from app.keys import INSTANCE_KEY, make_box_key, make_key
from app.settings import Settings


@dataclass(frozen=True)
class PutBack:
    """What became of it. figures: as they were there, before anything was lost again; lost: what was.

    changed_years: whose figures are not those of the backup's moment, though every row is: then the program counts
    otherwise than it did.
    """

    manifest: Manifest
    figures: tuple[YearOfFigures, ...]
    changed_years: tuple[int, ...]
    lost: LostAgain


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
            look_at_what_was_filled()
            with one_moment() as connection:
                figures = tuple(years_of_figures(connection))
            changed = {each.year for each in set(figures) ^ set(manifest.figures)}
            lost = lose_again(settings, keys, tombstones, destroyed)
            return PutBack(manifest, figures, tuple(sorted(changed)), lost)
        finally:
            db.session.remove()
            db.engine.dispose()
