"""How usual each activity is by weekday and hour, as the tablet orders its tiles by it; pure.

A level from 0 to 9 for each hour, seen beside whatever is most usual in that hour: enough to say which comes first,
and no count of anybody, for a tablet's token is to read no figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

HOURS_A_DAY = 24
HIGHEST_LEVEL = 9
# The hour itself, and the ones beside it: who comes at 11:50 and at 12:10 comes for the same lunch.
WEIGHTS = {-1: 1, 0: 2, 1: 1}

Slot = tuple[int, int]  # weekday, Monday 0, and hour of the premises' clock
Levels = dict[int, str]  # by weekday that has seen it: a digit for each hour of the clock


class Use(NamedTuple):
    """Heads that an activity had in one hour of a service day; hour None: the hour is not known."""

    activity_id: int
    day: date
    hour: int | None
    heads: int


def usual_hours(uses: Iterable[Use]) -> dict[int, Levels]:
    """By activity and weekday, how usual it is in each hour."""
    weighed: dict[int, dict[Slot, int]] = defaultdict(lambda: defaultdict(int))
    weekdays: dict[int, set[int]] = defaultdict(set)
    for use in uses:
        weekday = use.day.weekday()
        weekdays[use.activity_id].add(weekday)
        if use.hour is not None:
            for beside, weight in WEIGHTS.items():
                weighed[use.activity_id][weekday, (use.hour + beside) % HOURS_A_DAY] += weight * use.heads
    most = _most_by_slot(weighed)
    return {
        activity_id: {weekday: _digits(weighed[activity_id], most, weekday) for weekday in sorted(seen)}
        for activity_id, seen in weekdays.items()
    }


def _most_by_slot(weighed: Mapping[int, Mapping[Slot, int]]) -> dict[Slot, int]:
    most: dict[Slot, int] = defaultdict(int)
    for slots in weighed.values():
        for slot, weight in slots.items():
            most[slot] = max(most[slot], weight)
    return most


def _digits(weighed: Mapping[Slot, int], most: Mapping[Slot, int], weekday: int) -> str:
    return "".join(
        str(_level(weighed.get((weekday, hour), 0), most.get((weekday, hour), 0))) for hour in range(HOURS_A_DAY)
    )


def _level(weight: int, most: int) -> int:
    """Rounded up: what has been seen at all in an hour is never level 0."""
    return -(-HIGHEST_LEVEL * weight // most) if most else 0
