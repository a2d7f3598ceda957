"""The power cut while people tap; and a kiosk that does not wait for the disk, which must lose something."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.starting import chromium_starter
from tests.faults.broken_kiosk import THANKS_BEFORE_IT_IS_ON_DISK, BreakingLine, found_in_broken
from tests.faults.browser_on_profile import BrowserOnProfile
from tests.faults.deaths import Aim, Record, tap_until_death, wait_until_empty
from tests.faults.disk import Disk, NoDisk
from tests.faults.house import house
from tests.faults.law import Account, account_of
from tests.faults.outcome import Outcome, Plan
from tests.faults.watched_line import WatchedLine

USUAL_ROUNDS, QUICK_ROUNDS = 10, 3
# Any moment; the very moment of the thanks; and while the disk writes.
AIMS = (Aim(), Aim("thanked"), Aim(), Aim("written", is_let_go=True), Aim())
# Else the line is down too, so that the tablet alone has what was counted.
LINE_IS_UP_IN_EVERY = 4


def try_power(folder: Path, plan: Plan) -> list[Outcome]:
    """As it is, and broken on purpose."""
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    try:
        record, account = _cut_again_and_again(folder / "strict", rounds, WatchedLine)
        broken, broken_account = _cut_again_and_again(
            folder / "relaxed", rounds, lambda port: BreakingLine(port, THANKS_BEFORE_IT_IS_ON_DISK)
        )
    except NoDisk as refusal:
        return [Outcome("power cut", 0, not_done=str(refusal))]
    return [
        Outcome("power cut", rounds, record.where, account, breach=account.breach or record.stuck),
        found_in_broken("the same, durability relaxed", rounds, broken.where, broken_account),
    ]


def _cut_again_and_again(folder: Path, rounds: int, make_line: Callable[[int], WatchedLine]) -> tuple[Record, Account]:
    chance, record = random.Random(5), Record()
    with _disk(folder) as disk, house(folder) as made, chromium_starter() as started:
        line = make_line(made.server.port)
        browser = BrowserOnProfile(started, disk.folder / "profile", line.port)
        browser.pair(made.pairing_link(line.port))
        disk.settle()
        for number in range(rounds):
            line.is_down = number % LINE_IS_UP_IN_EVERY != 0
            aim = AIMS[number % len(AIMS)]
            tap_until_death(browser.tablet(), line, aim, chance, lambda: _cut_at(line, disk, browser), record)
            browser.let_go()
            disk.unmount()
            disk.mount()
            line.is_cut = False
        line.is_down = False
        wait_until_empty(browser.tablet())
        browser.let_go()
        line.stop()
        return record, account_of(record.taps, made.log(), made.set_aside_count())


@contextmanager
def _disk(folder: Path) -> Iterator[Disk]:
    folder.mkdir()
    disk = Disk(folder / "disk.img", folder / "disk")
    try:
        yield disk
    finally:
        disk.unmount()


def _cut_at(line: WatchedLine, disk: Disk, browser: BrowserOnProfile) -> float:
    """Since when the tablet is without power; what it says from then on, nobody sees."""
    line.is_cut = True
    cut_at = time.time()
    disk.cut()
    browser.kill()
    return cut_at
