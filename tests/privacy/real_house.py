"""A house on disk behind a real server whose every word is kept, and browsers that ask it over real sockets."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from app.bootstrap import ROOT
from app.clock import now
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.factory import create_app
from app.people.cards import NewCard, draw_card, hash_cards, register_cards
from app.settings import Settings
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.benchmarks.served import free_port
from tests.database.fixtures import close
from tests.kiosk.in_browser.server import eventually
from tests.make import make_door, make_phone
from tests.quiet_night import let_the_night_be_over

TOKEN_OF_FORM = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class RealHouse:
    """Where it lies, what opens it: tokens of a tablet and a phone, a code for each role, two cards."""

    settings: Settings
    kiosk: str
    phone: str
    codes: dict[Role, str]
    cards: list[NewCard]


def real_house(instance: Path) -> RealHouse:
    """A house with one door in an instance that has its schema."""
    settings = Settings(instance=instance)
    app = create_app(settings)
    with app.app_context(), across_organisations(Across.MACHINE):
        door = make_door()
        phone = make_phone(door).token
        codes = {role: add_staff("iogt", f"Namn-{role.value}-h3g6", role, now()) for role in Role}
        key = code_keys(settings, "iogt")
        hashed = list(hash_cards([draw_card(), draw_card()], key))
        with write_connection() as connection:
            register_cards(connection, door.place.organisation_id, hashed, now().date())
    close(app)
    return RealHouse(settings, door.token, phone, codes, [each.card for each in hashed])


@contextmanager
def served(house: RealHouse, said: Path) -> Iterator[int]:
    """The port of the server; all that it writes, on either stream, goes into the file."""
    port = free_port()
    environment = os.environ | {"OASEN_INSTANCE": str(house.settings.instance)}
    let_the_night_be_over(house.settings.instance)
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    with said.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=file, stderr=subprocess.STDOUT)
        try:
            eventually(lambda: _is_up(port), True)
            yield port
        finally:
            process.terminate()
            process.wait()


def _is_up(port: int) -> bool:
    try:
        return Browser(port, {}).ask("GET", "/healthz")[0] == 200
    except OSError:
        return False


class Browser:
    """Keeps cookies; every request carries the same headers of its own."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self._port, self._headers, self._cookies = port, headers, dict[str, str]()

    def ask(self, method: str, path: str, body: str | None = None, kind: str = "") -> tuple[int, str]:
        """Status and text of the answer."""
        headers = dict(self._headers) | {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        }
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=30)) as connection:
            connection.request(method, path, body, headers | ({"Content-Type": kind} if kind else {}))
            answer = connection.getresponse()
            for header in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = header.partition(";")[0].partition("=")
                self._cookies[name] = value
            return answer.status, answer.read().decode("utf-8", "replace")

    def submit(self, path: str, **values: str) -> tuple[int, str]:
        """Fill in the form of a page and send it."""
        token = TOKEN_OF_FORM.search(self.ask("GET", path)[1])
        form = {"csrf_token": token[1] if token else "", **values}
        return self.ask("POST", path, urlencode(form), "application/x-www-form-urlencoded")

    def send(self, path: str, body: Any) -> tuple[int, str]:
        """Send JSON."""
        return self.ask("POST", path, json.dumps(body), "application/json")
