"""Kiosks broken on purpose on their way to the tablet: what a fault test is worth is what it finds in them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.faults.law import Account
from tests.faults.outcome import Outcome
from tests.faults.watched_line import WatchedLine


@dataclass(frozen=True)
class Break:
    """One place of the kiosk's code, and what stands there instead."""

    module: str
    sound: bytes
    broken: bytes


THANKS_BEFORE_IT_IS_ON_DISK = Break("device/database.js", b'{ durability: "strict" }', b'{ durability: "relaxed" }')
FORGETS_WHAT_IT_SENDS = Break(
    "device/queue.js",
    b"if (!queued.offered) await cursor.update({ ...queued, offered: true });",
    b"await cursor.delete();",
)


class BreakingLine(WatchedLine):
    """A line that brings a broken kiosk."""

    def __init__(self, server_port: int, broken: Break) -> None:
        super().__init__(server_port)
        self._break = broken

    def delivered(self, path: str, content: bytes) -> bytes:
        """The module with that one place broken."""
        if path != f"/kiosk/{self._break.module}":
            return content
        if content.count(self._break.sound) != 1:
            raise RuntimeError(f"{self._break.module} does not say {self._break.sound!r} once")
        return content.replace(self._break.sound, self._break.broken)


def found_in_broken(fault: str, rounds: int, where: str, account: Account) -> Outcome:
    """The outcome of a fault in a broken kiosk, where something must be lost."""
    if account.lost:
        return Outcome(fault, rounds, where, account, remark="found, as it must be")
    return Outcome(fault, rounds, where, account, breach="the fault test finds nothing")
