"""The house: its server on one machine of the network, the browser of its tablet on another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType, expect
from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import make_pairing_code
from app.log.models import Entry
from app.serving.instance import make_instance
from app.settings import Settings
from tests.browser.starting import Start
from tests.in_the_house.network import Machine, run
from tests.kiosk.in_browser.tablet import LYING
from tests.make import Door, make_door, rows
from tests.quiet_night import let_the_night_be_over

NAME, HTTPS_PORT, WAY_PORT = "oasen.local", 8443, 8000
URL = f"https://{NAME}:{HTTPS_PORT}"
PATIENCE_MS = 120_000  # the browser keeps a name's number for a minute, and a tablet its pause between two tries


@dataclass
class House:
    """The server, which can be switched off at the wall, and what stands in its log."""

    machine: Machine
    settings: Settings
    door: Door
    app: object
    said: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; whoever needs it waits for it."""
        let_the_night_be_over(self.settings.instance)
        command = (*self.machine.inside, sys.executable, "-m", "app", "serve", "--https", "--port", str(WAY_PORT))
        environment = os.environ | {"OASEN_INSTANCE": str(self.settings.instance), "OASEN_PUBLIC_URL": URL}
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(command, env=environment, start_new_session=True, stdout=said, stderr=said)

    def lose_power(self) -> None:
        """End all its processes at once."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self._end_children()
            self.process.wait()
            self.process = None

    def _end_children(self) -> None:
        """Those that answer have a group of their own: every program of the machine ends with it."""
        for each in run("ip", "netns", "pids", self.machine.space).split():
            os.kill(int(each), signal.SIGKILL)

    def pairing_link(self) -> str:
        """A link that pairs the tablet."""
        with self.app.app_context(), write_connection() as connection:
            code = make_pairing_code(connection, self.door.place.organisation_id, self.door.kiosk_id, now())
        return f"{URL}/kiosk/#pair={code}"

    def entry_count(self) -> int:
        """How many visits stand in the log."""
        with self.app.app_context():
            return len(rows(select(Entry.id)))


@contextmanager
def house(folder: Path, machine: Machine) -> Iterator[House]:
    """A house with one door, not started yet."""
    settings = Settings(instance=folder / "instance", public_url=URL)
    app = make_instance(settings)
    with app.app_context():
        door = make_door("valla", "iogt")
    built = House(machine, settings, door, app, folder / "server.txt")
    try:
        yield built
    finally:
        built.lose_power()


@contextmanager
def browser_on(machine: Machine, started: tuple[BrowserType, Start], folder: Path) -> Iterator[BrowserContext]:
    """The tablet's browser, which keeps what it keeps, and trusts what its user trusts."""
    browser_type, start = started
    wrapper = folder / "browser.sh"
    wrapper.write_text(f'#!/bin/sh\nexec {" ".join(machine.inside)} {start["executable_path"]} "$@"\n')
    wrapper.chmod(0o755)
    own = {**start, "executable_path": wrapper, "env": {**start["env"], "HOME": str(folder)}}
    context = browser_type.launch_persistent_context(
        folder / "profile", **own, viewport=LYING, has_touch=True, locale="sv-SE", accept_downloads=True
    )
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    try:
        yield context
    finally:
        context.close()
