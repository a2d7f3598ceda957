"""Two houses on one server: in one something of everything has happened, in the other nothing yet."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import now
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.house import CAST, House
from tests.kiosk.in_browser.server import RunningServer
from tests.make import make_activity, make_door
from tests.page import read_page
from tests.web.every_form import Crawler, actions_of
from tests.web.lived_in import live_in
from tests.web.test_every_form import beginnings

# Who belongs to the other one, in each role.
OTHERS = {"Viola": Role.VOLUNTEER, "Otto": Role.COORDINATOR, "Adam": Role.ADMIN}


@dataclass
class TwoHouses:
    """The first one's cast; an address of each of its endpoints; its forms' addresses, one of each endpoint."""

    server: RunningServer
    first: House
    opened: dict[str, str]
    sent: dict[str, str]


def furnish(server: RunningServer) -> TwoHouses:
    """Make both; what the first one has by the name of kvarn, or 613 of, stands nowhere else on the server."""
    with server.database():
        valla, sionhuset = make_door("valla", "iogt"), make_door("sionhuset", "sion")
        codes = {name: add_staff(organisation, name, role, now()) for name, (organisation, role) in CAST.items()}
        first = House(server.app, valla, sionhuset, codes)
        live_in(first)
        _leave_marks(first)
        make_activity(sionhuset, "soup", "meal")
        for name in OTHERS.keys() - CAST.keys():
            add_staff("sion", name, OTHERS[name], now())
        return TwoHouses(server, first, *_addresses_of(first))


def _leave_marks(first: House) -> None:
    make_activity(first.valla, "kvarnlunch", "meal")
    ada = first.signed_in_anew("Ada")
    ada.submit("/outreach/topics", name="Kvarnfrågan")
    ada.submit("/note/valla/meal", activity="kvarnlunch", heads="613", day="today")
    ada.submit("/note/valla/handout", new_code="kvarnmjöl", heads="2", day="now")


def _addresses_of(first: House) -> tuple[dict[str, str], dict[str, str]]:
    crawler = Crawler(first.app, first.signed_in_anew("Ada"), most_of_one_endpoint=3)
    opened: dict[str, str] = {}
    sent: dict[str, str] = {}
    for address, html in crawler.pages(beginnings(first.app)):
        opened.setdefault(crawler.endpoint(address), address)
        for form in read_page(html)[0].every("form"):
            if form.attributes.get("method") == "post":
                sent.update((crawler.endpoint(action, "POST"), action) for action in actions_of(form, address))
    return opened, sent
