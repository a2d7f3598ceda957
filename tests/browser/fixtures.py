"""Fixtures that give a test a browser, or a page in it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from tests.browser.chromium import NoBrowser
from tests.browser.starting import FLAGS, Start, chromium_starter

PATIENCE_MS = 30_000  # a live page asks every few seconds, a tablet goes back after ten; a busy machine is slower
THIS_MACHINE = {"localhost", "127.0.0.1", ""}  # "" for data: and blob: addresses

Launch = Callable[..., Browser]


@pytest.fixture(scope="session")
def chromium_type() -> Iterator[tuple[BrowserType, Start]]:
    """What starts browsers, and how the tests' Chromium is started."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(chromium_starter())
            expect.set_options(timeout=PATIENCE_MS)
        except NoBrowser as refusal:
            pytest.fail(str(refusal), pytrace=False)
        yield started


@pytest.fixture(scope="session")
def launch_browser(chromium_type: tuple[BrowserType, Start]) -> Launch:
    """Start a browser of one's own with further flags, such as a camera's: launch_browser("--flag")."""
    browser_type, start = chromium_type
    return lambda *flags: browser_type.launch(**(start | {"args": [*FLAGS, *flags]}))


@pytest.fixture
def launch_profile(chromium_type: tuple[BrowserType, Start]) -> Callable[..., BrowserContext]:
    """Start a browser that keeps what it keeps in a folder: launch_profile(folder, locale="sv-SE")."""
    browser_type, start = chromium_type
    return lambda folder, **options: browser_type.launch_persistent_context(folder, **start, **options)


@pytest.fixture(scope="session")
def browser(launch_browser: Launch) -> Iterator[Browser]:
    """One Chromium for the whole run; ask it for a new context."""
    started = launch_browser()
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own profile that fails its test on a script error or a request to elsewhere."""
    context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm")
    opened = context.new_page()
    script_errors: list[str] = []
    asked: list[str] = []
    opened.on("pageerror", lambda error: script_errors.append(str(error)))
    context.on("request", lambda request: asked.append(request.url))
    yield opened
    context.close()
    assert script_errors == []
    assert [url for url in asked if (urlsplit(url).hostname or "") not in THIS_MACHINE] == []
