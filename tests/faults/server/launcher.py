"""Runs `oasen` as it is, or broken on purpose, or by another clock: `python -m tests.faults.server.launcher serve …`.

What is to be broken, and the file that says how far the clock is off, stand in variables that only this file reads.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

BREAK, CLOCK = "FAULTS_BREAK", "FAULTS_CLOCK"
WORKER = "tests.faults.server.launcher:make_worker"


def main() -> None:
    _prepare()
    from app.command_line import main as command_line
    from app.serving import server

    sound = server.Server

    def start_here(_target: str, **settings: Any) -> Any:
        return sound(WORKER, **settings)

    server.Server = start_here  # type: ignore[assignment,misc]
    command_line(sys.argv[1:])


def make_worker() -> Flask:
    """The application as the server's process loads it."""
    _prepare()
    from app.serving import wsgi

    return wsgi.make_worker()


def clock_by(file: Path) -> Any:
    """A clock that is off by as many seconds as the file says just then."""

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(file.read_text()))

    return now


def _prepare() -> None:
    """Before anything else of the program is loaded; a process that was forked has it already."""
    if "app.factory" in sys.modules:
        return
    if CLOCK in os.environ:
        from app import clock

        clock.now = clock_by(Path(os.environ[CLOCK]))
    if BREAK in os.environ:
        from tests.faults.server.breaks import BREAKS

        BREAKS[os.environ[BREAK]]()


if __name__ == "__main__":
    main()
