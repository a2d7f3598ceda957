"""The server, the door and the phone that the phone's browser tests stand on."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import make_pairing_code, pairing_url
from app.kiosk_host.models import Purpose
from tests.browser.fixtures import THIS_MACHINE
from tests.database.fixtures import close
from tests.kiosk.in_browser.server import RunningServer
from tests.make import Door, make_door, make_phone
from tests.phone.in_browser.phone import POCKET, Phone

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def phone_server(tmp_path_factory: pytest.TempPathFactory, sqlite_template: object) -> Iterator[RunningServer]:
    """One server for all of these tests; each test has premises of its own."""
    instance = tmp_path_factory.mktemp("serving-phones") / "instance"
    shutil.copytree(str(sqlite_template), instance)
    running = RunningServer(instance)
    running.start()
    yield running
    running.stop()
    close(running.app)


@pytest.fixture
def owner(phone_server: RunningServer) -> Door:
    """A phone that staff have made, at premises of its own, not paired yet."""
    number = next(NUMBERS)
    with phone_server.database():
        return make_phone(make_door(f"valla-{number}", f"iogt-{number}"))


@pytest.fixture
def phone_link(phone_server: RunningServer) -> Callable[[Door], str]:
    """Make the link that pairs the phone, once."""

    def make(owner: Door) -> str:
        with phone_server.database(), write_connection() as connection:
            code = make_pairing_code(connection, owner.place.organisation_id, owner.kiosk_id, now())
        return pairing_url(phone_server.url, code, Purpose.PHONE)

    return make


@pytest.fixture
def new_phone(phone_server: RunningServer, browser: Browser) -> Iterator[Callable[..., Phone]]:
    """Take a phone out of a pocket; it fails its test on a script error or a request to elsewhere."""
    script_errors: list[str] = []
    asked: list[str] = []
    contexts = []

    def take(**options: object) -> Phone:
        settings = {"viewport": POCKET, "has_touch": True, "locale": "sv-SE", "timezone_id": "Europe/Stockholm"}
        context = browser.new_context(**(settings | options))
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        context.on("weberror", lambda error: script_errors.append(str(error.error)))
        return Phone(context, phone_server.url)

    yield take
    for context in contexts:
        context.close()
    assert script_errors == []
    assert [url for url in asked if (urlsplit(url).hostname or "") not in THIS_MACHINE] == []


@pytest.fixture
def phone(new_phone: Callable[..., Phone], phone_link: Callable[[Door], str], owner: Door) -> Phone:
    """A paired phone on which nothing has been noted."""
    return new_phone().pair(phone_link(owner))
