"""The server, the house and the browsers that the staff pages' browser tests stand on."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from app.agreements.actions import add_agreement, change_terms
from app.agreements.agreeable import Per
from app.agreements.agreeing import AgreedWishes, GoalWishes, add_agreed, add_goal
from app.agreements.money_actions import tell_party_year
from app.agreements.writing import Saying, Writer
from app.clock import now
from app.database.transaction import write_connection
from app.periods import Period
from app.staff.actions import add_staff
from app.staff.cli import sign_in_address
from app.staff.models import Role
from tests.browser.fixtures import THIS_MACHINE
from tests.database.fixtures import close
from tests.figures.noting import note, record_day
from tests.kiosk.in_browser.server import RunningServer, post
from tests.make import Door, make_activity, make_door, make_phone
from tests.web.in_browser.two_houses import TwoHouses, furnish

NUMBERS = itertools.count(1)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@dataclass
class LivedIn:
    """A house with people in it: its door, and links for whoever signs in."""

    server: RunningServer
    door: Door
    organisation: str

    def link(self, name: str, role: Role = Role.COORDINATOR) -> str:
        """A new account's link."""
        with self.server.database():
            return sign_in_address(self.server.settings, add_staff(self.organisation, name, role, now()))

    def tap(self, minutes_ago: int = 0, **fields: object) -> None:
        """Someone taps at the door, and the tablet sends it at once."""
        at = (now() - timedelta(minutes=minutes_ago)).isoformat()
        item = {"id": str(uuid4()), "kind": "visit", "at": at} | fields
        answer = post(f"{self.server.url}/api/v1/entries", {"entries": [item]}, self.door.token)
        assert answer["results"][0]["status"] in ("stored", "quarantined")


@pytest.fixture(scope="session")
def staff_server(tmp_path_factory: pytest.TempPathFactory, sqlite_template: object) -> Iterator[RunningServer]:
    """One server for all of these tests; each test has an organisation of its own."""
    instance = tmp_path_factory.mktemp("serving-staff") / "instance"
    shutil.copytree(str(sqlite_template), instance)
    running = RunningServer(instance)
    running.start()
    yield running
    running.stop()
    close(running.app)


@pytest.fixture
def lived_in(staff_server: RunningServer) -> LivedIn:
    """A house of its own, with nothing noted yet."""
    number = next(NUMBERS)
    with staff_server.database():
        door = make_door(f"valla-{number}", f"iogt-{number}")
        make_activity(door, "lunch", "meal")
    return LivedIn(staff_server, door, f"iogt-{number}")


@pytest.fixture(scope="session")
def houses(staff_server: RunningServer) -> TwoHouses:
    """A house in which something of everything has happened, and another; they are looked at, never changed."""
    return furnish(staff_server)


@pytest.fixture
def full_years(lived_in: LivedIn) -> LivedIn:
    """Two whole years with something in every part of the year's page, and a day with something in today's."""
    last_year = now().year - 1
    with lived_in.server.database():
        for year, month, day in itertools.product((last_year - 1, last_year), (1, 2), range(1, 16)):
            for person in range(1 + day % 4):
                note(lived_in.door, f"person {person}", at=f"{year}-{month:02d}-{day:02d}T1{person}:00")
            note(lived_in.door, at=f"{year}-{month:02d}-{day:02d}T11:00", count=2, children=1, minutes=90)
        for kind, fields in {
            "meal": {"activity": "lunch", "count": 9},
            "outreach": {"channel": "phone", "direction": "in", "minutes": 10},
            "handout": {"item": "food-bag", "count": 3},
            "training": {"minutes": 180},
            "cooperation": {"partner": "police"},
            "source": {"how_found": "friend"},
        }.items():
            note(lived_in.door, kind=kind, at=f"{last_year}-02-03T12:00", **fields)
        record_day(lived_in.door, f"{last_year}-02-04", state="unrecorded")
        yesterday = (now() - timedelta(days=1)).date()
        note(
            lived_in.door, kind="outreach", at=f"{yesterday}T19:02", channel="social-media", direction="out", minutes=45
        )
        make_phone(lived_in.door)
        agree(lived_in)
    lived_in.tap(minutes_ago=12)
    lived_in.tap(kind="meal", activity="lunch", count=4)
    lived_in.tap(kind="something-else")
    return lived_in


def agree(lived_in: LivedIn) -> None:
    """An agreement of this year and the next, with a goal, something agreed, a grant; known by the door's slug."""
    this_year = now().year
    days = Period(date(this_year, 1, 1), date(this_year + 1, 12, 31))
    saying = Saying(Writer(None, None, now(), days.first_day))
    with write_connection() as connection:
        number = add_agreement(connection, lived_in.door.slug, "Partnerskapet", [lived_in.organisation], days, now())
        goal = add_goal(connection, number, GoalWishes("Social samvaro", "Bryta ensamhet.", 1), saying)
        add_agreed(connection, number, AgreedWishes("open_days", 220, Per.YEAR, True, goal), saying)
        kr = (339_690, 375_000)
        tell_party_year(connection, number, lived_in.door.place.organisation_id, this_year, kr, saying)
        changes = {"municipality": "Ekköpings kommun", "index_from_year": this_year, "index_percent_hundredths": 250}
        change_terms(connection, number, changes, Saying(saying.by, 1))


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser of one's own; it fails its test on a script error, a refusal by the page's policy, or a
    request to elsewhere."""
    faults: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_one(**options: object) -> BrowserContext:
        settings = {"viewport": DESK, "locale": "sv-SE", "timezone_id": "Europe/Stockholm"}
        context = browser.new_context(**(settings | options))
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on(
            "console",
            lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None,
        )
        return context

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []
    assert [url for url in asked if (urlsplit(url).hostname or "") not in THIS_MACHINE] == []


@pytest.fixture
def signed_in(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Sign in at a house by a link, as a person does: open it, press the button."""

    def sign_in(house: LivedIn, name: str = "Cleo", role: Role = Role.COORDINATOR, **options: object) -> Page:
        page = new_context(**options).new_page()
        page.goto(house.link(name, role))
        page.get_by_role("button", name="Logga in").click()
        page.get_by_role("link", name="Senare").click()
        page.wait_for_url(f"{house.server.url}/home")
        page.goto(f"{house.server.url}/")
        return page

    return sign_in
