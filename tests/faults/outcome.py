"""What came of a fault, and the table of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from tests.faults.law import Account

WIDTH = 150


@dataclass(frozen=True)
class Plan:
    """How much of each: rounds, where they are told; few to see that it runs; or the longest that there is."""

    rounds: int | None = None
    is_quick: bool = False
    is_full: bool = False

    def rounds_of(self, usual: int, quick: int) -> int:
        """The rounds of a fault that usually has so many."""
        return self.rounds or (quick if self.is_quick else usual)


@dataclass(frozen=True)
class Outcome:
    """One line of the table. breach: what was broken, in words; not_done: why it could not be tried.

    remark: what to say instead of that the law holds.
    """

    fault: str
    rounds: int
    where: str = ""
    account: Account | None = None
    breach: str = ""
    not_done: str = ""
    remark: str = ""

    @property
    def verdict(self) -> str:
        """In a word, what came of it."""
        if self.not_done:
            return f"NOT DONE: {self.not_done}"
        return f"BROKEN: {self.breach}" if self.breach else self.remark or "holds"


def by_law(fault: str, rounds: int, where: str, account: Account) -> Outcome:
    """The outcome of a fault that the law is held against."""
    return Outcome(fault, rounds, where, account, breach=account.breach)


def show(outcomes: list[Outcome]) -> None:
    """Print a table of what was counted, and one of the rest."""
    counted = [each for each in outcomes if each.account is not None]
    others = [each for each in outcomes if each.account is None]
    if counted:
        numbers = ("thanked", "arrived", "lost", "doubled", "made up")
        rows = [(each, _counts(each.account)) for each in counted if each.account is not None]
        _print(numbers, rows)
    if others:
        _print((), [(each, []) for each in others])


def _print(numbers: Sequence[str], rows: list[tuple[Outcome, list[str]]]) -> None:
    table = Table("fault", "rounds", "where", *numbers, "verdict")
    for column in table.columns:
        if column.header in {"rounds", *numbers}:
            column.justify = "right"
    for each, counts in rows:
        table.add_row(each.fault, str(each.rounds), each.where, *counts, each.verdict)
    Console(width=WIDTH).print(table)


def _counts(account: Account) -> list[str]:
    return [str(each) for each in (account.thanked, account.arrived, account.lost, account.doubled, account.made_up)]
