"""The browser killed while people tap: in each seam of a tap's life, and at any moment."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.browser.starting import chromium_starter
from tests.faults.broken_kiosk import FORGETS_WHAT_IT_SENDS, BreakingLine, found_in_broken
from tests.faults.browser_on_profile import BrowserOnProfile
from tests.faults.deaths import Aim, Record, tap_until_death, wait_until_empty
from tests.faults.house import house
from tests.faults.law import Account, account_of
from tests.faults.outcome import Outcome, Plan
from tests.faults.watched_line import WatchedLine

USUAL_ROUNDS, QUICK_ROUNDS = 50, 8
# Every other one at any moment, or any of a tap; the others at the seams, which chance alone would hardly hit.
AT_SEAMS = [
    Aim(seam, is_let_go) for is_let_go in (False, True) for seam in ("written", "stored", "sending", "committed")
]
AT_SEAMS += [Aim("forwarded"), Aim("tapped")]
AT_ANY_MOMENT = [Aim(), Aim("tapped", is_let_go=True, longest_seconds=0.2)] * (len(AT_SEAMS) // 2)
AIMS = [each for pair in zip(AT_SEAMS, AT_ANY_MOMENT, strict=True) for each in pair]
AIMS_AT_BROKEN = (Aim("sending"), Aim("committed"))


def try_kills(folder: Path, plan: Plan) -> list[Outcome]:
    """As it is, and broken on purpose."""
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    record, account = _kill_again_and_again(folder / "sound", rounds, AIMS, WatchedLine)
    missed = record.missed if rounds >= USUAL_ROUNDS else ""
    breach = account.breach or record.stuck or missed

    broken, broken_account = _kill_again_and_again(
        folder / "forgetful",
        len(AIMS_AT_BROKEN),
        AIMS_AT_BROKEN,
        lambda port: BreakingLine(port, FORGETS_WHAT_IT_SENDS),
    )
    return [
        Outcome("browser killed", rounds, record.where, account, breach),
        found_in_broken("the same, forgets what it sends", len(AIMS_AT_BROKEN), broken.where, broken_account),
    ]


def _kill_again_and_again(
    folder: Path, rounds: int, aims: Sequence[Aim], make_line: Callable[[int], WatchedLine]
) -> tuple[Record, Account]:
    """Kill and start again, so many times; then all must be in."""
    folder.mkdir()
    chance, record = random.Random(3), Record()
    with house(folder) as made, chromium_starter() as started:
        line = make_line(made.server.port)
        browser = BrowserOnProfile(started, folder / "profile", line.port)
        browser.pair(made.pairing_link(line.port))
        for number in range(rounds):
            aim = aims[number % len(aims)]
            tap_until_death(browser.tablet(), line, aim, chance, lambda: _killed_at(browser), record)
            browser.let_go()
        wait_until_empty(browser.tablet())
        browser.let_go()
        line.stop()
        return record, account_of(record.taps, made.log(), made.set_aside_count())


def _killed_at(browser: BrowserOnProfile) -> float:
    browser.kill()
    return time.time()
