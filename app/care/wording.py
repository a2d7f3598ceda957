"""Says of copies, errands and rehearsals in the reader's language how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as words

from app.care.errand_room import Going
from app.care.errand_stages import COMPARING, COPYING, LAYING_DOWN, MAKING, PACKAGES, READING, RESTORING, TRYING
from app.service_day import zone
from app.web.formatting import DEFAULT_TIME_ZONE, clock_time, day, number

BYTES_OF_KB, BYTES_OF_MB = 1_000, 1_000_000
VERSIONS = ("update", "go-back")
FEW_HOURS = 5  # a moment before this belongs to the night, as people say

STAGES = {
    MAKING: words("Reading everything, locking it"),
    COPYING: words("Copying to the folder"),
    READING: words("Reading the copy through"),
    RESTORING: words("Putting it back beside what is here"),
    COMPARING: words("Putting it back where nobody sees it, and comparing"),
    LAYING_DOWN: words("Laying the new version down beside this one"),
    PACKAGES: words("Fetching what it is made of, where that is not here"),
    TRYING: words("Trying it on a copy of the house"),
}
# An errand with other words for a stage of its own.
STAGES_OF_UPDATE = {
    READING: words("Reading the new version through"),
    MAKING: words("Making a backup"),
}
ERRANDS = {
    "back-up": words("A backup is being made"),
    "copy": words("A copy is being made"),
    "read": words("A copy is being read through"),
    "rehearse": words("A restore is being rehearsed"),
    "prepare": words("A restore is being prepared"),
    "update": words("The new version is being prepared"),
    "go-back": words("The way back is being prepared"),
}
# By the name of the refusal that ended an errand.
REFUSALS = {
    "BackupDamaged": words("This copy is damaged: it was cut off or changed. Take another one."),
    "BackupLocked": words("None of the keys at hand opens this copy. It needs the key sheet from the envelope."),
    "KeysNeeded": words("Some keys are missing. Type the lines of the key sheet, or go on without them."),
    "NoBackup": words("The copy is not there any more. Is the stick in?"),
    "CannotWriteFile": words("There was no room, or it may not be written there. Nothing of it was kept."),
    "CopyFailed": words("The backup is on this computer, but could not be copied. Is the stick in, with room on it?"),
    "KeyMissing": words("A key of this house is missing. See how the house is doing."),
    "MigrationPending": words("This copy was made by a newer version of Oasen. Update Oasen first."),
    "DestroyedUnread": words("A list that lies beside the copies cannot be read. Take a copy from another place."),
    "NotInFiles": words("Here the database lies on a server of its own. Whoever looks after that restores by command."),
    "NotOasen": words(
        "There is no Oasen in that. Choose the ZIP of the new version, or the folder it was unpacked in."
    ),
    "VersionDamaged": words("That file is damaged: half of it is missing, or it was changed. Copy it anew."),
    "VersionOlder": words("That version is older than what runs here. Choose a newer one."),
    "VersionHere": words("That is what runs here already. There is nothing to do."),
    "ProgramLocked": words(
        "The service may not change its own program. Whoever looks after the computer updates by command."
    ),
    "PackagesMissing": words(
        "What the new version is made of could not be fetched. Is the internet reachable? Try again."
    ),
    "VersionFails": words(
        "It was tried on a copy of the house, and that did not go well. Nothing was changed: go on as before, and tell "
        "whoever the new version comes from."
    ),
    "NoWayBack": words("No version was here before this one, or it is gone by now."),
    "ChangeOrdered": words(
        "A change of versions is prepared already. Go over to it, or stay, before you take another."
    ),
}
BROKEN_OFF = words("It was broken off before it was ready. Nothing was changed. Try once more.")
KEEPING = {
    "year": words("A year back: 7 days, 4 weeks, 12 months"),
    "quarter": words("Three months back: 7 days, 4 weeks, 3 months"),
    "week": words("A week back: 7 days"),
}
TABLES = {
    "entries": words("Entries"),
    "cards": words("Cards"),
    "people": words("Pseudonyms"),
    "opening_days": words("Days in the calendar"),
}


@dataclass(frozen=True)
class CountLine:
    """Of one table how many rows the copy has and how many are here now."""

    name: LazyString
    then: int
    now: int


def when(moment: datetime, now: datetime) -> str:
    """As people say it: last night at 03.10, today at 14.30, yesterday at 16.00, on 12 November at 03.10."""
    zoned = zone(DEFAULT_TIME_ZONE)
    local, today = moment.astimezone(zoned), now.astimezone(zoned).date()
    time = clock_time(moment, DEFAULT_TIME_ZONE)
    if local.date() == today and local.hour < FEW_HOURS:
        return _("last night at %(time)s", time=time)
    if local.date() == today:
        return _("today at %(time)s", time=time)
    if local.date() == today - timedelta(days=1):
        return _("yesterday at %(time)s", time=time)
    if local.year == today.year:
        return _("on %(day)s at %(time)s", day=day(local.date()), time=time)
    return _("on %(day)s %(year)s", day=day(local.date()), year=local.year)


def size(byte_count: int) -> str:
    """2,4 MB, 310 kB."""
    if byte_count < BYTES_OF_MB:
        return f"{number(max(1, byte_count / BYTES_OF_KB), 0)}\N{NO-BREAK SPACE}kB"
    return f"{number(byte_count / BYTES_OF_MB)}\N{NO-BREAK SPACE}MB"


def title_of(going: Going) -> str:
    """What stands above an errand: what is being done, or what came of it."""
    if going.is_under_way:
        return str(ERRANDS[going.name])
    if going.outcome is None:
        return _("It did not work")
    if going.name == "prepare":
        return _("The copy is prepared")
    if going.name in VERSIONS:
        return _("Oasen %(version)s is prepared", version=going.outcome["version"])
    if going.name == "rehearse":
        return _("All of it could be put back") if going.outcome["is_well"] else _("Not all of it is as it was")
    return _("Ready, and read through to the last line") if going.outcome["is_whole"] else _("The copy is damaged")


def stages_said(going: Going | None) -> dict[str, LazyString]:
    """What each stage of an errand is called."""
    return STAGES | STAGES_OF_UPDATE if going is not None and going.name in VERSIONS else STAGES


def why_refused(name: str) -> LazyString:
    """What stopped an errand, and what to do."""
    return REFUSALS.get(name, BROKEN_OFF)


def count_lines(then: dict[str, int], now: dict[str, int]) -> list[CountLine]:
    """What is in a copy beside what is here."""
    return [CountLine(said, then.get(table, 0), now.get(table, 0)) for table, said in TABLES.items()]
