"""A PostgreSQL whose data lie on a disk of their own, which can be killed and lose its power."""

from __future__ import annotations

import shutil
from pathlib import Path

import psutil
import psycopg

from tests.benchmarks.served import DurableServer
from tests.faults.disk import Disk
from tests.postgresql.lending import run_on_server, url_of

DATABASE = "oasen"


class PowerlessPostgres(DurableServer):
    """waits_for_disk: on as it should be; off is the variant that must lose something."""

    def __init__(self, image: Path, waits_for_disk: str = "on") -> None:
        self._image, self._waits_for_disk = image, waits_for_disk
        super().__init__()
        run_on_server(self.url, f"CREATE DATABASE {DATABASE}")
        self.database_url = url_of(self.url, DATABASE)

    def kill(self) -> None:
        """End all its processes at once."""
        first = psutil.Process(self.process.pid)
        for each in [first, *first.children(recursive=True)]:
            each.kill()
        self.process.wait()
        self.log.close()

    def stop(self) -> None:
        """End it, and leave nothing behind."""
        if self.process.poll() is None:
            self.kill()
        self.disk.unmount()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _data_folder(self) -> Path:
        self.disk = Disk(self._image, self.folder / "disk")
        if self.account:
            shutil.chown(self.disk.folder, self.account)
        return self.disk.folder / "data"

    def _command(self, programs: Path) -> list[str]:
        return [*super()._command(programs), "-c", f"synchronous_commit={self._waits_for_disk}"]


def writers_count(database_url: str) -> int:
    """How many others are in the middle of a transaction that writes."""
    asked = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND backend_xid IS NOT NULL AND backend_type = 'client backend'"  # and not the server's own cleaning
    )
    with psycopg.connect(database_url.replace("+psycopg", ""), autocommit=True) as connection:
        row = connection.execute(asked).fetchone()
    return int(row[0]) if row else 0
