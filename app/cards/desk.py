"""What is being shown at the desk by whom: kept in memory alone, for a quarter of an hour, and never given back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

from flask import Flask, current_app

from app.staff.attempts import Attempts

DESK = "oasen_card_desk"
KEPT_FOR = timedelta(minutes=15)
CARDS_TO_LINK = 2
# A picture code has 22 bits. At twenty an hour somebody who tries them one by one needs months for each card there is.
LIMITS = ((timedelta(minutes=1), 5), (timedelta(hours=1), 20))


@dataclass(frozen=True)
class Showing:
    """The tags of the cards that have been shown, the new one first, and pictures of a code that is not whole yet.

    in_vaults: of each card, by agreement, its tag in the vault.
    """

    tags: tuple[bytes, ...] = ()
    pictures: tuple[int, ...] = ()
    in_vaults: tuple[Mapping[int, bytes], ...] = field(default=(), compare=False)
    touched_at: datetime | None = field(default=None, compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether both cards have been shown."""
        return len(self.tags) == CARDS_TO_LINK


NOTHING = Showing()


class Desk:
    """By session of somebody who is signed in, what they have been shown; and how many codes they have tried."""

    def __init__(self) -> None:
        self.tries = Attempts(LIMITS)
        self._showings: dict[bytes, Showing] = {}
        self._lock = Lock()

    def showing(self, session: bytes, now: datetime) -> Showing:
        """What has been shown in this session."""
        with self._lock:
            self._forget_old(now)
            return self._showings.get(session, NOTHING)

    def keep(self, session: bytes, showing: Showing, now: datetime) -> None:
        """Take the place of what was shown before."""
        with self._lock:
            self._forget_old(now)
            self._showings[session] = replace(showing, touched_at=now)

    def clear(self, session: bytes) -> None:
        """Forget what was shown."""
        with self._lock:
            self._showings.pop(session, None)

    def _forget_old(self, now: datetime) -> None:
        for session, showing in list(self._showings.items()):
            if showing.touched_at is None or now - showing.touched_at > KEPT_FOR:
                del self._showings[session]


def register_desk(app: Flask) -> None:
    """One desk for each running server."""
    app.extensions[DESK] = Desk()


def desk() -> Desk:
    """The desk of this process."""
    found: Desk = current_app.extensions[DESK]
    return found
