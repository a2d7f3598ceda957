"""A tablet that dies while people tap: aimed at a seam of a tap's life, or at any moment."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Error

from tests.faults.law import Tap
from tests.faults.visitors import Visitors
from tests.faults.watched_line import SEAMS, Life, WatchedLine
from tests.kiosk.in_browser.tablet import Tablet

ANY_MOMENT_SECONDS = 5.0
HELD_WITHIN_SECONDS = 20
LAST_WORDS_SECONDS = 0.2
EMPTY_WITHIN_SECONDS = 120
# The last seam that a tap had reached when death came, in the words of the law.
PLACES = {
    "": "between taps",
    "tapped": "transaction not complete yet",
    "written": "transaction not complete yet",
    "stored": "stored, not thanked yet",
    "thanked": "thanked, not sent yet",
    "sending": "thanked, not sent yet",
    "forwarded": "sent, not committed yet",
    "committed": "committed, not answered yet",
    "answered": "answered, nobody tapping",
}


# Where at least one kill has to fall, or the run has not shown what it is for.
REQUIRED_PLACES = tuple(dict.fromkeys(PLACES[seam] for seam in SEAMS if seam != "answered"))


@dataclass(frozen=True)
class Aim:
    """When it shall die: some time after a tap has come to the seam, held there or let go on; "" is any moment."""

    seam: str = ""
    is_let_go: bool = False
    longest_seconds: float = 0.03

    def wait(self, line: WatchedLine, chance: random.Random) -> None:
        """Until it is time."""
        if not self.seam:
            time.sleep(chance.uniform(0, ANY_MOMENT_SECONDS))
            return
        line.held.wait(HELD_WITHIN_SECONDS)
        if self.is_let_go:
            line.let_go()
        time.sleep(chance.uniform(0, self.longest_seconds))


@dataclass
class Record:
    """The taps of all the tablet's lives, and where its deaths fell."""

    taps: list[Tap] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)
    stuck_count: int = 0

    @property
    def where(self) -> str:
        """For the table."""
        places = dict.fromkeys(PLACES.values())
        return "\n".join(f"{self.places[place]:3} {place}" for place in places if self.places[place])

    @property
    def missed(self) -> str:
        """The places where no death fell, though one must."""
        return "; ".join(f"no kill fell {place}" for place in REQUIRED_PLACES if not self.places[place])

    @property
    def stuck(self) -> str:
        """Whether the living tablet let somebody down who tapped."""
        return f"{self.stuck_count} times stuck while it lived" if self.stuck_count else ""

    def note(self, lives: list[Life], died_at: float) -> None:
        """One life more."""
        self.places[PLACES[lives[-1].reached_by(died_at) if lives else ""]] += 1
        made = [life.tap(life.at.get("stored", died_at)) for life in lives]
        self.taps += [tap for tap in made if tap is not None]


def tap_until_death(
    tablet: Tablet, line: WatchedLine, aim: Aim, chance: random.Random, die: Callable[[], float], record: Record
) -> None:
    """People tap until the tablet dies. die: brings death, and tells since when what is said no longer counts."""
    visitors = Visitors(line, chance)
    visitors.come(tablet, chance.randrange(2) if aim.seam else 0)
    is_dying = threading.Event()
    died_at: list[float] = []

    def death() -> None:
        aim.wait(line, chance)
        is_dying.set()
        died_at.append(die())
        time.sleep(LAST_WORDS_SECONDS)  # what it said before it died is still read by the line

    dying = threading.Thread(target=death)
    line.hold_at = aim.seam
    dying.start()
    try:
        visitors.come_and_go(tablet)
    except (Error, AssertionError):
        record.stuck_count += not is_dying.is_set()  # else the browser is gone, as it was meant to be
        dying.join()
    line.rest()
    record.note(visitors.lives, died_at[0])


def wait_until_empty(tablet: Tablet) -> None:
    """Until the tablet has handed in everything; what it cannot hand in by then is missing in the log."""
    deadline = time.monotonic() + EMPTY_WITHIN_SECONDS
    while tablet.queue_count() > 0 and time.monotonic() < deadline:
        tablet.page.wait_for_timeout(200)
