"""Clocks that jump: the server's by years and over both nights of daylight saving, the tablets' each on its own."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.clock import now
from tests.faults.outcome import Outcome, Plan
from tests.faults.server.found import ENTRIES
from tests.faults.server.launcher import clock_by
from tests.faults.server.scene import Launch, Scene, found_in_broken, scene
from tests.make import rows

USUAL_SECONDS, QUICK_SECONDS = 5, 1
STOCKHOLM = ZoneInfo("Europe/Stockholm")
CUTOFF = timedelta(hours=4)
SECONDS_A_YEAR = 31_556_952
BEFORE_THE_NIGHT_SECONDS = 1.0
BROKEN = "knows an entry by the server's clock"

Offset = Callable[[], float]


def _years(count: float) -> Offset:
    return lambda: count * SECONDS_A_YEAR


def _just_before(moment: datetime) -> Offset:
    """So that the clock passes it a moment from now."""
    return lambda: (moment - now()).total_seconds() - BEFORE_THE_NIGHT_SECONDS


# Where the server's clock is put, one after the other.
JUMPS: dict[str, Offset] = {
    "right": _years(0),
    "3 years ahead": _years(3),
    "2 years behind": _years(-2),
    "over the night in March": _just_before(datetime(2027, 3, 28, 1, tzinfo=UTC)),
    "over the night in October": _just_before(datetime(2026, 10, 25, 1, tzinfo=UTC)),
    "over New Year": _just_before(datetime(2026, 12, 31, 23, tzinfo=UTC)),
    "a day ahead": lambda: 86_400,
    "right again": _years(0),
}
# How far the tablets' own clocks are from the server's; nobody knows of the others'.
TABLETS_OFF_SECONDS = (0, 0, 0, 0, 300, -7_200, 0.7 * SECONDS_A_YEAR, -5 * SECONDS_A_YEAR)


def try_clock_jumps(folder: Path, plan: Plan) -> list[Outcome]:
    """As it is, and broken on purpose."""
    seconds = plan.rounds_of(USUAL_SECONDS, QUICK_SECONDS)
    broken = jump(folder / "broken", Launch(broken=BROKEN), min(seconds, QUICK_SECONDS))
    return [jump(folder / "sound", Launch(), seconds), found_in_broken(BROKEN, broken)]


def jump(folder: Path, launch: Launch, seconds: int) -> Outcome:
    """Let the tablets send for so long after each jump; what they sent before a jump they send again after it."""
    folder.mkdir(parents=True)
    clock = folder / "clock"
    _put(clock, 0)
    with scene(folder, replace(launch, clock=clock)) as played:
        for each, off in zip(played.tablets, TABLETS_OFF_SECONDS, strict=True):
            each.clock = _off(clock, off)
        played.sets_nothing_aside = False
        played.start()
        with played.sending():
            for offset in JUMPS.values():
                _put(clock, offset())
                time.sleep(seconds + BEFORE_THE_NIGHT_SECONDS)
        wrong = _on_wrong_day(played)
        where = "\n".join(f"{count:4} in {number}" for number, count in sorted(_by_year(played).items()))
        again = sum(len(each.sent) - len({batch.ids[0] for batch in each.sent}) for each in played.tablets)
        where += f"\n{again:4} batches sent again\n{_aside_count(played):4} kept aside: over a year off by then"
        return played.outcome("clocks jump", len(JUMPS), where, wrong)


def _off(clock: Path, seconds: float) -> Callable[[], datetime]:
    by_server = clock_by(clock)
    return lambda: by_server() + timedelta(seconds=seconds)


def _put(clock: Path, seconds: float) -> None:
    """In one piece: the server reads it whenever it likes."""
    fresh = clock.with_suffix(".fresh")
    fresh.write_text(str(seconds))
    fresh.rename(clock)


def _by_year(played: Scene) -> Counter[int]:
    with played.server.database():
        return Counter(day.year for (day,) in rows(select(ENTRIES.c.day)))


def _aside_count(played: Scene) -> int:
    return sum(event.is_aside for event in played.history.events)


def _on_wrong_day(played: Scene) -> str:
    """How many lie on another service day or hour than their moment has on the wall in Stockholm."""
    with played.server.database():
        found = rows(select(ENTRIES.c.day, ENTRIES.c.hour, ENTRIES.c.at))
    wrong = sum((day, hour) != _on_the_wall(at) for day, hour, at in found)
    return f"{wrong} on a wrong day or hour" if wrong else ""


def _on_the_wall(at: datetime) -> tuple[date, int]:
    on_the_wall = at.astimezone(STOCKHOLM).replace(tzinfo=None)
    return (on_the_wall - CUTOFF).date(), on_the_wall.hour
