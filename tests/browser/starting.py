"""Starts the tests' Chromium, in a test or outside of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserType, sync_playwright

from tests.browser.chromium import chromium
from tests.npm_package import node

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)

Start = dict[str, Any]


@contextmanager
def chromium_starter() -> Iterator[tuple[BrowserType, Start]]:
    """What starts browsers, and how the tests' Chromium is started; raises NoBrowser."""
    found = chromium()
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(node())  # Playwright's own wants a library of the system's
    with sync_playwright() as playwright:
        environment = {**os.environ, **found.variables}
        yield playwright.chromium, {"executable_path": found.executable, "args": [*FLAGS], "env": environment}
