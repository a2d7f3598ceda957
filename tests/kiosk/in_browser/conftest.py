"""The server, the door and the tablet that the kiosk's browser tests stand on."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import make_pairing_code
from app.kiosk_host.care.reports import set_pin
from app.organisations.actions import DoorWishes, set_door
from app.people.cards import NewCard, draw_card
from tests.browser.fixtures import THIS_MACHINE
from tests.database.fixtures import close
from tests.kiosk.in_browser.server import RunningServer, post, put_into_bowl
from tests.kiosk.in_browser.tablet import LYING, Tablet
from tests.kiosk.in_browser.walk import PIN, prepare
from tests.make import NOON, Door, make_activity, make_door, visit_item

NUMBERS = itertools.count(1)
# The everyday tap, and whatever is done without network, to what is kept, or to the version that is kept.
WITH_SERVICE_WORKER = {
    "test_languages.py",
    "test_nothing_left.py",
    "test_odd_tablets.py",
    "test_staff_corner.py",
    "test_tablet_care.py",
    "test_taps.py",
    "test_updates.py",
    "test_without_network.py",
}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, sqlite_template: object) -> Iterator[RunningServer]:
    """One server for all of these tests; each test has premises of its own."""
    instance = tmp_path_factory.mktemp("serving") / "instance"
    shutil.copytree(str(sqlite_template), instance)
    running = RunningServer(instance)
    running.start()
    yield running
    running.stop()
    close(running.app)


@pytest.fixture
def door(server: RunningServer) -> Door:
    """Premises of an organisation of its own, offering lunch, a walk, and a group that borrows the room."""
    number = next(NUMBERS)
    with server.database():
        made = make_door(f"valla-{number}", f"iogt-{number}")
        make_activity(made, "lunch", "meal")
        make_activity(made, "promenad", "walk")
        make_activity(made, "aa", "session", visiting_group=True)
    return made


@pytest.fixture
def pairing_link(server: RunningServer) -> Callable[[Door], str]:
    """Make a link that pairs a tablet with a door's kiosk, once."""

    def make(door: Door) -> str:
        with server.database(), write_connection() as connection:
            code = make_pairing_code(connection, door.place.organisation_id, door.kiosk_id, now())
        return f"{server.url}/kiosk/#pair={code}"

    return make


@pytest.fixture
def service_workers(request: pytest.FixtureRequest) -> str:
    """Whether the tablets of this test keep the kiosk's files for when there is no network.

    A tablet that does fetches each of 180 files a second time: more than most tests do besides.
    """
    return "allow" if request.path.name in WITH_SERVICE_WORKER else "block"


@pytest.fixture
def new_tablet(server: RunningServer, browser: Browser, service_workers: str) -> Iterator[Callable[..., Tablet]]:
    """Take a new tablet out of its box; it fails its test on a script error or a request to elsewhere."""
    script_errors: list[str] = []
    asked: list[str] = []
    contexts = []

    def take(started: Browser = browser, **options: object) -> Tablet:
        settings = {"viewport": LYING, "has_touch": True, "locale": "sv-SE", "timezone_id": "Europe/Stockholm"}
        context = started.new_context(**(settings | {"service_workers": service_workers} | options))
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        context.on("weberror", lambda error: script_errors.append(str(error.error)))
        return Tablet(context, server.url)

    yield take
    for context in contexts:
        context.close()
    assert script_errors == []
    assert [url for url in asked if (urlsplit(url).hostname or "") not in THIS_MACHINE] == []


@pytest.fixture
def tablet(new_tablet: Callable[..., Tablet], pairing_link: Callable[[Door], str], door: Door) -> Tablet:
    """A paired tablet by the door, showing its welcome."""
    return new_tablet().pair(pairing_link(door))


@pytest.fixture
def tablet_with_goodbye(
    server: RunningServer, new_tablet: Callable[..., Tablet], pairing_link: Callable[[Door], str], door: Door
) -> Tablet:
    """A paired tablet of premises that want goodbyes."""
    with server.database(), write_connection() as connection:
        set_door(connection, door.place.organisation_id, door.place.premises_id, DoorWishes(asks_goodbye=True))
    taken = new_tablet().open(pairing_link(door))
    taken.is_at("welcome")
    expect(taken.page.locator("[data-raise=leaving]")).to_be_visible()
    return taken


@pytest.fixture
def tablet_with_aa(
    server: RunningServer, new_tablet: Callable[..., Tablet], pairing_link: Callable[[Door], str], door: Door
) -> Tablet:
    """A paired tablet of premises that let the visiting group, and food bags, be tiles too."""
    with server.database(), write_connection() as connection:
        set_door(connection, door.place.organisation_id, door.place.premises_id, DoorWishes(shows_needs=True))
    with server.database():
        make_activity(door, "matkasse", "handout")
    taken = new_tablet().open(pairing_link(door))
    taken.is_at("welcome")
    # The labels come after the pairing.
    expect(taken.page.locator("[data-raise=already-here]")).to_be_visible()
    return taken


@pytest.fixture
def card(server: RunningServer, door: Door) -> str:
    """The text of a card out of the bowl by the door, which nobody has used yet."""
    drawn = draw_card(with_pictures=False)
    put_into_bowl(server, door, drawn)
    return drawn.token


@pytest.fixture
def picture_card(server: RunningServer, door: Door) -> NewCard:
    """A card with pictures, out of the bowl by the door."""
    drawn = draw_card()
    put_into_bowl(server, door, drawn)
    return drawn


@pytest.fixture
def agreed_card(card: str, door: Door, server: RunningServer) -> str:
    """A card whose holder has said yes on an earlier day, at another tablet."""
    entry = visit_item(now().isoformat(), credential={"type": "card", "value": card, "agreed": True})
    answer = post(f"{server.url}/api/v1/entries", {"entries": [entry]}, door.token)
    assert answer["results"][0]["status"] == "stored"
    return card


@pytest.fixture
def tablet_to_walk(
    server: RunningServer, new_tablet: Callable[..., Tablet], pairing_link: Callable[[Door], str], door: Door
) -> Callable[..., Tablet]:
    """Take a tablet with every language and a staff's PIN, at a place with a long name that offers much."""

    def take(**options: object) -> Tablet:
        with server.database(), write_connection() as connection:
            set_pin(connection, door.place.organisation_id, door.place.premises_id, PIN, now())
        tablet = new_tablet(reduced_motion="reduce", service_workers="allow", **options)  # a new version waits in it
        prepare(tablet.context, door.slug)
        with tablet.page.expect_response("**/api/v1/tablet"):  # with which the PIN comes
            tablet.open(pairing_link(door)).is_at("welcome")
        return tablet

    return take


@pytest.fixture
def two_cards(server: RunningServer, door: Door) -> list[str]:
    """The texts of two cards out of the bowl by the door."""
    drawn = [draw_card(with_pictures=False), draw_card(with_pictures=False)]
    for each in drawn:
        put_into_bowl(server, door, each)
    return [card.token for card in drawn]
