"""Which counters stand first at a weekday and hour: what is planned then, and what has been usual; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.kiosk_host.usual_hours import Levels

MOST_AT_THE_TOP = 4


@dataclass(frozen=True)
class Arrangement:
    """Numbers of activities: the few that are usual now, most usual first; the rest, what is planned today first."""

    usual: tuple[int, ...]
    others: tuple[int, ...]


def arranged(
    listed: Sequence[int],
    levels: Mapping[int, Levels],
    day: date,
    hour: int,
    planned_now: Collection[int] = (),
    planned_today: Collection[int] = (),
) -> Arrangement:
    """One to four at the top; where nothing has been usual yet the first of the list.

    levels: how usual each is by weekday and hour. planned_now: those whose schedule says that they are held now;
    they come before what is only usual. planned_today: those held some time of the day; of the rest they come first,
    so that a group is found when it has just gone home.
    """
    level = {each: _level(levels.get(each, {}), day.weekday(), hour) for each in listed}
    wanted = [each for each in listed if each in planned_now or level[each]]
    wanted.sort(key=lambda each: (each not in planned_now, -level[each]))
    usual = tuple(wanted[:MOST_AT_THE_TOP]) or tuple(listed[:1])
    others = [each for each in listed if each not in usual]
    return Arrangement(usual, tuple(sorted(others, key=lambda each: each not in planned_today)))


def _level(levels: Levels, weekday: int, hour: int) -> int:
    return int(levels[weekday][hour]) if weekday in levels else 0
