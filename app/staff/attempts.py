"""How often signing in may be tried: few tries a minute and an hour, never locked for good."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from datetime import datetime, timedelta
from threading import Lock

from app.errors import TooManyAttempts

LIMITS = ((timedelta(minutes=1), 5), (timedelta(hours=1), 20))
LONGEST_WINDOW = max(window for window, _ in LIMITS)
MOST_KEYS = 10_000


class Attempts:
    """Failed tries of the last hour, by account and by source; in memory alone, so that no address is ever written."""

    def __init__(self, limits: tuple[tuple[timedelta, int], ...] = LIMITS) -> None:
        self._limits = limits
        self._tries: dict[Hashable, deque[datetime]] = {}
        self._familiar: set[tuple[Hashable, str]] = set()
        self._lock = Lock()

    def keys(self, account: Hashable, source: str) -> tuple[Hashable, ...]:
        """What a try is counted under: its source and its account.

        Where the account has signed in before, only tries from there count against it: a stranger who
        keeps trying a name elsewhere cannot keep its owner out.
        """
        if (account, source) in self._familiar:
            return ("source", source), ("account", account, source)
        return ("source", source), ("account", account)

    def welcome(self, account: Hashable, source: str) -> None:
        """The account has signed in from there."""
        with self._lock:
            self._familiar.add((account, source))

    def admit(self, keys: tuple[Hashable, ...], now: datetime) -> None:
        """Count one try under each key beforehand, so that tries at once count too; raises TooManyAttempts."""
        with self._lock:
            self._forget_old(now)
            waits = [wait for key in keys if (wait := self._wait(key, now)) is not None]
            if waits:
                raise TooManyAttempts(max(waits))
            for key in keys:
                self._tries.setdefault(key, deque()).append(now)

    def forgive(self, keys: tuple[Hashable, ...], at: datetime) -> None:
        """Take back a try that turned out right; earlier ones stay."""
        with self._lock:
            for key in keys:
                tries = self._tries.get(key)
                if tries and at in tries:
                    tries.remove(at)

    def _wait(self, key: Hashable, now: datetime) -> timedelta | None:
        tries = self._tries.get(key, ())
        waits = []
        for window, most in self._limits:
            recent = [at for at in tries if at > now - window]
            if len(recent) >= most:
                waits.append(recent[-most] + window - now)
        return max(waits, default=None)

    def _forget_old(self, now: datetime) -> None:
        oldest = now - LONGEST_WINDOW
        crowded = len(self._tries) > MOST_KEYS
        for key in list(self._tries):
            tries = self._tries[key]
            while tries and tries[0] <= oldest:
                tries.popleft()
            # Someone trying ever new names must not fill the memory: what failed once only is let go first.
            if not tries or (crowded and len(tries) == 1):
                del self._tries[key]
