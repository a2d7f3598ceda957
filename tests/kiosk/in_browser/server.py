"""The real server on a database of its own, which tests may stop and start again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.activities.models import Activity
from app.backup.actions import BackupOrder, make_backup
from app.backup.restoring import Wanted, restore
from app.clock import now
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.extensions import db
from app.factory import create_app
from app.code_keys import code_keys
from app.log.models import Entry, Leave, SetAside, Void
from app.organisations.queries import organisation_slug
from app.people.cards import NewCard, hash_cards, register_cards
from app.settings import Settings
from tests.make import NOON, Door, rows
from tests.quiet_night import let_the_night_be_over

PATIENCE_SECONDS = 20
ENTRIES, VOIDS, ACTIVITIES, SET_ASIDE = table_of(Entry), table_of(Void), table_of(Activity), table_of(SetAside)
LEAVES = table_of(Leave)


class RunningServer:
    """`oasen serve` as a process of its own, and a second hand on its database for looking and setting up."""

    host = "localhost"
    starts_within_seconds = PATIENCE_SECONDS

    def __init__(self, instance: Path, database_url: str = "") -> None:
        self.port = _free_port()
        self.url = f"http://{self.host}:{self.port}"
        self.settings = replace(Settings(instance=instance, database_url=database_url), public_url=self.url)
        self.app = create_app(self.settings)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        let_the_night_be_over(self.settings.instance)
        where = [] if self.host == "localhost" else ["--host", self.host]
        command = [*self.program, "serve", "--port", str(self.port), *where]
        self._process = subprocess.Popen(command, env=self.environment, start_new_session=True, **self.streams)
        eventually(self._answers, True, self.starts_within_seconds)
        assert self._process.poll() is None, "somebody else answers at the server's port"

    @property
    def program(self) -> list[str]:
        """The words that run `oasen`."""
        return [sys.executable, "-m", "app"]

    @property
    def environment(self) -> dict[str, str]:
        """What it reads its settings from."""
        own = {
            "OASEN_INSTANCE": str(self.settings.instance),
            "OASEN_DATABASE_URL": self.settings.database_url,
            "OASEN_PUBLIC_URL": self.url,
        }
        return os.environ | own

    @property
    def streams(self) -> dict[str, Any]:
        """Where it may say something."""
        return {"stdout": subprocess.DEVNULL}

    def stop(self) -> None:
        """Stop it; whoever asks now gets no answer."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def kill(self) -> None:
        """End all its processes at once, in the middle of whatever they do; who answers requests is a child of it."""
        if self._process is not None:
            for each in self.processes():
                os.kill(each, signal.SIGKILL)
            self._process.wait()
            self._process = None
        eventually(self._answers, False)

    def processes(self) -> list[int]:
        """All that it consists of just now, its first process first."""
        return _processes_of_session(self._process.pid) if self._process is not None else []

    def back_up(self, file: Path) -> None:
        """Back up the database as it is now, while it is served."""
        with self.database():
            make_backup(self.settings, BackupOrder(file), now())

    def restore(self, file: Path) -> None:
        """Restore a backup that was made before, as after a disk that has broken, and serve that."""
        self.stop()
        with self.database():
            db.session.remove()
            db.engine.dispose()
        database = self.settings.instance / "oasen.sqlite"
        for left in self.settings.instance.glob("oasen.sqlite-*"):
            left.unlink()
        folder = file.with_suffix(".restored")
        restore(self.settings, Wanted(file, folder), {})
        (folder / database.name).replace(database)
        self.start()

    @contextmanager
    def database(self) -> Any:
        """For actions and queries of the test itself."""
        with self.app.app_context():
            yield

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:  # noqa: S310  # our own server
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


def log_of(server: RunningServer, door: Door) -> list[tuple[str, str | None, bool]]:
    """What stands in the log of these premises: kind, activity, whether it is tied to a person; nothing voided."""
    voided = select(VOIDS.c.target_id).where(VOIDS.c.organisation_id == door.place.organisation_id)
    query = (
        select(ENTRIES.c.kind, ACTIVITIES.c.slug, ENTRIES.c.person_id.is_not(None))
        .outerjoin(
            ACTIVITIES,
            (ACTIVITIES.c.organisation_id == ENTRIES.c.organisation_id) & (ACTIVITIES.c.id == ENTRIES.c.activity_id),
        )
        .where(
            ENTRIES.c.organisation_id == door.place.organisation_id,
            ENTRIES.c.premises_id == door.place.premises_id,
            ENTRIES.c.id.not_in(voided),
        )
    )
    with server.database():
        found = [(kind, slug, bool(person)) for kind, slug, person in rows(query)]
    return sorted(found, key=lambda row: (row[0], row[1] or "", row[2]))


def heads_of(server: RunningServer, door: Door) -> list[tuple[str, int, int, bool]]:
    """What stands in the log by heads: kind, count, children among them, whether it is tied to a person."""
    voided = select(VOIDS.c.target_id).where(VOIDS.c.organisation_id == door.place.organisation_id)
    query = select(ENTRIES.c.kind, ENTRIES.c.count, ENTRIES.c.children, ENTRIES.c.person_id.is_not(None)).where(
        ENTRIES.c.organisation_id == door.place.organisation_id, ENTRIES.c.id.not_in(voided)
    )
    with server.database():
        return sorted((kind, count, children, bool(person)) for kind, count, children, person in rows(query))


def stays_of(server: RunningServer, door: Door) -> list[tuple[bool, int]]:
    """The goodbyes that stand: whether the visit is tied to a person, and the minutes until its end, in fives.

    The clocks of these tests run ahead between two requests, and each request puts the tablet's clock right by itself.
    """
    voided = select(VOIDS.c.target_id).where(VOIDS.c.organisation_id == door.place.organisation_id)
    query = (
        select(ENTRIES.c.person_id.is_not(None), ENTRIES.c.at, LEAVES.c.at)
        .join(LEAVES, (LEAVES.c.organisation_id == ENTRIES.c.organisation_id) & (LEAVES.c.entry_id == ENTRIES.c.id))
        .where(ENTRIES.c.organisation_id == door.place.organisation_id, LEAVES.c.id.not_in(voided))
    )
    with server.database():
        found = [(bool(person), (left_at - came_at).total_seconds() / 60) for person, came_at, left_at in rows(query)]
    return sorted((person, 5 * round(minutes / 5)) for person, minutes in found)


def set_aside_of(server: RunningServer, door: Door) -> list[tuple[Any, ...]]:
    """What the server could not store as it came: conflicts and what cannot be understood."""
    with server.database():
        return rows(select(SET_ASIDE.c.status).where(SET_ASIDE.c.organisation_id == door.place.organisation_id))


def put_into_bowl(server: RunningServer, door: Door, drawn: NewCard) -> None:
    """Register a card that nobody has used yet, as one of those that lie by the door."""
    organisation_id = door.place.organisation_id
    with server.database():
        key = code_keys(server.settings, organisation_slug(organisation_id))
        hashed = list(hash_cards([drawn], key))  # slow with pictures, so before the transaction
        with write_connection() as connection:
            register_cards(connection, organisation_id, hashed, NOON.date())


def post(address: str, body: object, token: str) -> Any:
    """What the server answers another program that has a kiosk's token."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)  # noqa: S310  # our own server
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310  # our own server
        return json.load(answer)


def eventually(ask: Callable[[], Any], expected: Any, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Ask until the answer is the expected one; after a while the last answer fails the test."""
    deadline = time.monotonic() + patience_seconds
    while (answer := ask()) != expected and time.monotonic() < deadline:
        time.sleep(0.05)
    assert answer == expected, f"{answer} instead of {expected}"


def _processes_of_session(session: int) -> list[int]:
    """Every process that descends from the session's first, which is listed first."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(ValueError, ProcessLookupError):
            process = int(entry.name)
            if os.getsid(process) == session:
                found.append(process)
    return sorted(found)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
