"""What came of an attack, how much of it there is to be, and the table of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

WIDTH = 150
SHOWN_COUNT = 12


@dataclass(frozen=True)
class Plan:
    """How much of each: all, or little to see that it runs."""

    is_quick: bool = False

    def of(self, whole: int, quick: int) -> int:
        """So many, or a few."""
        return quick if self.is_quick else whole


@dataclass(frozen=True, order=True)
class Finding:
    """What was wrong, and where; sent: what it was asked with."""

    what: str
    where: str
    sent: str = ""


@dataclass
class Outcome:
    """One line of the table.

    not_done: why there is nothing to be tried here; failure: what broke in the trying itself. Either way nothing was
    shown.
    """

    attack: str
    sent_count: int = 0
    findings: list[Finding] = field(default_factory=list)
    remark: str = ""
    not_done: str = ""
    failure: str = ""
    took_seconds: float = 0

    @property
    def verdict(self) -> str:
        """In a word, what came of it."""
        if self.failure:
            return f"FAILED: {self.failure}"
        if self.not_done:
            return f"NOT DONE: {self.not_done}"
        return f"{len(self.findings)} found" if self.findings else "nothing found"


def show(outcomes: list[Outcome]) -> None:
    """Print a table, and the first findings of each."""
    table = Table("attack", "requests or tries", "took", "remark", "verdict")
    table.columns[1].justify = table.columns[2].justify = "right"
    for each in outcomes:
        count = f"{each.sent_count:,}".replace(",", " ")
        table.add_row(each.attack, count, f"{each.took_seconds:.0f} s", each.remark, each.verdict)
    console = Console(width=WIDTH)
    console.print(table)
    for each in outcomes:
        for finding in each.findings[:SHOWN_COUNT]:
            console.print(f"{each.attack}: {finding.what}: {finding.where} {finding.sent!r:.300}", markup=False)


def show_planted(lines: list[tuple[str, list[Outcome]]]) -> None:
    """Print which planted fault was found by which attack, and how."""
    table = Table("planted fault", "attack", "verdict", "what was found")
    for name, outcomes in lines:
        for each in outcomes:
            found = ", ".join(sorted({finding.what for finding in each.findings}))
            table.add_row(name, each.attack, "found" if each.findings else each.failure or "missed", found)
            name = ""
    Console(width=WIDTH).print(table, markup=False)
