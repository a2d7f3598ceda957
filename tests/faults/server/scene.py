"""A server with two organisations and eight tablets, on SQLite or PostgreSQL, sound or broken, and what it comes to."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from app.agreements.actions import add_agreement
from app.clock import now
from app.database.transaction import write_connection
from app.people.cards import draw_card
from app.periods import year
from app.serving.instance import make_instance
from app.settings import Settings
from tests.database.fixtures import close
from tests.faults.law import Account
from tests.faults.outcome import Outcome
from tests.faults.server.breaks import drop_key
from tests.faults.server.found import found_in
from tests.faults.server.history import Found, History, breaches, counts
from tests.faults.server.launcher import BREAK, CLOCK
from tests.faults.server.tablets import Habits, Tablet
from tests.kiosk.in_browser.server import RunningServer, put_into_bowl
from tests.make import Door, make_door

TABLET_COUNT = 8
CARDS_A_TABLET = 5
ORGANISATIONS = ("iogt", "sion")
AGREEMENT = "iop"
# What a server that is broken on purpose only puts off is there by then; what is missing was lost by the fault.
SETTLED_AFTER_SECONDS = 2.0
UNTRIED = "not tried: "


@dataclass(frozen=True)
class Launch:
    """How the server is started: with one thing broken, by another clock, behind other words, at another address."""

    broken: str = ""
    clock: Path | None = None
    before: tuple[str, ...] = ()
    host: str = "localhost"
    database_url: str = ""


class ServerUnderFault(RunningServer):
    """The real server, started by the launcher."""

    starts_within_seconds = 120  # a machine under load, after a fault that left much to put in order

    def __init__(self, instance: Path, launch: Launch, said: BinaryIO) -> None:
        self.host, self.launch, self._said = launch.host, launch, said
        super().__init__(instance, launch.database_url)

    @property
    def program(self) -> list[str]:
        """The launcher, perhaps behind other words."""
        return [*self.launch.before, sys.executable, "-m", "tests.faults.server.launcher"]

    @property
    def environment(self) -> dict[str, str]:
        """What the launcher reads too."""
        own = {BREAK: self.launch.broken} if self.launch.broken else {}
        if self.launch.clock is not None:
            own[CLOCK] = str(self.launch.clock)
        return super().environment | own

    def halt(self) -> None:
        """Stop all its processes where they are, until they are killed."""
        for each in self.processes():
            os.kill(each, signal.SIGSTOP)

    @property
    def streams(self) -> dict[str, Any]:
        """What it complains of while things break is no news."""
        return {"stdout": subprocess.DEVNULL, "stderr": self._said}


@dataclass
class Scene:
    """What a fault plays on."""

    server: ServerUnderFault
    tablets: list[Tablet]
    is_over: threading.Event = field(default_factory=threading.Event)
    sets_nothing_aside: bool = True  # but where clocks jump between a tap and its sending
    shape: dict[str, Any] = field(default_factory=dict)

    def start(self) -> None:
        """Start the server, and let the tablets know it."""
        self.server.start()
        for each in self.tablets:
            each.learn(self.server.url)

    def let_go(self) -> None:
        """Close what the test itself has open of the database."""
        close(self.server.app)

    def send_to(self, url: str) -> None:
        """Let the tablets send by another way."""
        for each in self.tablets:
            each.url = url

    @contextmanager
    def sending(self, entry_count: int | None = None) -> Iterator[None]:
        """All tablets send while the block runs, or so many entries in all; then what is under way is seen through."""
        each_makes = None if entry_count is None else entry_count // len(self.tablets)
        with ThreadPoolExecutor(len(self.tablets)) as pool:
            sending = [pool.submit(each.send_until, self.is_over, each_makes) for each in self.tablets]
            try:
                yield
                if entry_count is not None:
                    wait_for(sending)
            finally:
                self.is_over.set()
            wait_for(sending)
        if self.server.launch.broken:
            time.sleep(SETTLED_AFTER_SECONDS)

    @property
    def history(self) -> History:
        """What the tablets have made, and what they were told."""
        return History([event for each in self.tablets for event in each.events.values()])

    @property
    def on_their_way(self) -> list[list[str]]:
        """Of each request that has not been answered just now, the ids in it."""
        return [each.in_flight for each in self.tablets if each.in_flight]

    @property
    def batch_count(self) -> int:
        """How many batches were sent until they were answered, again included."""
        return sum(len(each.sent) for each in self.tablets)

    @property
    def said_broken_count(self) -> int:
        """How often the server answered that something was wrong with itself."""
        return sum(each.refused_by_server_count for each in self.tablets)

    def outcome(self, fault: str, rounds: int, where: str, *others: str, untried: str = "") -> Outcome:
        """The line of the table, by the eight laws. others: what else must not be, empty where it is not.

        untried: why the run shows nothing; empty where the fault was seen to happen.
        """
        found = found_in(self.server, ORGANISATIONS, AGREEMENT)
        wrong = [*breaches(self.history, found), *filter(None, others)]
        return self.outcome_of(fault, rounds, where, self.history, found, wrong + [UNTRIED + untried] * bool(untried))

    def outcome_of(
        self, fault: str, rounds: int, where: str, history: History, found: Found, wrong: list[str]
    ) -> Outcome:
        """The same where the laws have been asked already."""
        if found.set_aside and self.sets_nothing_aside:
            wrong.append(f"{found.set_aside} set aside")
        left_alone = sum(each.is_left_alone for each in self.tablets)
        if left_alone:
            wrong.append(f"{left_alone} tablets never answered")
        return Outcome(fault, rounds, where, Account(*counts(history, found)), "\n".join(wrong))


def wait_for(sending: Sequence[Any]) -> None:
    """Until each is done; raises what one of them raised."""
    for each in sending:
        each.result()


@contextmanager
def scene(
    folder: Path, launch: Launch | None = None, habits: Habits | None = None, instance: Path | None = None
) -> Iterator[Scene]:
    """A scene in a folder of its own, its server not started yet, and stopped in the end.

    instance: where that folder shall be, if elsewhere.
    """
    launch = launch or Launch()
    folder.mkdir(parents=True, exist_ok=True)
    instance = instance or folder / "instance"
    close(make_instance(Settings(instance=instance, database_url=launch.database_url)))
    said = (folder / "said").open("wb")
    server = ServerUnderFault(instance, launch, said)
    tablets = [_tablet(server, number, habits or Habits()) for number in range(TABLET_COUNT)]
    with server.database(), write_connection() as connection:
        add_agreement(connection, AGREEMENT, AGREEMENT, ORGANISATIONS, year(now().year), now())
        if launch.broken == "no unique ids":
            drop_key(connection)
    try:
        yield Scene(server, tablets)
    finally:
        server.kill()
        close(server.app)
        said.close()


def _tablet(server: ServerUnderFault, number: int, habits: Habits) -> Tablet:
    with server.database():
        door: Door = make_door(f"door-{number}", ORGANISATIONS[number % len(ORGANISATIONS)])
    drawn = [draw_card(with_pictures=False) for _ in range(CARDS_A_TABLET)]
    for card in drawn:
        put_into_bowl(server, door, card)
    return Tablet(door, random.Random(number), [card.token for card in drawn], habits)


def found_in_broken(fault: str, outcome: Outcome) -> Outcome:
    """The line of a server broken on purpose, in which something must be found."""
    found = [line for line in outcome.breach.splitlines() if not line.startswith(UNTRIED)]
    if found:
        return replace(outcome, fault=f"  {fault}", breach="", remark=f"found: {found[0]}")
    return replace(outcome, fault=f"  {fault}", breach=outcome.breach or "the fault test finds nothing")
