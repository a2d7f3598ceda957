"""A real server process on an instance of its own, on SQLite or on a PostgreSQL that keeps what it acknowledges."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import sqlalchemy as sa

from app.bootstrap import ROOT
from app.clock import now
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.kiosk_host.actions import add_kiosk
from app.serving.instance import make_instance
from app.settings import Settings
from tests.database.fixtures import close
from tests.make import make_door
from tests.postgresql.lending import make_account, run_on_server, url_of
from tests.postgresql.server import Server
from tests.quiet_night import let_the_night_be_over

DATABASES = ("sqlite", "postgresql")
STARTS_WITHIN_SECONDS = 180  # also where eight other runs share two cores
TABLET_COUNT = 8


@dataclass(frozen=True)
class Instance:
    """An instance with one premises and eight tablets."""

    settings: Settings
    tokens: list[str]

    def command(self, *words: str | Path) -> list[str]:
        """The command line that runs `oasen` on this instance."""
        return [sys.executable, "-P", "-m", "app", *map(str, words)]

    @property
    def environment(self) -> dict[str, str]:
        """What the command line reads its settings from."""
        own = {"OASEN_INSTANCE": str(self.settings.instance), "OASEN_DATABASE_URL": self.settings.database_url}
        return {**os.environ, **own}

    def run(self, *words: str | Path) -> str:
        """What `oasen` says when run with these words; it must go well."""
        said = subprocess.run(
            self.command(*words), env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if said.returncode != 0:
            raise RuntimeError(said.stderr)
        return said.stdout


@contextmanager
def instance(folder: Path, database: str) -> Iterator[Instance]:
    """A fresh instance in the folder."""
    with _database_url(database) as url:
        made = Instance(Settings(instance=folder / f"instance-{time.monotonic_ns()}", database_url=url), [])
        app = make_instance(made.settings)
        with app.app_context(), across_organisations(Across.MACHINE):
            made.tokens.append(make_door("valla", "valla").token)
            with write_connection() as connection:
                names = [f"tablet {number}" for number in range(2, TABLET_COUNT + 1)]
                made.tokens.extend(add_kiosk(connection, "valla", name, now()).token for name in names)
        close(app)
        yield made


@contextmanager
def served(made: Instance) -> Iterator[int]:
    """The port at which the instance is served, until the block ends."""
    port = free_port()
    let_the_night_be_over(made.settings.instance)
    process = subprocess.Popen(
        made.command("serve", "--port", str(port)), env=made.environment, cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_healthy(process, port)
        yield port
    finally:
        process.terminate()
        process.wait()


def let_tables_be_known(made: Instance) -> None:
    """Count what is in the tables, as PostgreSQL does by itself within a minute of the first rows.

    Until then it takes an organisation for a handful of rows and reads all of it for each entry that comes. A house has
    that minute once, with few rows; a benchmark that began from nothing would measure little else.
    """
    if made.settings.database_url:
        engine = sa.create_engine(made.settings.database_url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")


class DurableServer(Server):
    """A PostgreSQL that waits for the disk before it says that something is kept."""

    def _command(self, programs: Path) -> list[str]:
        slowly = ("-c", "fsync=on", "-c", "full_page_writes=on", "-c", "synchronous_commit=on")
        return [*super()._command(programs), *slowly]


@contextmanager
def _database_url(database: str) -> Iterator[str]:
    if database == "sqlite":
        yield ""
        return
    server = DurableServer()
    try:
        make_account(server.url, "oasen")
        run_on_server(server.url, "CREATE DATABASE oasen OWNER oasen")
        yield url_of(server.url, "oasen", "oasen")
    finally:
        server.stop()


def _wait_until_healthy(process: subprocess.Popen[bytes], port: int) -> None:
    give_up_at = time.monotonic() + STARTS_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < give_up_at:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):  # noqa: S310  # our own
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError("the server does not start")


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
