"""A house of which nothing is to be said, and what the checks say of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from sqlalchemy import text

from app.backup.key_files import secret_half
from app.backup.queries import backups_folder
from app.backup.rotation import name_of
from app.backup.sheet_standing import PROOF_LETTERS, note_printed, put_away
from app.clock import now
from app.database.transaction import write_connection
from app.health.findings import Finding
from app.health.list import CHECKS
from app.health.running import everything_examined, examined
from app.health.subject import Reach, Subject, subject_of
from app.health.wording import speaking
from app.kiosk_host.actions import note_seen
from app.settings import Settings
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.house import House


class _ManyAtOnce(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Nothing: what it answers is what is looked at."""


@contextmanager
def answering(application: object) -> Iterator[str]:
    """The address at which the application answers, on a port of its own."""
    with make_server("127.0.0.1", 0, application, _ManyAtOnce, _Silent) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def findings_of(settings: Settings) -> dict[str, list[Finding]]:
    """What each check finds that finds something or could not look, by the check's name."""
    with speaking(settings):
        subject = subject_of(settings, now())
        everything = everything_examined(subject)
    if subject.engine is not None:
        subject.engine.dispose()
    return {each.check.name: list(each.findings) for each in everything if each.findings or not each.is_seen}


@dataclass
class Healthy:
    """A house in order: tablets heard of, two administrators each, a backup, the key sheet put away, the server up."""

    house: House
    settings: Settings
    last_letters: str  # of the backup key, as on the paper

    def findings(self, **settings: str) -> dict[str, list[Finding]]:
        """What each check finds that finds something, by the check's name; nothing beside it: it could not look."""
        return findings_of(replace(self.settings, **settings))

    def write(self, statement: str, **values: object) -> None:
        """Change the database by hand."""
        with write_connection() as connection:
            connection.execute(text(statement), values)

    def tell(self, token: str = "", **said: object) -> None:
        """A tablet tells how it is."""
        report = {
            "version": "0123456789ab",
            "queue_count": 0,
            "storage_kept": True,
            "clock": int(now().timestamp()),
            "trouble": None,
            "started": False,
        }
        headers = {"Authorization": f"Bearer {token or self.house.valla.token}"}
        answer = self.house.app.test_client().post("/api/v1/tablet", json=report | said, headers=headers)
        assert answer.status_code == 200, answer.text

    def back_up(self, days_ago: float = 0) -> None:
        """A backup of some days ago, and no other."""
        for earlier in self.backups:
            earlier.unlink()
        made_at = now() - timedelta(days=days_ago)
        folder = backups_folder(self.settings)
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / name_of(made_at)
        file.write_bytes(b"age-encryption.org/v1\n")
        file.chmod(0o600)
        os.utime(file, (made_at.timestamp(), made_at.timestamp()))

    @property
    def backups(self) -> list[Path]:
        """The files of backups that there are."""
        return sorted(backups_folder(self.settings).glob("*.age"))

    def print_sheet(self) -> None:
        """Print the key sheet of the keys as they are now, and put it into its envelope."""
        note_printed(self.settings, now().date())
        put_away(self.settings, self.last_letters, now().date())


@pytest.fixture
def healthy(house: House) -> Iterator[Healthy]:
    """The house, answering at an address of its own."""
    for organisation in ("iogt", "sion"):
        for name in ("Asta", "Arvid"):
            add_staff(organisation, name, Role.ADMIN, now())
    with write_connection() as connection:
        for door in (house.valla, house.sionhuset):
            note_seen(connection, door.place.organisation_id, door.kiosk_id, now())
    settings = house.app.config["OASEN"]
    with answering(house.app) as address:
        last_letters = (secret_half(settings) or "")[-PROOF_LETTERS:]
        healthy = Healthy(house, replace(settings, public_url=address), last_letters)
        healthy.back_up()
        healthy.print_sheet()
        yield healthy


@pytest.fixture
def examined_by(sqlite_settings: Settings) -> Callable[..., list[Finding]]:
    """What one check finds on a fresh instance, by its name."""

    def findings(name: str, **settings: str) -> list[Finding]:
        asked = replace(sqlite_settings, **settings)
        [check] = [each for each in CHECKS if each.name == name]
        with speaking(asked):
            return list(examined(check, Subject(asked, now(), Reach.MISSING)).findings)

    return findings


@pytest.fixture
def what_is_new(healthy: Healthy, settings: Settings) -> Callable[..., dict[str, list[Finding]]]:
    """What is found beside what is wrong with the tests' own PostgreSQL, which is told to be quick and not safe."""

    def found(**asked: str) -> dict[str, list[Finding]]:
        everything = healthy.findings(**asked)
        if settings.database_url:
            assert [finding.what for finding in everything.pop("safe-writing")] != []
        return everything

    return found
