"""The server: one process with one writer for the log, and threads that answer."""

from __future__ import annotations

import os

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from app.settings import PREFIX, Settings

ANSWERING_THREADS = 8
LONGEST_STOP_SECONDS = 10  # what was acknowledged is on disk: stopping hard loses nothing


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until interrupted. One process only: on SQLite several writers starve each other."""
    for name in ("instance", "database_url", "public_url", "language", "backup_folder"):
        os.environ[PREFIX + name.upper()] = str(getattr(settings, name))
    Server(
        "app.serving.wsgi:make_worker",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=ANSWERING_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=LONGEST_STOP_SECONDS,
        websockets=False,
        # Who came when must not stand in a log of addresses.
        log_access=False,
        # Its warnings are about its own threads, which whoever reads them here can do nothing about.
        log_level=LogLevels.error,
    ).serve()
