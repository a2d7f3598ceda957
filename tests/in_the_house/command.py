"""Tells the stories of the house and of the rented server, on either database, and prints what came of each step."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from tests.benchmarks.machine import scratch_folder
from tests.browser.starting import chromium_starter
from tests.in_the_house import rented_on_postgresql, rented_story, story, world
from tests.in_the_house.house import house
from tests.in_the_house.network import NoNetwork, network
from tests.in_the_house.rented import rented

WIDTH = 120
Step = Callable[[Any], str]


def tell_of_the_house(stack: ExitStack) -> bool:
    """A PC in the back room, a tablet, a stranger; whether every step went well. Raises NoNetwork."""
    machines = stack.enter_context(network())
    folder, started = stack.enter_context(scratch_folder()), stack.enter_context(chromium_starter())
    scene = story.Scene(machines, stack.enter_context(house(folder, machines["server"])), started, folder)
    scene.house.start()
    return _told("a house", story.STEPS, scene, lambda: scene.house.said.read_text())


def tell_of_the_rented_server(stack: ExitStack) -> bool:
    """A rented server, a resolver, an authority, a phone at home; whether every step went well. Raises NoNetwork."""
    return _told("a rented server", rented_story.STEPS, *_rented_scene(stack))


def tell_of_postgresql(stack: ExitStack) -> bool:
    """The same server once it is on PostgreSQL; whether every step went well. Raises NoNetwork."""
    return _told("a rented server on PostgreSQL", rented_on_postgresql.STEPS, *_rented_scene(stack))


def _rented_scene(stack: ExitStack) -> tuple[rented_story.RentedScene, Callable[[], str]]:
    machines = stack.enter_context(network(world.NUMBERS))
    for each in machines.values():
        each.asks(world.NUMBERS["names"])
    folder, started = stack.enter_context(scratch_folder()), stack.enter_context(chromium_starter())
    server = stack.enter_context(rented(folder, machines["rented"], world.NAME, world.NUMBERS["names"]))
    server.types("apt-get update -qq && apt-get install -qq -y dnsmasq-base")
    around = stack.enter_context(world.world(machines, server, folder))
    return rented_story.RentedScene(around, server, started, folder), server.last_words


STORIES: dict[str, Callable[[ExitStack], bool]] = {
    "house": tell_of_the_house,
    "rented": tell_of_the_rented_server,
    "postgresql": tell_of_postgresql,
}


@click.command()
@click.option("--only", type=click.Choice([*STORIES]), help="Just this story.")
def in_the_house(only: str | None) -> None:
    """Every step of each in order; ends with 1 when one failed, and when it could not be tried at all."""
    went_well = []
    for name in [only] if only else STORIES:
        with ExitStack() as stack:
            try:
                went_well.append(STORIES[name](stack))
            except NoNetwork as refusal:
                print(f"NOT DONE, and so not shown: {refusal}")
                went_well.append(False)
    sys.exit(0 if all(went_well) else 1)


def _told(title: str, steps: Sequence[Step], scene: object, last_words: Callable[[], str]) -> bool:
    table, failed = Table("step", "what came of it", title=title, title_justify="left"), False
    for step in steps:
        print(f"{_named(step)} …", flush=True)
        try:
            table.add_row(_named(step), "NOT DONE: an earlier step failed" if failed else step(scene))
        except Exception as failure:
            traceback.print_exc()
            print(last_words(), file=sys.stderr)
            failed = True
            table.add_row(_named(step), f"FAILED: {type(failure).__name__}")
    Console(width=WIDTH).print(table)
    return not failed


def _named(step: object) -> str:
    return step.__name__.replace("_", " ")  # type: ignore[attr-defined]
