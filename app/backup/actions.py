"""Makes backups: into any file, and every night into the instance's folder, where old ones make room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj

from pyrage.x25519 import Identity, Recipient

import app
from app.audit.queries import audit_heads
from app.backup.archive import archive_of
from app.backup.figures_kept import years_of_figures
from app.backup.key_files import fingerprint_of, instance_keys, keep_key_of_newest, public_half
from app.backup.locking import lock, recipient_named
from app.backup.manifest import Manifest, Part
from app.backup.plan import Copied, note_copied, plan_of
from app.backup.queries import backups_folder, backups_in, newest_backup, second_folder
from app.backup.rotation import KEEPING, Keeping, kept, name_of
from app.backup.tombstones import keep_tombstones, tombstones_of
from app.database.schema import newest_revision
from app.errors import CannotWriteFile
from app.extensions import db
from app.figures.document import one_moment
from app.fresh_file import fresh_file, settle, settle_folder
from app.settings import Settings


@dataclass(frozen=True)
class MadeBackup:
    """A backup that is on disk. remarks: what could not be done beside it, in words."""

    path: Path
    byte_count: int
    manifest: Manifest
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class BackupOrder:
    """Where a backup goes, who can open it beside the key sheet, and whether the instance's keys go in too."""

    file: Path
    also_for: Sequence[Recipient] = ()
    with_keys: bool = False


def make_backup(settings: Settings, order: BackupOrder, now: datetime) -> MadeBackup:
    """All of the database at one moment, in a file that is there whole or not at all.

    Raises CannotWriteFile, KeyMissing. The database is only read: tablets are answered all the while.
    """
    keys = instance_keys(settings.keys_folder)
    recipients = [recipient_named(public_half(settings)), *order.also_for]
    manifests: list[Manifest] = []
    with fresh_file(order.file) as file, one_moment() as connection:

        def describe(parts: tuple[Part, ...]) -> Manifest:
            manifest = Manifest(
                program=app.__version__,
                schema=newest_revision(),
                database=db.engine.dialect.name,
                made_at=now.replace(microsecond=0),
                parts=parts,
                figures=tuple(years_of_figures(connection)),
                keys={name: fingerprint_of(key) for name, key in keys.items()},
                audit_head=audit_heads(connection)[0].link,
                are_keys_inside=order.with_keys,
            )
            manifests.append(manifest)
            return manifest

        lock(archive_of(connection, keys if order.with_keys else {}, describe), file, recipients)
        settle(file)
        byte_count = file.tell()
    settle_folder(order.file.parent)
    return MadeBackup(order.file, byte_count, manifests[0])


def make_rotated_backup(settings: Settings, now: datetime) -> MadeBackup:
    """A backup in the instance's folder and, if one is set, a copy in the second; those that have had their time go.

    Raises CannotWriteFile, KeyMissing; when the second folder cannot be written, that is only remarked.
    """
    folder = backups_folder(settings)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    own_key = Identity.generate()
    made = make_backup(settings, BackupOrder(folder / name_of(now), [own_key.to_public()]), now)
    keep_key_of_newest(settings, own_key)
    _put_in_order(settings, folder)
    second = second_folder(settings)
    remarks = () if second is None else copy_newest(settings, second, now)
    return MadeBackup(made.path, made.byte_count, made.manifest, remarks)


def copy_newest(settings: Settings, folder: Path, now: datetime) -> tuple[str, ...]:
    """Copy the newest backup there, and write down how it went; what stood in the way, in words. Raises NoBackup."""
    remarks = tuple(_copied(newest_backup(settings).path, folder))
    if not remarks:
        _put_in_order(settings, folder)
    note_copied(settings, Copied(str(folder), now.isoformat(), not remarks, folder.is_dir()))
    return remarks


def _put_in_order(settings: Settings, folder: Path) -> None:
    """Beside the backups of a folder lie the forgotten cards; of the backups those go that have had their time."""
    with one_moment() as connection:
        keep_tombstones(folder, tombstones_of(connection))
    remove_outlived(folder, KEEPING[plan_of(settings).keeping])


def by_hand(settings: Settings, now: datetime) -> Path:
    """Where a backup with something special about it goes when nobody says where: no night removes it there."""
    folder = backups_folder(settings)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"by-hand-{name_of(now)}"


def remove_outlived(folder: Path, keeping: Keeping) -> list[Path]:
    """Remove the backups of a folder that no day, week or month needs any more; gives what has gone."""
    found = backups_in(folder)
    needed = kept((backup.made_at for backup in found), keeping)
    outlived = [backup.path for backup in found if backup.made_at not in needed]
    for path in outlived:
        path.unlink(missing_ok=True)
    return outlived


def _copied(file: Path, folder: Path) -> list[str]:
    """Copy the backup there; what stood in the way, in words."""
    if not folder.is_dir():
        return [f"No copy was made: {folder} is not there. Is the stick in?"]
    try:
        with file.open("rb") as source, fresh_file(folder / file.name) as target:
            copyfileobj(source, target)
            settle(target)
        settle_folder(folder)
    except CannotWriteFile as refusal:
        return [f"No copy was made. {refusal.message}"]
    return []
