"""The command line of the privacy runs."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from tests.disclosure_runs.outcome import Outcome, Plan, show
from tests.privacy_runs.forgotten import forget_in_many_databases
from tests.privacy_runs.guesses import guess_a_million_times
from tests.privacy_runs.linkage import link_at_the_other_organisation
from tests.privacy_runs.timing import time_answers
from tests.privacy_runs.vault_linkage import link_through_the_vault

RUNS: dict[str, Callable[[Plan], Outcome]] = {
    "guesses": guess_a_million_times,
    "timing": time_answers,
    "linkage": link_at_the_other_organisation,
    "vault-linkage": link_through_the_vault,
    "forgotten": forget_in_many_databases,
}


@click.command()
@click.option("--only", type=click.Choice(list(RUNS)), multiple=True, help="Just this one; may be repeated.")
@click.option("--rounds", type=click.IntRange(1), help="So many of each.")
@click.option("--quick", is_flag=True, help="Few of each: to see that they run.")
def privacy_runs(only: tuple[str, ...], rounds: int | None, quick: bool) -> None:
    """Guess, time, link and forget, and say what was learned of anybody."""
    plan, outcomes = Plan(rounds, quick), []
    for name in only or RUNS:
        click.echo(f"{name} …")
        outcomes.append(RUNS[name](plan))
        show(outcomes[-1:])
    sys.exit(1 if any(each.breaches for each in outcomes) else 0)
