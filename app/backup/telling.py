"""Says in words what became of a restore, and what a rehearsal found; pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from app.backup.once_put_back import LostAgain
from app.backup.rehearsing import Compared
from app.backup.restoring import Restored

# What people ask about, by table; the rest of the tables is told together.
ASKED_ABOUT = {"entries": "entries", "cards": "cards", "people": "pseudonyms", "opening_days": "recorded days"}


def restored_told(restored: Restored, folder: Path, is_left_alone: bool) -> Iterator[str]:
    """What was restored and what to do now. is_left_alone: OASEN_DATABASE_URL names a database that holds something."""
    done = restored.put_back
    counts = done.manifest.row_counts
    yield f"Restored the backup of {_moment(done.manifest.made_at)} into {folder}: {_counted(counts)}."
    if done.changed_years:
        yield (
            f"Every row is as it was, but this version counts {_years(done.changed_years)} otherwise than the one that "
            "made the backup."
        )
    else:
        yield "All rows and all figures are as they were then, to the byte."
    yield from lost_told(done.lost)
    if restored.missing_keys:
        yield f"Missing keys: {', '.join(restored.missing_keys)}. Put them into {folder / 'keys'} when they are found."
    if is_left_alone:
        yield "The database of OASEN_DATABASE_URL holds something and was left alone. Unset it to use this one."
    yield f"To use it: OASEN_INSTANCE={folder} oasen serve"
    yield "The tablets then send what came after the backup by themselves, up to a week of it."
    yield "Shut out again any tablet, and remove any staff, that you shut out or removed since."


def lost_told(lost: LostAgain) -> Iterator[str]:
    """What a database that was put back has lost again, so that it knows no more than it would today."""
    if lost.forgotten_count:
        yield f"Cards that were forgotten since and have been forgotten again: {lost.forgotten_count}."
    if lost.parted_count:
        yield f"Periods whose keys were destroyed since; no card leads back into them here either: {lost.parted_count}."
    yield from lost.due


def compared_told(compared: Compared, file: Path) -> Iterator[str]:
    """What a rehearsal found, one thing a line."""
    restored = compared.restored
    yield f"The backup of {_moment(compared.made_at)} ({file.name}) opens, is whole, and can be restored."
    yield f"It holds {_counted(restored.manifest.row_counts)}."
    if restored.changed_years:
        yield f"But the figures of {_years(restored.changed_years)} are not those of the moment it was made."
    else:
        yield "Its figures are those of the moment it was made, to the byte."
    for table, (then, now) in compared.differing.items():
        yield f"  {table}: {then} then, {now} now{'' if now >= then else ' (fewer: look why)'}"
    if not compared.differing:
        yield "Nothing has been added here since."
    if compared.equal_years:
        yield f"Equal to the byte there and here: {_years(compared.equal_years)}."
    if compared.other_years:
        years = _years(compared.other_years)
        yield f"Something was noted or changed here since (figures show the year before as well): {years}."
    if restored.lost.forgotten_count:
        yield f"Cards that would be forgotten again: {restored.lost.forgotten_count}."
    if compared.missing_keys:
        yield f"Keys that a restore would not find on this machine: {', '.join(compared.missing_keys)}."
    yield "What was restored for the rehearsal has been removed."


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _counted(row_counts: dict[str, int]) -> str:
    return ", ".join(f"{row_counts.get(table, 0)} {word}" for table, word in ASKED_ABOUT.items())


def _years(years: tuple[int, ...] | list[int]) -> str:
    return ", ".join(map(str, years))
