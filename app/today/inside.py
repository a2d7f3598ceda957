"""How many are inside now; pure. The definition, which the page prints in words of its own:

Inside are the heads that came in today and are not known to have left: visits with their companions, people with a
card at whatever they took part in, and visiting groups, which sit in the house without a tap at the door. Who said
goodbye, or whose minutes are given, left then. Who did not is taken to have left after the premises' usual stay.
When staff have said how many are inside, it goes on from there: those are taken to be who said goodbye later and,
of the others, who came last; heads beyond all that are known are taken to stay a usual stay from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.activities.kinds import VISITING_KINDS
from app.database.statements import AnyRow

USUAL_STAY_WHERE_NONE_IS_KNOWN_MINUTES = 120
FEWEST_STAYS = 10  # a median of fewer would be the stay of somebody
NEARLY_FULL_TENTHS = 9


@dataclass(frozen=True)
class Head:
    """One who came in. is_known: they have told when they left."""

    came_at: datetime
    left_at: datetime
    is_known: bool


@dataclass(frozen=True)
class Stated:
    """How many staff said were inside, and when."""

    at: datetime
    heads: int


@dataclass(frozen=True)
class Inside:
    """What the page tells: how many, what staff said last of it today, how long a stay is taken to be."""

    heads: int
    stated: Stated | None
    usual_stay_minutes: int
    capacity_count: int | None

    @property
    def fullness(self) -> Fullness:
        """How full it is."""
        return fullness(self.heads, self.capacity_count)

    @property
    def percent(self) -> float:
        """Of the capacity, at most 100; 0 where it is not known."""
        return min(100.0, round(100 * self.heads / self.capacity_count, 1)) if self.capacity_count else 0.0


class Fullness(StrEnum):
    """How full the premises are, where it is known how many they hold."""

    ROOM = "room"
    NEARLY = "nearly"  # from 90 %
    FULL = "full"  # from 100 %
    OVER = "over"


def inside_now(heads: Sequence[Head], stated: Stated | None, now: datetime, usual_stay: timedelta) -> int:
    """How many are inside."""
    if stated is None or stated.at > now:
        return _count(heads, now)
    after = [head for head in heads if head.came_at > stated.at]
    there = sorted(
        (head for head in heads if head.came_at <= stated.at < head.left_at),
        key=lambda head: (not head.is_known, stated.at - head.came_at),
    )[: stated.heads]
    unknown = stated.heads - len(there) if now < stated.at + usual_stay else 0
    return _count(there, now) + unknown + _count(after, now)


def heads_in(
    entries: Iterable[AnyRow], goodbyes: Mapping[bytes, datetime], visiting_groups: Iterable[int], usual: timedelta
) -> list[Head]:
    """The heads of a day's entries. Who has a card is one head: from first to last, with what lies between."""
    groups = set(visiting_groups)
    heads: list[Head] = []
    persons: dict[bytes, Head] = {}
    for entry in entries:
        if entry.is_voided or entry.at is None or not _comes_in(entry, groups):
            continue
        head = _head(entry, goodbyes.get(bytes(entry.id)), usual)
        if entry.counted_person is None:
            heads += [head] * entry.heads
        else:
            person = bytes(entry.counted_person)
            persons[person] = _together(persons[person], head) if person in persons else head
    return heads + list(persons.values())


def fullness(inside: int, capacity_count: int | None) -> Fullness:
    """Amber from 90 %, red at 100 %."""
    if not capacity_count or inside * 10 < capacity_count * NEARLY_FULL_TENTHS:
        return Fullness.ROOM
    if inside < capacity_count:
        return Fullness.NEARLY
    return Fullness.FULL if inside == capacity_count else Fullness.OVER


def _comes_in(entry: AnyRow, visiting_groups: set[int]) -> bool:
    if entry.kind == "visit" or entry.activity_id in visiting_groups:
        return True
    # Without a person the head of a lunch was counted at the door.
    return entry.counted_person is not None and entry.kind in VISITING_KINDS


def _head(entry: AnyRow, goodbye_at: datetime | None, usual: timedelta) -> Head:
    if goodbye_at is not None:
        return Head(entry.at, goodbye_at, is_known=True)
    if entry.kind == "visit" and entry.minutes is not None:
        return Head(entry.at, entry.at + timedelta(minutes=entry.minutes), is_known=True)
    return Head(entry.at, entry.at + usual, is_known=False)


def _together(one: Head, other: Head) -> Head:
    """The same person's: what they did last says when they left."""
    earlier, later = sorted((one, other), key=lambda head: head.came_at)
    return Head(earlier.came_at, later.left_at, later.is_known)


def _count(heads: Iterable[Head], now: datetime) -> int:
    return sum(1 for head in heads if head.came_at <= now < head.left_at)
