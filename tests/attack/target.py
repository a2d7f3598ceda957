"""The attacked server: two furnished houses, a copy for each attack, served by the program as it is or broken."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from app.bootstrap import ROOT
from app.clock import now
from app.factory import create_app
from app.serving.instance import make_instance
from app.settings import Settings
from app.staff.actions import add_staff, give_new_link
from app.staff.models import Role
from tests.attack.launcher import NOTES
from tests.attack.line import Attacker, Line, sign_in
from tests.attack.outcome import Finding
from tests.database.fixtures import close
from tests.house import CAST, House
from tests.kiosk.in_browser.server import RunningServer
from tests.make import Door, make_activity, make_door, make_phone
from tests.web.every_form import Crawler, FoundForm
from tests.web.lived_in import live_in
from tests.web.test_every_form import beginnings

# Who belongs to which house. The first is furnished, and its pages bear every form; the other has marks of its own.
STAFF = {
    "iogt": {"volunteer": "Alva", "coordinator": "Cleo", "admin": "Ada"},
    "sion": {"volunteer": "Viola", "coordinator": "Otto", "admin": "Adam"},
}
ROLES = ("nobody", "kiosk", "phone", "volunteer", "coordinator", "admin")
SPARINGLY = ("nice", "-n", "19")
# Said in the server's log only when something broke. The log has no place for who asked, either.
BROKEN = ("Traceback", "fault:", "panicked")


class AttackedServer(RunningServer):
    """`oasen serve` out of a folder that holds the program, with the witness before it, at 127.0.0.1 alone."""

    def __init__(self, instance: Path, program_folder: Path) -> None:
        super().__init__(instance)
        self.program_folder = program_folder
        self.notes, self.log = instance.parent / "notes.jsonl", instance.parent / "server.log"
        self.notes.touch()
        self.log.touch()

    @property
    def program(self) -> list[str]:
        return [*SPARINGLY, sys.executable, "-m", "tests.attack.launcher"]

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {NOTES: str(self.notes)}

    @property
    def streams(self) -> dict[str, Any]:
        said = os.open(self.log, os.O_WRONLY | os.O_APPEND)
        return {"stdout": said, "stderr": said, "cwd": self.program_folder}


@dataclass
class Ground:
    """The two houses as they begin, made once.

    opened, sent: of the first house an address of each endpoint, by a link and by a form; forms: its forms; tokens: of
    tablet and phone, by house and role; door: the first house's.
    """

    instance: Path
    door: Door
    opened: dict[str, str]
    sent: dict[str, str]
    forms: list[FoundForm]
    tokens: dict[tuple[str, str], str]


class OneWalk(Crawler):
    """Walks once, however often it is asked."""

    walked: list[tuple[str, str]] | None = None

    def pages(self, beginnings: list[str]) -> list[tuple[str, str]]:
        if self.walked is None:
            self.walked = super().pages(beginnings)
        return self.walked


def make_ground(folder: Path) -> Ground:
    """Furnish both houses; takes a minute or more."""
    instance = folder / "ground" / "instance"
    close(make_instance(Settings(instance=instance)))
    app = create_app(Settings(instance=instance))
    with app.app_context():
        first = _two_houses(app)
        crawler = OneWalk(app, first.signed_in_anew("Ada"), most_of_one_endpoint=2)
        pages, forms = crawler.pages(beginnings(app)), crawler.forms([])
        opened = {crawler.endpoint(address): address for address, _ in reversed(pages)}
        sent = {form.endpoint: form.action for form in reversed(forms)}
        doors = {"iogt": first.valla, "sion": first.sionhuset}
        tokens = {(house, "kiosk"): door.token for house, door in doors.items()}
        tokens |= {(house, "phone"): make_phone(door, f"Telefon {house}").token for house, door in doors.items()}
    close(app)
    return Ground(instance, first.valla, opened, sent, forms, tokens)


def _two_houses(app: Flask) -> House:
    """What the first has by the name of kvarn, and the other by the name of bjork, stands nowhere else."""
    valla, sionhuset = make_door("valla", "iogt"), make_door("sionhuset", "sion")
    codes = {name: add_staff(organisation, name, role, now()) for name, (organisation, role) in CAST.items()}
    first = House(app, valla, sionhuset, codes)
    live_in(first)
    for role, name in STAFF["sion"].items():
        if name not in CAST:
            add_staff("sion", name, Role(role), now())
    _leave_marks(first, valla, "kvarn", "Ada")
    _leave_marks(first, sionhuset, "bjork", "Otto")
    return first


def _leave_marks(houses: House, door: Door, mark: str, name: str) -> None:
    make_activity(door, f"{mark}lunch", "meal")
    browser = houses.signed_in_anew(name)
    browser.submit("/outreach/topics", name=f"{mark.capitalize()}fragan")
    browser.submit(f"/note/{door.slug}/meal", activity=f"{mark}lunch", heads="9", day="today")
    browser.submit(f"/note/{door.slug}/handout", new_code=f"{mark}ris", heads="2", day="now")


class Target:
    """A server that is being attacked, and what was seen of it."""

    def __init__(self, ground: Ground, server: AttackedServer) -> None:
        self.ground, self.server = ground, server
        self.line = Line(server.port)
        self._read_count = 0
        self._secrets: set[str] = set(ground.tokens.values())

    @property
    def door(self) -> Door:
        """The door of the furnished house."""
        return self.ground.door

    def attacker(self, house: str, role: str) -> Attacker:
        """Someone of that role; of staff one who signs in now, whose other sessions end."""
        if role == "nobody":
            return Attacker("", role, {})
        if role in ("kiosk", "phone"):
            return Attacker(house, role, {"Authorization": f"Bearer {self.ground.tokens[house, role]}"})
        with self.server.database():
            code = give_new_link(house, STAFF[house][role], now())
        who = sign_in(self.line, house, role, code)
        self._secrets |= {code, *(each.partition("=")[2] for each in who.headers["Cookie"].split("; "))}
        return who

    def signed_in_still(self, who: Attacker) -> Attacker:
        """The same, or signed in anew: what is tried may have ended the session."""
        is_out = bool(who.form_token) and self.line.ask(who, "GET", "/more").status != 200
        return self.attacker(who.house, who.role) if is_out and who.role in STAFF[who.house] else who

    @property
    def answered_count(self) -> int:
        """How many requests the witness has seen so far, whoever sent them."""
        counted = self.server.notes.with_suffix(".count")
        return counted.stat().st_size if counted.exists() else 0

    def seen(self) -> list[Finding]:
        """What the witness has noted and the log says since this was asked last; each once."""
        lines = self.server.notes.read_text("utf-8").splitlines()
        found = [Finding(**json.loads(line)) for line in lines[self._read_count :]]
        self._read_count = len(lines)
        log = self.server.log.read_text("utf-8", "replace")
        self.server.log.write_text("")
        found += [Finding("said in the log", line.strip()[:200]) for line in log.splitlines() if _is_broken(line)]
        found += [Finding("a secret in the log", "") for secret in self._secrets if len(secret) > 15 and secret in log]
        return list({(each.what, _pattern(each.where)): each for each in found}.values())


@contextmanager
def target(ground: Ground, folder: Path, program_folder: Path = ROOT) -> Iterator[Target]:
    """A copy of the ground, served until the end."""
    folder.mkdir(parents=True)
    shutil.copytree(ground.instance, folder / "instance")
    server = AttackedServer(folder / "instance", program_folder)
    try:
        server.start()
        yield Target(ground, server)
    finally:
        server.stop()
        close(server.app)


def _is_broken(line: str) -> bool:
    return any(word in line for word in BROKEN)


def _pattern(where: str) -> str:
    return where.partition("?")[0][:80]
