"""The law: what was thanked for arrives exactly once, and nothing arrives that was not tapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# The log keeps whole seconds, and a tablet's clock and a test's are read a moment apart.
CLOCK_GRAIN_SECONDS = 1.0


@dataclass(frozen=True)
class Tap:
    """A touch of a button that counts: of which kind, when it began and was seen to, and whether it was thanked for."""

    kind: str
    began_at: float
    ended_at: float
    is_thanked: bool

    def may_be(self, row: Row) -> bool:
        """Whether a row of the log can have come of this tap."""
        return self.kind == row.kind and self.began_at - CLOCK_GRAIN_SECONDS <= row.at <= self.ended_at


@dataclass(frozen=True)
class Row:
    """An entry of the log: its kind and its moment, in seconds since 1970."""

    kind: str
    at: float


@dataclass(frozen=True)
class Account:
    """How many were thanked for and have arrived, and what is wrong with that."""

    thanked: int
    arrived: int
    lost: int = 0
    doubled: int = 0
    made_up: int = 0
    set_aside: int = 0

    @property
    def breach(self) -> str:
        """What of the law is broken, in words; nothing where it holds."""
        wrongs = {
            "lost": self.lost,
            "doubled": self.doubled,
            "made up": self.made_up,
            "set aside": self.set_aside,
        }
        return ", ".join(f"{count} {wrong}" for wrong, count in wrongs.items() if count)


def account_of(taps: Iterable[Tap], rows: Iterable[Row], set_aside: int = 0) -> Account:
    """Hold a log against the taps; taps of one kind are further apart than the clock's grain."""
    in_order = sorted(taps, key=lambda tap: tap.began_at)
    arrived = sorted(rows, key=lambda row: row.at)
    answered: set[int] = set()
    doubled = made_up = 0
    for row in arrived:
        possible = [number for number, tap in enumerate(in_order) if tap.may_be(row)]
        free = [number for number in possible if number not in answered]
        if free:
            answered.add(free[0])
        elif possible:
            doubled += 1
        else:
            made_up += 1
    thanked = [number for number, tap in enumerate(in_order) if tap.is_thanked]
    lost = len([number for number in thanked if number not in answered])
    return Account(len(thanked), len(arrived), lost, doubled, made_up, set_aside)


def account_of_ids(thanked: Iterable[str], tried: Iterable[str], stored: Iterable[str], set_aside: int = 0) -> Account:
    """The same where every entry's id is known: what was acknowledged, what was tried at all, what is in the log."""
    acknowledged, known, found = set(thanked), set(tried), Counter(stored)
    return Account(
        thanked=len(acknowledged),
        arrived=found.total(),
        lost=len(acknowledged - found.keys()),
        doubled=found.total() - len(found),
        made_up=len(found.keys() - known),
        set_aside=set_aside,
    )
