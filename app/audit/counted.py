"""Counts what was refused, so that however often something is tried few lines are written of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

from app.audit.actions import Done

MOST_SORTS = 12  # of one who, in one hour; what is tried beyond is told without where


@dataclass
class _Tally:
    ends_at: datetime
    count: int = 0
    noted_count: int = 0


class Counted:
    """What was refused in hours that are not over, in memory alone.

    A line is due at the first time, the tenth, the hundredth: each says how many there were since the line before.
    When the hour is over, one more says the rest. So whoever tries a million times writes seven lines of it.
    """

    def __init__(self) -> None:
        self._tallies: dict[Done, _Tally] = {}
        self._lock = Lock()

    def once_more(self, done: Done, ends_at: datetime, now: datetime) -> list[Done]:
        """Count one, of the hour or day that ends then; what is to be noted because of it, earlier rests first."""
        with self._lock:
            due = list(self._rests(now))
            if done not in self._tallies and self._sorts_of(done) >= MOST_SORTS:
                done = replace(done, about="")
            tally = self._tallies.setdefault(done, _Tally(ends_at))
            tally.count += 1
            return [*due, *_lines(done, tally)] if _is_power_of_ten(tally.count) else due

    def over(self, now: datetime) -> list[Done]:
        """What is to be noted of hours and days that are over; asked again, nothing."""
        with self._lock:
            return list(self._rests(now))

    def _rests(self, now: datetime) -> Iterator[Done]:
        for done, tally in list(self._tallies.items()):
            if tally.ends_at <= now:
                del self._tallies[done]
                yield from _lines(done, tally)

    def _sorts_of(self, done: Done) -> int:
        return sum((each.who, each.organisation_id) == (done.who, done.organisation_id) for each in self._tallies)


def _lines(done: Done, tally: _Tally) -> Iterator[Done]:
    unnoted, tally.noted_count = tally.count - tally.noted_count, tally.count
    if unnoted:
        yield replace(done, how_many=unnoted)


def _is_power_of_ten(count: int) -> bool:
    return str(count).rstrip("0") == "1"
