"""Puts together what was pressed one head after the other, so that a lunch of thirty is a line and not thirty; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.today.day_sheet import Noted

FEWEST_TOGETHER = 3


@dataclass(frozen=True)
class Run:
    """Entries of one head, of one kind and activity, by one hand, one after the other; or one entry by itself."""

    noted: tuple[Noted, ...]  # the latest first

    @property
    def key(self) -> str:
        """The same while it grows: the key of its earliest."""
        return self.noted[-1].key

    @property
    def latest(self) -> Noted:
        """The entry that it is shown as."""
        return self.noted[0]

    @property
    def earliest(self) -> Noted:
        """The entry that it began with."""
        return self.noted[-1]

    @property
    def is_together(self) -> bool:
        """Whether it is folded into one line."""
        return len(self.noted) > 1


def runs(noted: Sequence[Noted]) -> list[Run]:
    """The list of a day, the latest first, with runs of three or more put together."""
    found: list[Run] = []
    for is_alike, some in groupby(noted, _what):
        together = tuple(some)
        if is_alike is not None and len(together) >= FEWEST_TOGETHER:
            found.append(Run(together))
        else:
            found += _each(together)
    return found


def _each(noted: Iterable[Noted]) -> list[Run]:
    return [Run((each,)) for each in noted]


def _what(each: Noted) -> tuple[object, ...] | None:
    """What makes two entries alike; None for what always stands by itself."""
    if each.is_taken_back or each.heads != 1 or each.children or each.minutes or each.by_staff is None:
        return None
    return each.kind, each.activity_name, each.by_staff
