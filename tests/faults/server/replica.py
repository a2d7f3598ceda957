"""A house on SQLite replicated by Litestream while eight tablets send, everything killed, and the replica put back.

Litestream is a program of others: whoever wants this tried puts it into the path, or names it in LITESTREAM.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.database.engine import sqlite_module
from tests.faults.outcome import Outcome, Plan
from tests.faults.server.found import found_in, ids_in
from tests.faults.server.scene import AGREEMENT, ORGANISATIONS, Scene, scene

FAULT = "put back from a replica by Litestream"
USUAL_ROUNDS, QUICK_ROUNDS = 3, 1
ENTRIES_A_ROUND = 160
SENDS_FOR_SECONDS = 4.0
FOLLOWS_WITHIN_SECONDS = 120.0
CONFIGURATION = """\
dbs:
  - path: {database}
    checkpoint-interval: 10s
    min-checkpoint-page-count: 100
    replica:
      path: {replica}
"""


def try_replica(folder: Path, plan: Plan) -> list[Outcome]:
    """Killed at rest, when the replica must be the house; and while all send, when the tablets must make it whole."""
    program = os.environ.get("LITESTREAM") or shutil.which("litestream")
    if program is None:
        return [Outcome(FAULT, 0, not_done="there is no litestream in the path, and LITESTREAM names none")]
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    with scene(folder / "replica") as played:
        played.start()
        replica = Replica(program, played.server.settings.instance / "oasen.sqlite", folder / "litestream")
        return [_at_rest(played, replica, rounds), _while_sending(played, replica, rounds)]


class Replica:
    """A running Litestream, and what it has put aside."""

    def __init__(self, program: str, database: Path, folder: Path) -> None:
        folder.mkdir()
        self._program, self.database, self._folder, self._number = program, database, folder, 0

    @contextmanager
    def following(self) -> Iterator[subprocess.Popen[bytes]]:
        """It replicates into a folder of its own until the block ends, and is killed in the end at the latest."""
        self._number += 1
        self._settings().write_text(
            CONFIGURATION.format(database=self.database, replica=self._place()), encoding="utf-8"
        )
        command = [self._program, "replicate", "-config", str(self._settings())]
        with (self._folder / "said").open("ab") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            _wait_until(lambda: any(self._place().rglob("*.ltx")), "begun")
            yield process
        finally:
            process.kill()
            process.wait()

    def restored(self, file: Path) -> None:
        """Put the database back as a file."""
        subprocess.run(
            [self._program, "restore", "-o", str(file), f"file://{self._place()}"], check=True, capture_output=True
        )

    def put_back(self) -> None:
        """Put it where the house's own was, of which nothing is left."""
        for left in self.database.parent.glob(f"*{self.database.name}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        self.restored(self.database)

    def _settings(self) -> Path:
        return self._folder / "litestream.yml"

    def _place(self) -> Path:
        return self._folder / f"replica-{self._number}"


def _at_rest(played: Scene, replica: Replica, rounds: int) -> Outcome:
    """Taps, what the night does to the files, a log of writes cut; at rest, the replica has every entry."""
    wrong, took = [], []
    for _ in range(rounds):
        with replica.following() as process:
            played.is_over.clear()
            with played.sending(ENTRIES_A_ROUND * (len(took) + 1)):
                _at_night(played)
            _at_night(played)
            before, file = ids_in(played.server), replica.database.with_name("looked-at.sqlite")
            began_at = time.monotonic()
            _wait_until(lambda before=before, file=file: _ids_of(replica, file, played) == before, "the same")
            took.append(time.monotonic() - began_at)
            told = found_in(played.server, ORGANISATIONS, AGREEMENT)
            _end_all(played, process)
        replica.put_back()
        _start_again(played)
        if found_in(played.server, ORGANISATIONS, AGREEMENT) != told:
            wrong.append("what is put back is not what was there")
    where = f"at rest, followed within {max(took):.0f} s"
    return played.outcome(FAULT, rounds, where, *wrong)


def _while_sending(played: Scene, replica: Replica, rounds: int) -> Outcome:
    """Killed in the middle of it; what the replica had not heard of yet, the tablets send again."""
    missed = []
    for _ in range(rounds):
        with replica.following() as process:
            played.is_over.clear()
            with played.sending():
                time.sleep(SENDS_FOR_SECONDS)
                _at_night(played)
                acknowledged = ids_in(played.server)
                _end_all(played, process)
                replica.put_back()
                missed.append(len(acknowledged - ids_in(played.server)))
                _start_again(played)
        for each in played.tablets:
            for batch in tuple(each.sent):  # delivering makes it longer
                each.deliver(batch, threading.Event())
    where = f"while sending; {min(missed)} to {max(missed)} entries the replica lacked were sent again"
    return played.outcome(FAULT, rounds, where)


def _at_night(played: Scene) -> None:
    """What rewrites all of the database's file and would empty its log of writes."""
    command = [*played.server.program, "retention"]
    subprocess.run(command, env=played.server.environment, check=True, stdout=subprocess.DEVNULL)


def _end_all(played: Scene, replicating: subprocess.Popen[bytes]) -> None:
    replicating.kill()
    replicating.wait()
    played.server.kill()
    played.let_go()


def _start_again(played: Scene) -> None:
    played.let_go()
    played.server.start()


def _ids_of(replica: Replica, file: Path, played: Scene) -> set[str]:
    """The ids of the entries that the replica would give back now."""
    file.unlink(missing_ok=True)
    replica.restored(file)
    with closing(sqlite_module().connect(file)) as connection:
        ids = {bytes(row[0]).hex() for row in connection.execute("SELECT id FROM entries")}
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    return ids


def _wait_until(is_so: Callable[[], bool], what: str) -> None:
    give_up_at = time.monotonic() + FOLLOWS_WITHIN_SECONDS
    while not is_so():
        if time.monotonic() > give_up_at:
            raise RuntimeError(f"after {FOLLOWS_WITHIN_SECONDS:.0f} s the replica has not {what}")
        time.sleep(0.5)
