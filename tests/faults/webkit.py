"""The main flow in WebKit, the engine of iPads: arrive, choose, done; off the network and back; a card."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.house import House, house
from tests.faults.outcome import Outcome, Plan
from tests.faults.watched_line import WatchedLine
from tests.faults.webdriver import NoWebKit, WebDriver, webkit
from tests.kiosk.in_browser.keeping import ROWS
from tests.kiosk.in_browser.tablet import TYPE_AT_ONCE

ARRIVES_WITHIN_SECONDS = 20
WELCOME, CHOOSE, DONE = ("[data-screen=welcome]", "[data-screen=choose-activity]", "[data-screen=done]")
READY = "#screen .stage:not(.stage--just-arrived)"
ARRIVED, LUNCH, FINISHED, ACCEPTED = (
    "[data-raise=arrived]",
    "[data-activity=lunch]",
    "[data-raise=finished]",
    "[data-raise=card-accepted]",
)


class Door:
    """The tablet in WebKit, and the log of its house."""

    def __init__(self, made: House, line: WatchedLine, browser: WebDriver) -> None:
        self.made, self.line, self.browser = made, line, browser

    def at(self, screen: str) -> None:
        """The screen shows and takes touches."""
        self.browser.wait_for(screen)
        self.browser.wait_for(READY)

    def visit(self, with_lunch: bool = False) -> None:
        """Somebody arrives, perhaps chooses lunch, and goes in."""
        self.at(WELCOME)
        self.browser.tap(ARRIVED)
        self.at(CHOOSE)
        assert "Tack" in self.browser.run("return document.querySelector('#screen').textContent")
        if with_lunch:
            self.browser.tap(LUNCH)
            self.browser.wait_for(".tile[aria-pressed=true]")
        self.browser.tap(FINISHED)
        self.at(DONE)
        self.browser.wait_for(WELCOME)

    def in_log(self, *kinds: str) -> None:
        """Just these stand in the log, soon."""
        deadline = time.monotonic() + ARRIVES_WITHIN_SECONDS
        while (found := sorted(row.kind for row in self.made.log())) != sorted(kinds):
            assert time.monotonic() < deadline, f"{found} in the log"
            time.sleep(0.1)


def arrive_choose_done(door: Door) -> None:
    """A visit and a lunch."""
    door.visit(with_lunch=True)
    door.in_log("visit", "meal")


def off_and_back(door: Door) -> None:
    """What was tapped without a line waits sealed, and arrives once it is back."""
    door.line.is_down = True
    door.visit()
    rows = door.browser.run(f"return ({ROWS})('queue')")
    assert len(rows) == 1
    assert "box" in rows[0], "what waits is not sealed"
    assert "item" not in rows[0], "what waits is not sealed"
    door.line.is_down = False
    door.browser.run("window.dispatchEvent(new Event('online'))")
    door.in_log("visit", "meal", "visit")


def starts_without_network(door: Door) -> None:
    """The page comes from what the tablet keeps."""
    assert door.browser.run("return navigator.serviceWorker.ready.then(() => true)")
    door.line.is_cut = True
    door.browser.run("location.reload()")
    door.at(WELCOME)
    door.line.is_cut = False
    door.visit()
    door.in_log("visit", "meal", "visit", "visit")


def card_by_scanner(door: Door) -> None:
    """A new card is asked about, and then counted by."""
    door.at(WELCOME)
    door.browser.run(f"({TYPE_AT_ONCE})(arguments[0])", [*door.made.card(), "Enter"])
    door.at("[data-screen=ask-about-card]")
    door.browser.tap(ACCEPTED)
    door.at(CHOOSE)
    door.in_log("visit", "meal", "visit", "visit", "visit")
    assert door.made.card_entry_count() == 1


STEPS: dict[str, Callable[[Door], None]] = {
    "arrive, choose, done": arrive_choose_done,
    "off the network and back": off_and_back,
    "starts without network": starts_without_network,
    "card by scanner": card_by_scanner,
}


def try_webkit(folder: Path, plan: Plan) -> list[Outcome]:
    """Each step of the main flow in turn."""
    try:
        with house(folder) as made, webkit() as browser:
            line = WatchedLine(made.server.port)
            browser.open(made.pairing_link(line.port))
            door = Door(made, line, browser)
            outcomes = [_outcome(name, step, door) for name, step in STEPS.items()]
            line.stop()
            return outcomes
    except NoWebKit as refusal:
        return [Outcome("WebKit", 0, not_done=str(refusal))]


def _outcome(name: str, step: Callable[[Door], None], door: Door) -> Outcome:
    try:
        step(door)
    except AssertionError as failure:
        return Outcome(f"WebKit: {name}", 1, door.browser.version, breach=str(failure) or repr(failure))
    return Outcome(f"WebKit: {name}", 1, door.browser.version)
