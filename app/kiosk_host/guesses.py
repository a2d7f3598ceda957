"""How often a typed pairing code may be wrong, from one place and in all; nobody is ever kept out by it.

Eight signs are 40 bits and live for ten minutes. At most a thousand wrong codes in ten minutes leave whoever guesses a
chance of one in a thousand million per open code. A link carries 96 bits, needs no limit and has none: however many
codes a stranger burns, a tablet can be paired by its link or the code for its camera.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from flask import Flask, current_app

from app.errors import TooManyAttempts, TooManyPairingCodes
from app.staff.attempts import Attempts

GUESSES = "oasen_pairing_guesses"
LIMITS_IN_ALL = ((timedelta(minutes=10), 1000),)
IN_ALL = ("everybody",)


class Guesses:
    """The wrong codes of the last hour, by source and in all; in memory alone, so that no address is ever written."""

    def __init__(self) -> None:
        self._by_source = Attempts()
        self._in_all = Attempts(LIMITS_IN_ALL)

    @contextmanager
    def counted(self, source: str, now: datetime) -> Iterator[None]:
        """Count what is tried inside, unless it turns out right; raises TooManyPairingCodes before it is tried."""
        places = ((self._by_source, (("source", source),)), (self._in_all, (IN_ALL,)))
        try:
            for attempts, keys in places:
                attempts.admit(keys, now)
        except TooManyAttempts as refused:
            raise TooManyPairingCodes(refused.wait_minutes) from None
        yield
        for attempts, keys in places:
            attempts.forgive(keys, now)


def register_guesses(app: Flask) -> None:
    """One count for each running server."""
    app.extensions[GUESSES] = Guesses()


def guesses() -> Guesses:
    """The wrong codes that this process has seen."""
    found: Guesses = current_app.extensions[GUESSES]
    return found
