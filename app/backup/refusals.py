"""What is refused of backups, each with what to do next."""

from __future__ import annotations

from app.errors import Refusal


class BackupDamaged(Refusal):
    """A file that is no whole backup: cut off, changed by as much as one bit, or something else altogether."""

    title = "This backup is damaged"


class BackupLocked(Refusal):
    """A backup that none of the keys at hand opens."""

    title = "This backup is locked"


class KeysNeeded(Refusal):
    """Keys without which what is put back could not be used, or not all of it."""

    title = "Keys are needed"


class FolderTaken(Refusal):
    """A folder that holds something already: a backup is put back beside what is there, never over it."""

    status = 409
    title = "There is something here already"


class NoBackup(Refusal):
    """A backup was asked for where none has been made."""

    status = 404
    title = "There is no backup"


class KeySheetUnread(Refusal):
    """Lines that are not those of a key sheet, or were copied from it with a slip."""

    title = "The key sheet could not be read"


class RehearsalFailed(Refusal):
    """A backup that would not give the house back as it was."""

    title = "The rehearsal found something"


class DestroyedUnread(Refusal):
    """The list of keys that may not come back cannot be read."""

    title = "The list of destroyed keys cannot be read"


class ForgottenUnread(Refusal):
    """The list of cards that were forgotten cannot be read."""

    title = "The list of forgotten cards cannot be read"
