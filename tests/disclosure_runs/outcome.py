"""What came of one proof run."""

from __future__ import annotations

from dataclasses import dataclass, field

import click


@dataclass(frozen=True)
class Plan:
    """How much of each run. rounds: so many of each, if given. quick: to see that they run."""

    rounds: int | None = None
    quick: bool = False

    def of(self, usual: int, quick: int) -> int:
        """How many rounds, where this many are usual and this many show that it runs."""
        return self.rounds or (quick if self.quick else usual)


@dataclass
class Outcome:
    """A run, how often it was tried, what it counted, and what went wrong: nothing, if it is proof."""

    run: str
    tried: int = 0
    counted: dict[str, int | str] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """Add to one of its counts."""
        self.counted[what] = int(self.counted.get(what, 0)) + number


def show(outcomes: list[Outcome]) -> None:
    """Each run with its counts, and the first of its breaches."""
    for each in outcomes:
        click.echo(f"\n{each.run}: {each.tried} tried, {len(each.breaches)} breaches")
        for what, number in each.counted.items():
            click.echo(f"  {what:<58} {number}")
        for breach in each.breaches[:10]:
            click.echo(f"  BREACH {breach}")
