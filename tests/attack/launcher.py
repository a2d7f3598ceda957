"""Runs `oasen serve` with the witness before it: `python -m tests.attack.launcher serve …`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

NOTES = "ATTACK_NOTES"
WORKER = "tests.attack.launcher:make_worker"


def main() -> None:
    from app.command_line import main as command_line
    from app.serving import server

    sound = server.Server

    def start_here(_target: str, **settings: Any) -> Any:
        return sound(WORKER, **settings)

    server.Server = start_here  # type: ignore[assignment,misc]
    command_line(sys.argv[1:])


def make_worker() -> Flask:
    """The application as the server's process loads it, watched."""
    from app.serving import wsgi
    from tests.attack.witness import Witness

    app = wsgi.make_worker()
    host = os.environ["OASEN_PUBLIC_URL"].partition("://")[2]
    own_hosts = (host, host.replace("localhost", "127.0.0.1"))
    app.wsgi_app = Witness(app.wsgi_app, Path(os.environ[NOTES]), own_hosts)  # type: ignore[method-assign]
    return app


if __name__ == "__main__":
    main()
