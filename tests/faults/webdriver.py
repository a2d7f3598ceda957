"""Speaks W3C WebDriver to a browser that Playwright does not start: Debian's WebKit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.served import free_port

DRIVER, DISPLAY_SERVER = "WebKitWebDriver", "Xvfb"
BROWSERS = Path("/usr/lib").glob
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE_SECONDS = 20
ANSWERS_WITHIN_SECONDS = 60
SCREEN = "1280x800x24"


class NoWebKit(Exception):
    """There is no WebKit to drive here; the text says what is missing."""


class WebDriver:
    """One session: a browser with one page."""

    def __init__(self, url: str, browser: Path) -> None:
        self._url = url
        options = {"binary": str(browser), "args": ["--automation"]}
        wishes = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        made = self._ask("POST", "/session", wishes)
        self.version: str = made["capabilities"].get("browserVersion", "")
        self._session = f"/session/{made['sessionId']}"

    def open(self, address: str) -> None:
        """Go to an address."""
        self._ask("POST", f"{self._session}/url", {"url": address})

    def run(self, script: str, *given: Any) -> Any:
        """What a script returns, given `arguments`; of a promise what it comes to."""
        return self._ask("POST", f"{self._session}/execute/sync", {"script": script, "args": list(given)})

    def tap(self, selector: str) -> None:
        """Press the first that the selector finds."""
        found = self._ask("POST", f"{self._session}/element", {"using": "css selector", "value": selector})
        self._ask("POST", f"{self._session}/element/{found[ELEMENT]}/click", {})

    def wait_for(self, selector: str) -> None:
        """Until the selector finds something."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.run("return document.querySelector(arguments[0]) !== null", selector):
            if time.monotonic() > deadline:
                screen = self.run("return document.querySelector('#screen')?.dataset.screen")
                raise AssertionError(f"no {selector}; the screen is {screen}")
            time.sleep(0.05)

    def close(self) -> None:
        """End the session and its browser."""
        self._ask("DELETE", self._session)

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=ANSWERS_WITHIN_SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refusal:
            said = json.load(refusal)["value"]
            raise AssertionError(f"{path}: {said['error']} {said.get('message', '')}") from refusal


@contextmanager
def webkit() -> Iterator[WebDriver]:
    """Debian's WebKit on a display of its own; raises NoWebKit."""
    browser = next(iter(sorted(BROWSERS("*/webkit2gtk-4.*/MiniBrowser"))), None)
    missing = [name for name in (DRIVER, DISPLAY_SERVER) if shutil.which(name) is None]
    if missing or browser is None:
        raise NoWebKit(f"no {' and no '.join(missing) or 'MiniBrowser'} (apt install webkit2gtk-driver xvfb)")
    port, display = free_port(), _free_display()
    environment = {**os.environ, "DISPLAY": display, "LANG": "C.UTF-8"}
    quiet = {"env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    screen = subprocess.Popen([DISPLAY_SERVER, display, "-screen", "0", SCREEN, "-nolisten", "tcp"], **quiet)
    driver = subprocess.Popen([DRIVER, f"--port={port}"], **quiet)
    try:
        session = _session(f"http://127.0.0.1:{port}", browser)
        yield session
        session.close()
    finally:
        for each in (driver, screen):
            each.terminate()
            each.wait()


def _session(url: str, browser: Path) -> WebDriver:
    """A session, once the driver listens."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return WebDriver(url, browser)
        except OSError:
            if time.monotonic() > deadline:
                raise NoWebKit(f"{DRIVER} does not answer") from None
            time.sleep(0.2)


def _free_display() -> str:
    taken = {path.name.removeprefix("X") for path in Path("/tmp/.X11-unix").glob("X*")}  # noqa: S108  # where X keeps them
    return next(f":{number}" for number in range(90, 200) if str(number) not in taken)
