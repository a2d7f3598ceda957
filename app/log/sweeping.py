"""Lets what was forgotten be gone from the database's files too: at once, or by a thread of the running server.

That it is due stands in the instance folder until it is done, so that a server that dies in between does it when it
starts again.
"""

from __future__ import annotations

import threading
from pathlib import Path

from flask import Flask, current_app

from app.database.sweeping import sweep
from app.extensions import db

SWEEPER = "oasen-sweeper"
TRIES_AGAIN_AFTER_SECONDS = 20


def note_that_sweeping_is_due(app: Flask) -> None:
    """Keep on disk that something is being forgotten; says neither what nor of whom."""
    _due(app).touch(mode=0o600)


def sweep_up(app: Flask) -> None:
    """Let the files be swept: by the server's thread where one runs, else here and now."""
    sweeper: Sweeper | None = app.extensions.get(SWEEPER)
    if sweeper is not None:
        sweeper.wake()
    else:
        _sweep_if_due(app)


def _sweep_if_due(app: Flask) -> bool:
    """Whether nothing is due any more."""
    if not _due(app).exists():
        return True
    with app.app_context():
        is_done = sweep(db.engine)
    if is_done:
        _due(app).unlink(missing_ok=True)
    return is_done


def _due(app: Flask) -> Path:
    folder: Path = app.config["OASEN"].instance
    return folder / "sweeping-is-due"


class Sweeper:
    """Sweeps beside the server's other work; tries again while somebody reads for long."""

    def __init__(self) -> None:
        self._app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # outlives the context
        self._wanted = threading.Event()
        self._is_ending = False
        self._thread = threading.Thread(target=self._run, name="sweeper", daemon=True)
        self._wanted.set()  # what an earlier run has left
        self._thread.start()

    def wake(self) -> None:
        """Say that something was forgotten."""
        self._wanted.set()

    def stop(self) -> None:
        """End the thread after the sweeping it is at."""
        self._is_ending = True
        self._wanted.set()
        self._thread.join()

    def _run(self) -> None:
        is_done = True
        while True:
            self._wanted.wait(None if is_done else TRIES_AGAIN_AFTER_SECONDS)
            self._wanted.clear()
            if self._is_ending:
                return
            try:
                is_done = _sweep_if_due(self._app)
            except Exception as error:  # the next time tries again; this thread must not end
                is_done = False
                self._app.logger.error("sweeping waits: %s", type(error).__name__)
