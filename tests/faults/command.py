"""The command line of the faults."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import click

from tests.benchmarks.machine import description, scratch_folder
from tests.faults.camera import try_camera
from tests.faults.kills import try_kills
from tests.faults.outcome import Outcome, Plan, show
from tests.faults.power import try_power
from tests.faults.server.clock_jumps import try_clock_jumps
from tests.faults.server.first_schema import try_first_schema
from tests.faults.server.full_disk import try_full_disk
from tests.faults.server.io_errors import try_io_errors
from tests.faults.server.kills import try_server_kills
from tests.faults.server.lost_replies import try_lost_replies
from tests.faults.server.many_entries import try_many_entries
from tests.faults.server.migration_kills import try_migration_kills
from tests.faults.server.power import try_server_power
from tests.faults.server.replays import try_replays
from tests.faults.server.replica import try_replica
from tests.faults.server.two_servers import try_two_servers
from tests.faults.slow_line import try_slow_line
from tests.faults.webkit import try_webkit

# name: how it is tried, given a folder and how much of it.
FAULTS: dict[str, Callable[[Path, Plan], list[Outcome]]] = {
    "camera": try_camera,
    "webkit": try_webkit,
    "kills": try_kills,
    "power": try_power,
    "slow-line": try_slow_line,
    "server-kills": try_server_kills,
    "server-power": try_server_power,
    "migration": try_migration_kills,
    "first-schema": try_first_schema,
    "replica": try_replica,
    "disk-full": try_full_disk,
    "disk-errors": try_io_errors,
    "lost-replies": try_lost_replies,
    "two-servers": try_two_servers,
    "replays": try_replays,
    "clocks": try_clock_jumps,
    "many-entries": try_many_entries,
}


@click.command()
@click.option("--only", type=click.Choice(list(FAULTS)), multiple=True, help="Just this one; may be repeated.")
@click.option("--rounds", type=click.IntRange(1), help="So many of each.")
@click.option("--quick", is_flag=True, help="Few of each: to see that they run.")
@click.option("--full", is_flag=True, help="The longest of each: ten thousand entries over the slow line.")
def faults(only: tuple[str, ...], rounds: int | None, quick: bool, full: bool) -> None:
    """Break what can break, and print what it did to the counting."""
    plan = Plan(rounds, quick, full)
    outcomes = []
    with scratch_folder() as folder:
        click.echo(description(folder))
        for name in only or FAULTS:
            click.echo(f"{name} …")
            outcomes += _tried(name, folder, plan)
    show(outcomes)
    for each in outcomes:
        if each.not_done:
            click.echo(f"Not done, and so not shown: {each.fault}: {each.not_done}.")
    sys.exit(1 if any(each.breach for each in outcomes) else 0)


def _tried(name: str, folder: Path, plan: Plan) -> list[Outcome]:
    """What came of it; where the trying itself failed, that is a breach, and the others are still tried."""
    try:
        return FAULTS[name](folder, plan)
    except Exception as failure:
        traceback.print_exc()
        return [Outcome(name, 0, breach=f"could not be tried: {type(failure).__name__}")]
