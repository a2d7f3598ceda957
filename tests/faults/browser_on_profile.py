"""A browser that keeps what it keeps in a folder, and ends as browsers end: killed, all of it at once."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType, Error, expect

from tests.browser.starting import Start
from tests.faults.watched_line import MARKS
from tests.kiosk.in_browser.tablet import LYING, Tablet

PATIENCE_MS = 15_000
ENDED_WITHIN_SECONDS = 10


class BrowserOnProfile:
    """Starts the tablet on its profile, again and again."""

    def __init__(self, started: tuple[BrowserType, Start], profile: Path, port: int) -> None:
        self._type, self._start = started
        self._profile = profile
        self._port = port
        self._context: BrowserContext | None = None

    def tablet(self, address: str = "") -> Tablet:
        """The tablet, switched on, at its welcome."""
        self._context = self._type.launch_persistent_context(
            self._profile, **self._start, viewport=LYING, has_touch=True, locale="sv-SE"
        )
        self._context.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        self._context.add_init_script(MARKS)
        tablet = Tablet(self._context, f"http://localhost:{self._port}").open(address)
        tablet.is_at("welcome")
        return tablet

    def pair(self, link: str) -> None:
        """Take the tablet into use, and let it keep its files."""
        self.tablet(link).page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.let_go()

    def kill(self) -> None:
        """End every process of it at once, in the middle of whatever they do; from any thread."""
        for group in {os.getpgid(each) for each in self._processes()} - {os.getpgid(0)}:
            os.killpg(group, signal.SIGKILL)
        deadline = time.monotonic() + ENDED_WITHIN_SECONDS
        while self._processes():
            if time.monotonic() > deadline:
                raise RuntimeError("the browser does not die")
            time.sleep(0.005)

    def let_go(self) -> None:
        """Forget the browser that was killed, or close the one that runs."""
        if self._context is not None:
            with suppress(Error):
                self._context.close()
            self._context = None

    def _processes(self) -> list[int]:
        """Every living process that was started on the profile."""
        told = f"--user-data-dir={self._profile}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                words = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if told in words:
                found.append(int(entry.name))
        return found
