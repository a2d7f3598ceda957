"""Whether every key is there and is one, and lies nowhere but in its folder and in an envelope."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from app.backup.key_files import NEWEST, SECRET
from app.backup.key_sheet import line_of
from app.backup.sheet_standing import keys_not_on_sheet, sheet_standing
from app.code_keys import code_key_name
from app.database.wall import Across, across_organisations
from app.health.checks.instance_files import files_of_instance
from app.health.findings import Finding, Level
from app.health.subject import Reach, Subject, database_file
from app.keys import AUDIT_KEY, BOX_KEY, INSTANCE_KEY, KEY_BYTES, has_lasting_keys
from app.organisations.queries import ORGANISATIONS
from app.people.vault.key_files import vault_key_name
from app.people.vault.queries import VAULTS, named_vaults
from app.retention.key_periods import ENDING_KEYS

# Of 32 random bytes hardly any are the same; fewer than so many different ones were written by hand.
FEWEST_DIFFERENT_BYTES = 16
MOST_BYTES_LOOKED_THROUGH = 1024 * 1024  # a key that was copied lies in a small file, or in an archive under its name
SEALED = ".age"
PRINT, PUT_AWAY = "oasen key-sheet -o nyckelblad.pdf", "oasen key-sheet --put-away"
ENTER = "oasen key-sheet --enter NAME"


def instance_keys(subject: Subject) -> Iterator[Finding]:
    """The installation's own keys: there, of full length, random, no two the same."""
    if subject.reach is Reach.MISSING and not subject.settings.keys_folder.is_dir():
        return  # nothing was ever made here, which the database's check says
    keys = _of_installation(subject)
    missing_count = sum(name not in keys for name in (INSTANCE_KEY, AUDIT_KEY, BOX_KEY))
    if missing_count:
        yield _missing(missing_count)
    short_count = sum(len(key) != KEY_BYTES for key in keys.values())
    if short_count:
        said = ngettext("%(num)s key is damaged or cut off.", "%(num)s keys are damaged or cut off.", short_count)
        yield Finding(Level.BROKEN, said, _put_back(), commands=(ENTER,))
    poor = {name for name, key in keys.items() if len(key) == KEY_BYTES and len(set(key)) < FEWEST_DIFFERENT_BYTES}
    if poor or len(set(keys.values())) < len(keys):
        said = _("A key is made up, or is another one's copy: whoever guesses it can open what it guards.")
        yield Finding(Level.BROKEN, said, _put_back(), commands=(ENTER,))


def organisation_keys(subject: Subject) -> Iterator[Finding]:
    """The key of every organisation in the database is there, and that of every agreement that counts jointly."""
    keys = _readable(subject)
    slugs = subject.connection.execute(select(ORGANISATIONS.c.slug)).scalars()
    missing_count = sum(not has_lasting_keys(keys, slug) for slug in slugs)
    later = select(ORGANISATIONS.c.slug, func.max(ENDING_KEYS.c.number)).where(
        ENDING_KEYS.c.organisation_id == ORGANISATIONS.c.id
    )
    with across_organisations(Across.INSTALLATION):
        ended_keys = subject.connection.execute(later.group_by(ORGANISATIONS.c.slug)).all()
    for slug, ended in ended_keys:
        missing_count += code_key_name(slug, ended + 1) not in keys
    opened = subject.connection.execute(named_vaults().where(VAULTS.c.closed_at.is_(None)))
    missing_count += sum(vault_key_name(each.slug, each.number) not in keys for each in opened)
    if missing_count:
        yield _missing(missing_count)


def copied_keys(subject: Subject) -> Iterator[Finding]:
    """No key lies among backups or exports, or beside the database: who takes the one must not have the other."""
    count = sum(_holds_key(file, subject) for file in _outside_keys(subject))
    if count:
        yield Finding(
            Level.BROKEN,
            ngettext(
                "%(num)s file beside the database or among the backups holds a key.",
                "%(num)s files beside the database or among the backups hold a key.",
                count,
            ),
            _("Move it to another place than the backups, or delete it: with both, everything can be read."),
        )


def key_sheet(subject: Subject) -> Iterator[Finding]:
    """Every key stands on a printed sheet, and somebody has said that it lies in its envelope."""
    standing = sheet_standing(subject.settings)
    try:
        count = len(keys_not_on_sheet(subject.settings))
    except OSError:
        return  # a key that cannot be read is told of as such
    to_sheet = ("beginning.key_sheet", _("To the key sheet"))
    if count:
        yield Finding(
            Level.LOOK,
            ngettext("%(num)s key is on no paper yet.", "%(num)s keys are on no paper yet.", count),
            _("Print the key sheet, lock it up in an envelope, and say on its page that it lies there."),
            *to_sheet,
            (PRINT, PUT_AWAY),
        )
    elif standing.printed_day and not standing.put_away_day:
        yield Finding(
            Level.LOOK,
            _("The key sheet is printed, and nobody has said that it is put away."),
            _("Lock it up in an envelope, delete its file, and say on its page that it lies there."),
            *to_sheet,
            (PUT_AWAY,),
        )


def _readable(subject: Subject) -> dict[str, bytes]:
    """What each key file says, by its name, those of backups too; nothing where one cannot be read."""
    try:
        return {file.name: file.read_bytes() for file in subject.settings.keys_folder.glob("*.key") if file.is_file()}
    except OSError:
        return {}


def _of_installation(subject: Subject) -> dict[str, bytes]:
    return {name: key for name, key in _readable(subject).items() if name not in (SECRET, NEWEST)}


def _missing(count: int) -> Finding:
    said = ngettext("%(num)s key is missing.", "%(num)s keys are missing.", count)
    return Finding(Level.BROKEN, said, _put_back(), commands=(ENTER,))


def _put_back() -> str:
    return _("Fetch the key sheet from its envelope, move a wrong file away, and type the key in again.")


def _outside_keys(subject: Subject) -> Iterator[Path]:
    settings, database = subject.settings, database_file(subject.settings)
    folders = {settings.instance} if database is None else {settings.instance, database.parent}
    for folder in folders:
        for file in files_of_instance(folder):
            is_its_place = file.resolve().is_relative_to(settings.keys_folder.resolve())
            if file.is_file() and not is_its_place and file.suffix != SEALED:
                yield file


def _holds_key(file: Path, subject: Subject) -> bool:
    if file.suffix == ".key" or any(name.endswith(".key") for name in _names_inside(file)):
        return True
    if file.stat().st_size > MOST_BYTES_LOOKED_THROUGH:
        return False
    content = file.read_bytes()
    return any(spelling in content for key in _readable(subject).values() if key for spelling in _spellings(key))


def _spellings(key: bytes) -> list[bytes]:
    """As the file has it, in hexadecimal digits, and as on the key sheet, where a backup key stands as in its file."""
    on_sheet = line_of(key)
    spelt = [key.hex(), key.hex().upper(), on_sheet, on_sheet.replace(" ", "")] if len(key) == KEY_BYTES else []
    return [key.strip(), *(each.encode() for each in spelt)]


def _names_inside(file: Path) -> list[str]:
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                return archive.namelist()
        if tarfile.is_tarfile(file):
            with tarfile.open(file) as archive:
                return archive.getnames()
    except (OSError, EOFError, zipfile.BadZipFile, tarfile.TarError):
        return []  # a broken archive is no place for a key that anybody could read
    return []
