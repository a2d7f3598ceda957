"""The machine itself: room on the disk, and backups."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from app.backup.plan import last_copied
from app.backup.queries import backups_folder, backups_in, second_folder
from app.health.findings import Finding, Level
from app.health.subject import Subject

MIB, GIB = 2**20, 2**30
TOO_FULL_BYTES = 200 * MIB
NEARLY_FULL_BYTES = 1 * GIB
# Of a small disk a twentieth is little; of a large one it is plenty, so the share counts up to here.
NEARLY_FULL_SHARE, SHARE_COUNTS_BELOW_BYTES = 0.05, 10 * GIB
BACKUP_IS_OLD, BACKUP_IS_FORGOTTEN = timedelta(days=7), timedelta(days=28)


def room_on_disk(subject: Subject) -> Iterator[Finding]:
    """There is room to write, in bytes and as a share of the disk."""
    folder = subject.settings.instance
    if not folder.is_dir():
        return
    disk = shutil.disk_usage(folder)
    level = fullness(disk.free, disk.total)
    if level is None:
        return
    yield Finding(
        level,
        _("The disk is nearly full: %(mib)s MB are free.", mib=disk.free // MIB),
        _("Make room, or move the instance to a larger disk. When it is full nothing more can be noted here."),
    )


def fullness(free_bytes: int, total_bytes: int) -> Level | None:
    """How full a disk is; None: there is room, or it is no disk that tells."""
    if not total_bytes:
        return None
    if free_bytes < TOO_FULL_BYTES:
        return Level.BROKEN
    is_little_of_it = free_bytes < NEARLY_FULL_SHARE * total_bytes and free_bytes < SHARE_COUNTS_BELOW_BYTES
    return Level.LOOK if free_bytes < NEARLY_FULL_BYTES or is_little_of_it else None


def latest_backup(subject: Subject) -> Iterator[Finding]:
    """There is a backup, not older than a week."""
    backups = backups_in(backups_folder(subject.settings))
    advice = _("Back up now, and keep the copy on another disk. Best is to let the machine do it every night.")
    to_care = ("care.page", _("To the backups"), ("oasen backup",))
    if not backups:
        yield Finding(Level.LOOK, _("There is no backup yet."), advice, *to_care)
        return
    age = subject.moment - backups[0].made_at
    if age > BACKUP_IS_OLD:
        level = Level.BROKEN if age > BACKUP_IS_FORGOTTEN else Level.LOOK
        said = ngettext("The latest backup is %(num)s day old.", "The latest backup is %(num)s days old.", age.days)
        yield Finding(level, said, advice, *to_care)


def second_copy(subject: Subject) -> Iterator[Finding]:
    """The last copy got to the second folder, where there is one."""
    copied = last_copied(subject.settings)
    if copied is None or copied.went_well or str(second_folder(subject.settings)) != copied.folder:
        return
    to_care = ("care.page", _("To the backups"))
    what = _("The last backup was not copied to %(folder)s.", folder=copied.folder)
    if copied.was_there:
        yield Finding(
            Level.LOOK, what, _("Is it full, or may it not be written to? Make room, or choose another."), *to_care
        )
    else:
        yield Finding(Level.LOOK, what, _("Put the stick in, and copy once more."), *to_care)
