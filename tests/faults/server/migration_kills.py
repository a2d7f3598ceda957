"""The server's database killed in the middle of being brought up to date, with data in it, and brought up again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.database.engine import sqlite_module
from app.database.schema import newest_revision, revision_of_database, take_back
from tests.database.shape import shape
from tests.faults.disk import NoDisk
from tests.faults.outcome import Outcome, Plan
from tests.faults.server.powerless_postgres import PowerlessPostgres, writers_count
from tests.faults.server.scene import Launch, Scene, found_in_broken, scene

USUAL_ROUNDS, QUICK_ROUNDS, BROKEN_ROUNDS = 25, 3, 6
ENTRY_COUNT = 400
OLD = "0010"
FOUND_WITHIN_SECONDS = 30
MORE_ROUNDS = 10
SHOWN_OF_ERROR = 100
BROKEN = "no transaction"
DURING, BEFORE, AFTER = "during a migration", "before it began", "after it was done"


@dataclass(frozen=True)
class Old:
    """A database of an earlier version. is_migrating: whether somebody is in the middle of changing it."""

    played: Scene
    put_back: Callable[[], None]
    is_migrating: Callable[[], bool]


def try_migration_kills(folder: Path, plan: Plan) -> list[Outcome]:
    """On both databases, and on SQLite without a transaction around it."""
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    few = min(rounds, BROKEN_ROUNDS)
    with old_on_sqlite(folder / "sqlite", "") as old:
        outcomes = [kill_while_migrating_again_and_again("killed while migrating, SQLite", old, rounds)]
    with old_on_sqlite(folder / "sqlite-broken", BROKEN) as old:
        outcomes.append(found_in_broken(BROKEN, kill_while_migrating_again_and_again("", old, few)))
    try:
        with _on_postgresql(folder / "postgresql") as old:
            outcomes.append(kill_while_migrating_again_and_again("killed while migrating, PostgreSQL", old, rounds))
    except NoDisk as refusal:
        outcomes.append(Outcome("killed while migrating, PostgreSQL", 0, not_done=str(refusal)))
    return outcomes


def kill_while_migrating_again_and_again(fault: str, old: Old, rounds: int) -> Outcome:
    """Bring up to date and kill, so many times; each time it must then come up to date, with all that was in it."""
    chance, places, wrong = random.Random(19), Counter[str](), Counter[str]()
    # The first as soon as it has begun; and should the looking on have come too late for that, some more like it.
    longest = _seconds_of_migrating(old)
    after_seconds = [0.0, *(chance.uniform(0, longest) for _ in range(rounds - 1)), *[0.0] * MORE_ROUNDS]
    for number, seconds in enumerate(after_seconds):
        if number >= rounds and places[DURING]:
            break
        old.put_back()
        places[_kill_while_migrating(old, seconds)] += 1
        old.played.let_go()
        done = _bring_up_to_date(old.played)
        said = done.communicate()[1].decode(errors="replace").splitlines()
        if done.returncode != 0:
            error = next((line for line in reversed(said) if "Error" in line), "")
            wrong[f"cannot be brought up to date: {error[:SHOWN_OF_ERROR]}"] += 1
        elif (lost := _is_not_whole(old.played)) != "":
            wrong[lost] += 1
    where = "\n".join(f"{places[place]:3} {place}" for place in (BEFORE, DURING, AFTER))
    if wrong:
        return Outcome(fault, rounds, where, breach="\n".join(f"{count} times {what}" for what, count in wrong.items()))
    missed = "" if places[DURING] else f"no kill fell {DURING}"
    return old.played.outcome(fault, rounds, where, untried=missed)


def _seconds_of_migrating(old: Old) -> float:
    """How long it takes on this machine when nobody kills it."""
    old.put_back()
    process = _until_migrating(old)
    began_at = time.monotonic()
    process.communicate()
    return time.monotonic() - began_at


def _until_migrating(old: Old) -> subprocess.Popen[bytes]:
    process = _bring_up_to_date(old.played)
    deadline = time.monotonic() + FOUND_WITHIN_SECONDS
    while process.poll() is None and not old.is_migrating() and time.monotonic() < deadline:
        time.sleep(0.002)
    return process


def _kill_while_migrating(old: Old, after_seconds: float) -> str:
    """Where it fell: halted first, so that what is found is what it dies of."""
    process = _until_migrating(old)
    time.sleep(after_seconds)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGSTOP)
    place = DURING if old.is_migrating() else AFTER
    process.kill()
    process.communicate()
    with old.played.server.database():
        is_new = revision_of_database() == newest_revision()
    return place if place == DURING or is_new else BEFORE


def _bring_up_to_date(played: Scene) -> subprocess.Popen[bytes]:
    server = played.server
    command = [*server.program, "init"]
    return subprocess.Popen(command, env=server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _is_not_whole(played: Scene) -> str:
    """What is wrong with the schema after all, in words."""
    with played.server.database():
        if revision_of_database() != newest_revision():
            return "it says that it is up to date and is not"
        return "" if shape() == played.shape else "its schema is another"


@contextmanager
def _filled(folder: Path, launch: Launch) -> Iterator[Scene]:
    """A scene with entries in it, its server stopped, its database taken back to an earlier version."""
    with scene(folder, launch) as played:
        with played.server.database():
            played.shape = shape()
        sound = played.server.launch
        played.server.launch = Launch(database_url=launch.database_url)
        played.start()
        with played.sending(ENTRY_COUNT):
            pass
        played.server.kill()
        played.server.launch = sound
        with played.server.database():
            take_back(OLD)
        played.let_go()
        yield played


@contextmanager
def old_on_sqlite(folder: Path, broken: str) -> Iterator[Old]:
    with _filled(folder, Launch(broken=broken)) as played:
        database = played.server.settings.instance / "oasen.sqlite"
        old = folder / "old.sqlite"
        with closing(sqlite_module().connect(database)) as connection:
            connection.execute(f"VACUUM INTO '{old}'")

        def put_back() -> None:
            played.let_go()
            for left in database.parent.glob("oasen.sqlite*"):
                left.unlink()
            shutil.copy(old, database)

        yield Old(played, put_back, lambda: is_locked(database))


def is_locked(database: Path) -> bool:
    """Whether somebody is in the middle of a transaction that writes."""
    module = sqlite_module()
    with closing(module.connect(database, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except module.OperationalError:
            return True
    return False


@contextmanager
def _on_postgresql(folder: Path) -> Iterator[Old]:
    folder.mkdir()
    postgres = PowerlessPostgres(folder / "disk.img")
    try:
        with _filled(folder, Launch(database_url=postgres.database_url)) as played:

            def put_back() -> None:
                with played.server.database():
                    if revision_of_database() == newest_revision():
                        take_back(OLD)
                played.let_go()

            yield Old(played, put_back, lambda: writers_count(postgres.database_url) > 0)
    finally:
        postgres.stop()
