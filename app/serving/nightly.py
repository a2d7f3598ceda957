"""What the server does every night, by one thread beside its other work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, time, timedelta

from flask import Flask

from app.clock import now
from app.retention.actions import forget_what_is_due

BEGINS_AT = time(2, 30)  # UTC: in Sweden half past three or four, when the latest doors are closed
# A computer that is switched off in the evening is never there at night: what is due is done soon after its start.
AFTER_START = timedelta(hours=1)

# Each is called with the moment at which the night's work begins; what one raises does not keep the next from its turn.
NIGHTLY: tuple[Callable[[datetime], object], ...] = (forget_what_is_due,)


def next_night(moment: datetime) -> datetime:
    """When the work begins next after the moment."""
    tonight = datetime.combine(moment.date(), BEGINS_AT, moment.tzinfo)
    return tonight if tonight > moment else tonight + timedelta(days=1)


def work_through(app: Flask, moment: datetime) -> None:
    """Do each of the night's works once; of one that fails the log says which, and the next night tries again."""
    for work in NIGHTLY:
        with app.app_context():
            try:
                work(moment)
            except Exception as error:  # whatever it was, tomorrow is another night
                app.logger.error("nightly %s failed: %s", work.__name__, type(error).__name__)


class NightWatch:
    """Works through the list an hour after the start, and then every night."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._is_ending = threading.Event()
        # A daemon: whoever stops the server does not wait for it, and its work may be stopped anywhere.
        self._thread = threading.Thread(target=self._run, name="night-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread where it waits; at work it ends when the work is done."""
        self._is_ending.set()

    def _run(self) -> None:
        waits_until = min(now() + AFTER_START, next_night(now()))
        while not self._is_ending.wait(max(0.0, (waits_until - now()).total_seconds())):
            work_through(self._app, now())
            waits_until = next_night(now())
