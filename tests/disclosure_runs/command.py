"""The command line of the proof runs."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from tests.disclosure_runs.argus import compare_with_argus
from tests.disclosure_runs.attacked import attack_random_systems, attack_sequences
from tests.disclosure_runs.outcome import Outcome, Plan, show
from tests.disclosure_runs.planted import plant_faults
from tests.disclosure_runs.usefulness import measure_usefulness

RUNS: dict[str, Callable[[Plan], Outcome]] = {
    "usefulness": measure_usefulness,
    "argus": compare_with_argus,
    "faults": plant_faults,
    "sequences": attack_sequences,
    "systems": attack_random_systems,
}


@click.command()
@click.option("--only", type=click.Choice(list(RUNS)), multiple=True, help="Just this one; may be repeated.")
@click.option("--rounds", type=click.IntRange(1), help="So many of each.")
@click.option("--quick", is_flag=True, help="Few of each: to see that they run.")
def disclosure_runs(only: tuple[str, ...], rounds: int | None, quick: bool) -> None:
    """Attack what the door releases, compare it with another program, and count what survives."""
    plan, outcomes = Plan(rounds, quick), []
    for name in only or RUNS:
        click.echo(f"{name} …")
        outcomes.append(RUNS[name](plan))
        show(outcomes[-1:])
    sys.exit(1 if any(each.breaches for each in outcomes) else 0)
