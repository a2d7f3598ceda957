"""Restores a backup into a folder of its own: all of it, checked, or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa
from pyrage.x25519 import Identity
from sqlalchemy.exc import OperationalError

from app.backup.archive import Archive
from app.backup.destroyed_keys import DestroyedKey, keep_destroyed, known_destroyed
from app.backup.key_files import PUBLIC, SECRET, fingerprint_of, identities_here, instance_keys
from app.backup.key_sheet import SheetKeys
from app.backup.opened import opened
from app.backup.putting_back import PutBack, put_back
from app.backup.queries import backups_folder
from app.backup.refusals import DestroyedUnread, FolderTaken, KeysNeeded
from app.backup.tombstones import Tombstones
from app.database.engine import engine_options
from app.errors import CannotWriteFile
from app.fresh_file import settle_folder
from app.keys import make_key
from app.settings import Settings

NO_SHEET = SheetKeys((), ())


@dataclass(frozen=True)
class Wanted:
    """Which backup goes where, opened by what. may_lack_keys: also when not every key is at hand."""

    file: Path
    folder: Path
    sheet: SheetKeys = NO_SHEET
    may_lack_keys: bool = False


@dataclass(frozen=True)
class Restored:
    """What became of it. database_url: where the rows went when not into the folder; missing_keys: their file names."""

    put_back: PutBack
    database_url: str
    missing_keys: tuple[str, ...]


def restore(settings: Settings, wanted: Wanted, tombstones: Tombstones) -> Restored:
    """Make an instance of the backup; raises FolderTaken, BackupLocked, BackupDamaged, KeysNeeded, CannotWriteFile.

    settings: those of the instance that is here now, if one is; of it only keys are read. Its database is never
    touched: the rows go into the folder, or into the database of the settings where that one is still empty.
    """
    with _fresh_folder(wanted.folder.resolve()) as being_made:
        archive = opened_with(settings, wanted.file, wanted.sheet)
        destroyed = destroyed_around(settings, wanted.file)
        keys = fitting_keys(archive, settings, wanted.sheet, destroyed)
        missing = tuple(sorted(set(needed_keys(archive, destroyed)) - set(keys)))
        if missing and not wanted.may_lack_keys:
            raise KeysNeeded(
                f"These keys are needed and are not at hand: {', '.join(missing)}. Give the lines of the key sheet "
                "with --keys FILE. Without them cards are not known again; to go on all the same, add --without-keys."
            )
        made = replace(settings, instance=being_made, database_url=_empty_database(settings.database_url))
        _keep_backup_key(settings, made, wanted.sheet)
        with _emptied_on_failure(made.database_url):
            done = put_back(archive, made, keys, tombstones, concerning(archive, destroyed))
        if destroyed:
            keep_destroyed(made.keys_folder, destroyed)
        for file in being_made.glob("oasen.sqlite*"):
            file.chmod(0o600)
    return Restored(done, made.database_url, missing)


def opened_with(settings: Settings, file: Path, sheet: SheetKeys) -> Archive:
    """The backup, opened by the key sheet or by what the machine has; raises NoBackup, BackupLocked, BackupDamaged."""
    return opened(file, [*sheet.backup, *identities_here(settings)])


def destroyed_around(settings: Settings, file: Path) -> list[DestroyedKey]:
    """The keys that were destroyed, as far as the lists beside the backup, the backups and the keys here know.

    Raises DestroyedUnread, for with such a key would come back what it led to.
    """
    folders = {file.resolve().parent, settings.keys_folder.resolve(), backups_folder(settings).resolve()}
    try:
        return known_destroyed(sorted(folders))
    except ValueError as unread:
        raise DestroyedUnread(f"{unread}. Take the list of another folder of backups in its place.") from None


def concerning(archive: Archive, destroyed: Collection[DestroyedKey]) -> list[DestroyedKey]:
    """Those of the destroyed keys that the backup's instance worked with then, or would have gone on with."""
    prints, found = set(archive.manifest.keys.values()), []
    for gone in destroyed:
        if gone.fingerprint in prints:
            prints |= set(gone.goes_on_with.values())
            found.append(gone)
    return found


def needed_keys(archive: Archive, destroyed: Collection[DestroyedKey]) -> dict[str, str]:
    """The fingerprint of each key that is needed, by its file name: what a destroyed one went on with in its place."""
    names = dict(archive.manifest.keys)
    for gone in concerning(archive, destroyed):
        names |= gone.goes_on_with
    prints = {gone.fingerprint for gone in destroyed}
    return {name: print_ for name, print_ in names.items() if print_ not in prints}


def fitting_keys(
    archive: Archive, settings: Settings, sheet: SheetKeys, destroyed: Collection[DestroyedKey] = ()
) -> dict[str, bytes]:
    """Those of the keys at hand that the backup's instance worked with, under the names it had for them.

    destroyed: never given back, whoever still has them.
    """
    at_hand = [*sheet.instance, *archive.keys().values(), *instance_keys(settings.keys_folder).values()]
    by_fingerprint = {fingerprint_of(key): key for key in at_hand}
    wanted = needed_keys(archive, destroyed)
    return {name: by_fingerprint[print_] for name, print_ in wanted.items() if print_ in by_fingerprint}


def is_database_empty(url: str) -> bool:
    """Whether nothing has been put into the database yet; raises CannotWriteFile when it does not answer."""
    engine = sa.create_engine(url, poolclass=sa.NullPool, **_options_beside_pool(url))
    try:
        return not sa.inspect(engine).get_table_names()
    except OperationalError:
        raise CannotWriteFile("The database of OASEN_DATABASE_URL does not answer. Start it, or unset it.") from None
    finally:
        engine.dispose()


def _empty_database(url: str) -> str:
    """Where the rows shall go: that database, or the folder, which is said by an empty address."""
    return url if url and not url.startswith("sqlite") and is_database_empty(url) else ""


def _keep_backup_key(settings: Settings, made: Settings, sheet: SheetKeys) -> None:
    """Let the new instance's backups open with the same key sheet."""
    secrets: Sequence[Identity] = sheet.backup
    if secrets:
        make_key(made.keys_folder, PUBLIC, str(secrets[0].to_public()).encode())
        return
    for name in (SECRET, PUBLIC):
        if (settings.keys_folder / name).exists():
            make_key(made.keys_folder, name, (settings.keys_folder / name).read_bytes())


@contextmanager
def _fresh_folder(folder: Path) -> Iterator[Path]:
    """A folder under another name, which has its own once all is done; before, it is removed."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(f"{folder} holds something already. Restore into a folder that is new or empty.")
    beginning = f".{folder.name}-being-restored-"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left_over in folder.parent.glob(f"{beginning}*"):  # of a run that was killed
            shutil.rmtree(left_over, ignore_errors=True)
        being_made = Path(tempfile.mkdtemp(prefix=beginning, dir=folder.parent))
        try:
            yield being_made
            settle_folder(being_made)
            being_made.replace(folder)
            settle_folder(folder.parent)
        finally:
            shutil.rmtree(being_made, ignore_errors=True)
    except (OSError, OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error.orig)
        raise CannotWriteFile(f"Cannot restore into {folder}: {reason}. Nothing was put there.") from None


@contextmanager
def _emptied_on_failure(database_url: str) -> Iterator[None]:
    """A database that was empty is so again when something is raised."""
    try:
        yield
    except BaseException:
        if database_url:
            engine = sa.create_engine(database_url, poolclass=sa.NullPool)
            found = sa.MetaData()
            found.reflect(engine)
            found.drop_all(engine)
            engine.dispose()
        raise


def _options_beside_pool(url: str) -> dict[str, object]:
    return {name: value for name, value in engine_options(url).items() if not name.startswith("pool")}
