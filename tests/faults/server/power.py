"""The power of the server's disk cut while eight tablets send: what had not been flushed by then is gone."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.disk import Disk, NoDisk
from tests.faults.outcome import Outcome, Plan
from tests.faults.server.kills import AFTER, BEFORE, TORN, requests_hit
from tests.faults.server.powerless_postgres import PowerlessPostgres
from tests.faults.server.scene import Launch, Scene, found_in_broken, scene

USUAL_ROUNDS, QUICK_ROUNDS, BROKEN_ROUNDS = 20, 2, 3
SHORTEST_SECONDS, LONGEST_SECONDS = 0.3, 2.0
BROKEN = ("synchronous NORMAL", "synchronous OFF")

Cut = Callable[[Scene], None]


def try_server_power(folder: Path, plan: Plan) -> list[Outcome]:
    """On both databases, as they are, and broken on purpose."""
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    few = min(rounds, BROKEN_ROUNDS)
    try:
        outcomes = [_on_sqlite(folder / "sqlite", "", rounds)]
        for number, name in enumerate(BROKEN):
            outcomes.append(found_in_broken(name, _on_sqlite(folder / f"sqlite-{number}", name, few)))
        outcomes.append(_on_postgresql(folder / "postgresql", "on", rounds))
        broken = _on_postgresql(folder / "postgresql-off", "off", few)
        outcomes.append(found_in_broken("synchronous_commit off", broken))
    except NoDisk as refusal:
        return [Outcome("power of the server cut", 0, not_done=str(refusal))]
    return outcomes


def _on_sqlite(folder: Path, broken: str, rounds: int) -> Outcome:
    with disk_in(folder) as disk, scene(folder, Launch(broken=broken), instance=disk.folder / "instance") as played:

        def cut(played: Scene) -> None:
            disk.cut()
            played.server.kill()
            played.let_go()
            disk.unmount()
            disk.mount()

        disk.settle()
        outcome = _cut_again_and_again("power cut, SQLite", played, cut, rounds)
        played.server.kill()
        played.let_go()
        return outcome


def _on_postgresql(folder: Path, waits_for_disk: str, rounds: int) -> Outcome:
    folder.mkdir()
    postgres = PowerlessPostgres(folder / "disk.img", waits_for_disk)
    try:
        with scene(folder, Launch(database_url=postgres.database_url)) as played:

            def cut(played: Scene) -> None:
                postgres.disk.cut()
                played.server.kill()
                postgres.kill()
                played.let_go()
                postgres.disk.unmount()
                postgres.disk.mount()
                postgres.start()

            postgres.disk.settle()
            return _cut_again_and_again("power cut, PostgreSQL", played, cut, rounds)
    finally:
        postgres.stop()


def _cut_again_and_again(fault: str, played: Scene, cut: Cut, rounds: int) -> Outcome:
    """Cut and bring back, so many times; then all must be in."""
    chance, places, is_dark = random.Random(17), Counter[str](), threading.Event()
    for each in played.tablets:
        each.is_dark = is_dark
    played.start()
    with played.sending():
        for _ in range(rounds):
            time.sleep(chance.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
            is_dark.set()
            on_their_way = played.on_their_way
            cut(played)
            places.update(requests_hit(played, on_their_way))
            is_dark.clear()
            played.server.start()
    where = "\n".join(f"{places[place]:3} {place}" for place in (BEFORE, AFTER))
    return played.outcome(fault, rounds, where, f"{places[TORN]} {TORN}" if places[TORN] else "")


@contextmanager
def disk_in(folder: Path, size_bytes: int | None = None) -> Iterator[Disk]:
    """A disk of its own, taken away in the end; raises NoDisk."""
    folder.mkdir()
    disk = Disk(folder / "disk.img", folder / "disk", size_bytes)
    try:
        yield disk
    finally:
        disk.unmount()
