"""The server: one process with one writer for the log, and threads that answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from granian.constants import Interfaces, SSLProtocols
from granian.log import LogLevels
from granian.server import Server

from app.settings import Settings

ANSWERING_THREADS = 8
LONGEST_STOP_SECONDS = 10  # what was acknowledged is on disk: stopping hard loses nothing


def serve(
    settings: Settings,
    host: str,
    port: int,
    certificate: Path | None = None,
    beside: Callable[[Callable[[], None]], None] | None = None,
) -> None:
    """Serve until interrupted. One process only: on SQLite several writers starve each other.

    certificate: a file with private key and certificate, to serve by https. beside: is told, before it begins, by what
    the process that answers is started anew, as with another certificate.
    """
    os.environ.update(settings.as_environment())
    server = Server(
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
        **_by_https(certificate),
    )
    if beside is not None:
        beside(server.signal_handler_reload)
    server.serve()


def _by_https(certificate: Path | None) -> dict[str, Any]:
    if certificate is None:
        return {}
    # Tablets of before 2019 know no newer one than TLS 1.2.
    return {"ssl_cert": certificate, "ssl_key": certificate, "ssl_protocol_min": SSLProtocols.tls12}
