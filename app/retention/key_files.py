"""Takes the files of destroyed keys away, and lays down what has to outlive them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from app.backup.destroyed_keys import DestroyedKey, keep_destroyed
from app.backup.key_files import fingerprint_of, instance_keys
from app.backup.queries import backups_folder, second_folder
from app.code_keys import FIRST_NUMBER, code_key_name, code_key_numbers
from app.database.statements import AnyRow
from app.extensions import db
from app.fresh_file import settle_folder
from app.keys import LASTING_PURPOSES, key_in, lasting_key_name, make_key, organisation_key
from app.log.writing import forget_keys
from app.retention.due import ORGANISATIONS
from app.retention.key_periods import ENDING_KEYS
from app.retention.vaults import closed_vaults
from app.settings import Settings

TIMES_OVERWRITTEN = 2


def take_destroyed_away(settings: Settings) -> list[str]:
    """The names of the files that have gone: of every key that the database says is destroyed, if it is still there;
    those of agreements' vaults that are closed too.

    What was broken off is taken up again by whoever calls next: the retention of every night does. Raises KeyMissing.
    """
    with db.engine.connect() as connection:
        rows = connection.execute(
            select(ORGANISATIONS.c.slug, ENDING_KEYS)
            .join(ENDING_KEYS, ENDING_KEYS.c.organisation_id == ORGANISATIONS.c.id)
            .where(ENDING_KEYS.c.destroyed_at.is_not(None))
            .order_by(ORGANISATIONS.c.slug, ENDING_KEYS.c.number)
        ).all()
        closed = closed_vaults(connection)
    here = [row for row in rows if row.number in code_key_numbers(settings, row.slug)]
    for slug in {row.slug for row in here if row.number == FIRST_NUMBER}:
        _lay_down_lasting(settings, slug)
    names = [code_key_name(row.slug, row.number) for row in here]
    names += [each.name for each in closed if (settings.keys_folder / each.name).exists()]
    destroyed = [*(_told(settings, row) for row in rows), *(each.told for each in closed)]
    for folder in list_folders(settings) if names else ():
        keep_destroyed(folder, destroyed)
    for name in names:
        overwrite(settings.keys_folder / name)
    forget_keys()
    return names


def list_folders(settings: Settings) -> list[Path]:
    """Where the list of destroyed keys lies: beside the keys, and beside backups."""
    folders: Iterable[Path | None] = (settings.keys_folder, backups_folder(settings), second_folder(settings))
    return [folder for folder in folders if folder is not None and folder.is_dir()]


def overwrite(path: Path) -> None:
    """Write over a key where it lies, then unlink it.

    A magnetic disk keeps nothing of it. A solid one, or a file system that copies on writing, may keep the old block
    until it is used again: there only a disk that is encrypted as a whole helps.
    """
    path.chmod(0o600)
    with path.open("r+b", buffering=0) as file:
        length = os.fstat(file.fileno()).st_size
        for _ in range(TIMES_OVERWRITTEN):
            file.seek(0)
            file.write(os.urandom(length))
            os.fsync(file.fileno())
    path.unlink()
    settle_folder(path.parent)


def _lay_down_lasting(settings: Settings, slug: str) -> None:
    for purpose in LASTING_PURPOSES:
        make_key(settings.keys_folder, lasting_key_name(slug, purpose), organisation_key(settings, slug, purpose))
    for purpose in LASTING_PURPOSES:
        key_in(settings.keys_folder / lasting_key_name(slug, purpose))  # whole and on disk, or nothing is destroyed
    settle_folder(settings.keys_folder)


def _told(settings: Settings, row: AnyRow) -> DestroyedKey:
    goes_on = {lasting_key_name(row.slug, purpose) for purpose in LASTING_PURPOSES}
    goes_on |= {code_key_name(row.slug, number) for number in code_key_numbers(settings, row.slug)}
    keys = {name: key for name, key in instance_keys(settings.keys_folder).items() if name in goes_on}
    return DestroyedKey(
        row.slug,
        row.number,
        row.last_day,
        row.fingerprint,
        datetime.fromtimestamp(row.destroyed_at.timestamp(), UTC).date(),
        {name: fingerprint_of(key) for name, key in keys.items() if fingerprint_of(key) != row.fingerprint},
    )
