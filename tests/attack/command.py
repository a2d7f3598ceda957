"""The command line of the attacks."""

from __future__ import annotations

import sys
import time
import traceback
from pathlib import Path

import click

from app.bootstrap import ROOT
from tests.attack.list import ATTACKS
from tests.attack.outcome import Outcome, Plan, show, show_planted
from tests.attack.planted import FAULTS, Fault, plant
from tests.attack.target import Ground, make_ground, target
from tests.attack.tools.environment import tools_folder, versions
from tests.benchmarks.machine import description, scratch_folder

MAY_BE_MISSED_COUNT = 1
OF_OTHERS = {"parsers", "sqlmap", "wapiti"}


@click.command()
@click.option("--only", type=click.Choice(list(ATTACKS)), multiple=True, help="Just this attack; may be repeated.")
@click.option("--quick", is_flag=True, help="Little of each: to see that they run.")
@click.option("--planted", "half", flag_value="planted", help="Only the planted faults, which must be found.")
@click.option("--sound", "half", flag_value="sound", help="Only the program as it is, in which nothing may be found.")
def attack(only: tuple[str, ...], quick: bool, half: str | None) -> None:
    """Attack a server of its own at 127.0.0.1: first with planted faults, then as it is."""
    names = list(only) or list(ATTACKS)
    is_well = True
    with scratch_folder() as folder:
        click.echo(description(folder))
        if OF_OTHERS & set(names):
            tools_folder()
            click.echo(", ".join(f"{name} {version}" for name, version in versions().items()))
        ground = make_ground(folder)
        if half != "sound":
            is_well = _planted(ground, folder, names)
        if half != "planted":
            outcomes = [_tried(ground, folder / name, name, Plan(quick)) for name in names]
            show(outcomes)
            is_well = is_well and not any(each.findings or each.failure for each in outcomes)
    sys.exit(0 if is_well else 1)


def _planted(ground: Ground, folder: Path, names: list[str]) -> bool:
    """Whether all but at most one of the faults were found; always by little of each attack."""
    lines = []
    for number, fault in enumerate(FAULTS):
        wanted = [name for name in fault.attacks if name in names]
        if wanted:
            click.echo(f"planted: {fault.name} …")
            lines.append((fault.name, _found_by(ground, folder / f"fault-{number}", fault, wanted)))
    show_planted(lines)
    missed = [name for name, outcomes in lines if not any(each.findings for each in outcomes)]
    return len(missed) <= MAY_BE_MISSED_COUNT


def _found_by(ground: Ground, folder: Path, fault: Fault, names: list[str]) -> list[Outcome]:
    plant(fault, folder / "program")
    return [_tried(ground, folder / name, name, Plan(is_quick=True), folder / "program") for name in names]


def _tried(ground: Ground, folder: Path, name: str, plan: Plan, program_folder: Path = ROOT) -> Outcome:
    """What came of it; where the trying itself failed, that is told, and the others are still tried."""
    began_at = time.monotonic()
    click.echo(f"  {name} …")
    try:
        with target(ground, folder, program_folder) as attacked:
            outcome = ATTACKS[name](attacked, plan)
            outcome.sent_count = outcome.sent_count or attacked.answered_count
            outcome.findings = sorted({*outcome.findings, *attacked.seen()})
    except Exception as failure:
        traceback.print_exc()
        outcome = Outcome(name, failure=f"{type(failure).__name__} {failure}"[:200])
    outcome.took_seconds = time.monotonic() - began_at
    return outcome
