"""Visitors who tap on the real screen, one after the other, until the tablet dies under their hands."""

from __future__ import annotations

import random
import time
from typing import NoReturn

from playwright.sync_api import expect

from tests.faults.watched_line import Life, WatchedLine
from tests.kiosk.in_browser.tablet import Tablet

# So far apart that the log, which keeps whole seconds, tells two visits from each other.
BETWEEN_VISITS_SECONDS = 1.2
LUNCH_SHARE = 0.4
MARK_COMES_WITHIN_SECONDS = 10


class Visitors:
    """Who came, and how far each of their taps got."""

    def __init__(self, line: WatchedLine, chance: random.Random) -> None:
        self._line = line
        self._chance = chance
        self._last_at = 0.0
        self.lives: list[Life] = []

    def come(self, tablet: Tablet, count: int) -> None:
        """So many visitors; each may also choose lunch."""
        for _ in range(count):
            self._come_in(tablet)

    def come_and_go(self, tablet: Tablet) -> NoReturn:
        """One after the other, without end."""
        while True:
            self._come_in(tablet)

    def _come_in(self, tablet: Tablet) -> None:
        tablet.is_ready()
        time.sleep(max(0.0, self._last_at + BETWEEN_VISITS_SECONDS - time.time()))
        self._tap(tablet, "visit", "Jag är här")
        self._last_at = time.time()
        expect(tablet.page.get_by_text("Tack").first).to_be_visible()
        if self._chance.random() < LUNCH_SHARE:
            tablet.is_ready()
            self._tap(tablet, "meal", "lunch")
            expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
        tablet.tap("Klar")
        tablet.is_at("done")
        tablet.is_ready()
        tablet.page.touchscreen.tap(200, 600)
        tablet.is_at("welcome")

    def _tap(self, tablet: Tablet, kind: str, words: str) -> None:
        life = self._line.begin(kind)
        self.lives.append(life)
        tablet.tap(words)
        deadline = time.monotonic() + MARK_COMES_WITHIN_SECONDS
        while "thanked" not in life.at and time.monotonic() < deadline:
            tablet.page.wait_for_timeout(10)
