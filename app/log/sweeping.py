"""Lets what was forgotten be gone from the database's files too: at once, or by a thread of the running server.

That it is due stands in the instance folder until it is done, so that a server that dies in between does it when it
starts again.
"""

from __future__ import annotations

import threading
from pathlib import Path
from uuid import uuid4

from flask import Flask, current_app

from app.database.sweeping import cut_log, rewrite
from app.extensions import db

SWEEPER = "oasen-sweeper"
TRIES_AGAIN_AFTER_SECONDS = 20
# What the note says once the files have been rewritten and the log of writes alone is left.
ONLY_THE_LOG = "log"
_NOTING = threading.Lock()


def note_that_sweeping_is_due(app: Flask) -> None:
    """Keep on disk that something is being forgotten; says neither what nor of whom."""
    with _NOTING:
        _due(app).write_text(uuid4().hex)  # told from what was forgotten while the files were being swept


def sweep_up(app: Flask) -> None:
    """Let the files be swept: by the server's thread where one runs, else here and now."""
    sweeper: Sweeper | None = app.extensions.get(SWEEPER)
    if sweeper is not None:
        note_that_sweeping_is_due(app)  # once more: a sweeping that began before it was forgotten is not enough
        sweeper.wake()
    else:
        _sweep_if_due(app)


def _sweep_if_due(app: Flask) -> bool:
    """Whether nothing is due any more.

    What has been rewritten is not rewritten again: who replicates the database keeps its log of writes from being cut
    for as long as it runs, and would be sent the whole database with every try.
    """
    due = _due(app)
    if not due.exists():
        return True
    told = due.read_text()
    with app.app_context():
        if told != ONLY_THE_LOG:
            if not rewrite(db.engine):
                return False
            if not _say_only_the_log(due, told):
                return False
        if not cut_log(db.engine):
            return False
    return _say_nothing(due)


def _say_only_the_log(due: Path, told: str) -> bool:
    """Whether nothing has been forgotten since: then it is noted that the files have been rewritten."""
    with _NOTING:
        if due.read_text() != told:
            return False
        due.write_text(ONLY_THE_LOG)
        return True


def _say_nothing(due: Path) -> bool:
    with _NOTING:
        if due.read_text() != ONLY_THE_LOG:
            return False
        due.unlink()
        return True


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
