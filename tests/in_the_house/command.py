"""Tells the story of the house, and prints what came of each step."""

from __future__ import annotations

import sys
import traceback
from contextlib import ExitStack

from rich.console import Console
from rich.table import Table

from tests.benchmarks.machine import scratch_folder
from tests.browser.starting import chromium_starter
from tests.in_the_house.house import house
from tests.in_the_house.network import NoNetwork, network
from tests.in_the_house.story import STEPS, Scene

WIDTH = 120


def in_the_house() -> None:
    """Every step in order; ends with 1 when one failed, and when it could not be tried at all."""
    table, failed = Table("step", "what came of it"), False
    with ExitStack() as stack:
        try:
            machines = stack.enter_context(network())
        except NoNetwork as refusal:
            print(f"NOT DONE, and so not shown: {refusal}")
            sys.exit(1)
        folder = stack.enter_context(scratch_folder())
        started = stack.enter_context(chromium_starter())
        scene = Scene(machines, stack.enter_context(house(folder, machines["server"])), started, folder)
        scene.house.start()
        for step in STEPS:
            print(f"{_named(step)} …", flush=True)
            try:
                table.add_row(_named(step), "NOT DONE: an earlier step failed" if failed else step(scene))
            except Exception as failure:
                traceback.print_exc()
                print(scene.house.said.read_text(), file=sys.stderr)
                failed = True
                table.add_row(_named(step), f"FAILED: {type(failure).__name__}")
    Console(width=WIDTH).print(table)
    sys.exit(1 if failed else 0)


def _named(step: object) -> str:
    return step.__name__.replace("_", " ")  # type: ignore[attr-defined]
