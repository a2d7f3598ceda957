"""Which copies there are and where they lie: on the computer, in the second folder, on what is plugged in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.backup.queries import backups_folder, backups_in, second_folder
from app.care.seen_copies import SeenCopy, seen_copies
from app.care.sticks import is_on_same_disk, plugged_in
from app.errors import NotFound
from app.settings import Settings

HERE, SECOND = "here", "second"


@dataclass(frozen=True)
class Place:
    """A folder of copies. slug: here, second, or letters that stand for a stick; name: what people call it."""

    slug: str
    name: str
    folder: Path
    is_on_this_disk: bool
    is_there: bool


@dataclass(frozen=True)
class Copy:
    """A copy. seen: what was learned when it was last read through; None when it never was."""

    place: Place
    path: Path
    made_at: datetime
    byte_count: int
    seen: SeenCopy | None


def places_of(settings: Settings) -> list[Place]:
    """The computer itself, the second folder if there is one, and whatever else is plugged in."""
    here, second = backups_folder(settings), second_folder(settings)
    found = [Place(HERE, "", here, True, True)]
    if second is not None:
        is_same = is_on_same_disk(second, settings.instance)
        found.append(Place(SECOND, stick_name(second), second, is_same, second.is_dir()))
    known = {place.folder.absolute() for place in found}
    return found + [
        Place(_slug(stick.folder), stick.name, stick.folder, False, True)
        for stick in plugged_in()
        if stick.folder.absolute() not in known
    ]


def stick_name(folder: Path) -> str:
    """What a folder of copies is called: the stick's name, or the folder's own."""
    stick = next((each for each in plugged_in() if folder.is_relative_to(each.folder.parent)), None)
    return stick.name if stick is not None else str(folder)


def copies_of(settings: Settings, places: list[Place]) -> list[Copy]:
    """Every copy that can be seen there just now, the newest first."""
    seen = seen_copies(settings)
    found = [copy for place in places for copy in _copies_in(place, seen)]
    return sorted(found, key=lambda each: (each.made_at, each.place.slug == HERE, each.place.slug), reverse=True)


def copy_named(settings: Settings, where: str, name: str) -> Copy:
    """One of them; raises NotFound."""
    here = [place for place in places_of(settings) if place.slug == where]
    found = (each for each in copies_of(settings, here) if each.path.name == name)
    if (copy := next(found, None)) is None:
        raise NotFound("There is no such copy any more.")
    return copy


def _copies_in(place: Place, seen: dict[str, SeenCopy]) -> Iterator[Copy]:
    for backup in backups_in(place.folder):
        try:
            byte_count = backup.path.stat().st_size
        except OSError:  # gone just now
            continue
        yield Copy(place, backup.path, backup.made_at, byte_count, seen.get(str(backup.path)))


def _slug(folder: Path) -> str:
    return hashlib.sha256(str(folder).encode()).hexdigest()[:8]
