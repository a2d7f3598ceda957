"""What a check says, and what checks are made of; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from flask_babel import LazyString

from app.health.subject import Subject
from app.web.policies import Policy


class Level(StrEnum):
    """How a thing is, the worst first."""

    BROKEN = "broken"
    LOOK = "look"
    UNSEEN = "unseen"  # could not be looked at, because of something else
    OK = "ok"


class Needs(IntEnum):
    """What a check has to have before it can look."""

    MACHINE = 0
    DATABASE = 1  # one that opens
    SCHEMA = 2  # one that is what this version was written for


@dataclass(frozen=True)
class Finding:
    """One thing that is not well: what, and what to do.

    endpoint: the page on which it is done, action its link. commands: by which the same is done at a terminal.
    """

    level: Level
    what: str
    advice: str
    endpoint: str = ""
    action: str = ""
    commands: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """One thing that is looked at. role: the lowest that is told on the page.

    is_thorough: reads all there is and takes longer the more that is: at night and by the command, never for a page.
    """

    name: str
    about: LazyString
    looks_at: LazyString
    look: Callable[[Subject], Iterator[Finding]]
    needs: Needs
    role: Policy
    is_thorough: bool = False


@dataclass(frozen=True)
class Examined:
    """A check once it has looked."""

    check: Check
    findings: tuple[Finding, ...] = ()
    is_seen: bool = True

    @property
    def level(self) -> Level:
        """The worst that was found."""
        if not self.is_seen:
            return Level.UNSEEN
        return min((finding.level for finding in self.findings), key=ORDER.index, default=Level.OK)


ORDER = tuple(Level)


def worst_first(examined: Sequence[Examined]) -> list[Examined]:
    """The checks by what they found; of one level in the order of their list."""
    return sorted(examined, key=lambda each: ORDER.index(each.level))


def must_be_mended(examined: Sequence[Examined]) -> bool:
    """Whether something is broken, or could not be looked at, so that nobody knows."""
    return any(each.level in (Level.BROKEN, Level.UNSEEN) for each in examined)
