"""No room left: a small disk that is filled to the brim, and a file that may not grow; then there is room again."""

from __future__ import annotations

import os
import resource
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.faults.disk import NoDisk
from tests.faults.outcome import Outcome, Plan
from tests.faults.server.power import disk_in
from tests.faults.server.scene import Launch, Scene, found_in_broken, scene

USUAL_ROUNDS, QUICK_ROUNDS, BROKEN_ROUNDS = 10, 2, 2
SIZE_BYTES = 64 * 2**20
PORTIONS_BYTES = (2**20, 2**16, 2**12)
FULL_SECONDS, ROOM_SECONDS = 1.5, 1.0
MAY_GROW_BYTES = 40_000
BROKEN = "answers before it commits"


def try_full_disk(folder: Path, plan: Plan) -> list[Outcome]:
    """A full disk and a full file, as it is, and broken on purpose."""
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    few = min(rounds, BROKEN_ROUNDS)
    outcomes = [
        full_file(folder / "file", Launch(), rounds),
        found_in_broken(BROKEN, full_file(folder / "file-broken", Launch(broken=BROKEN), few)),
    ]
    try:
        outcomes += [
            full_disk(folder / "disk", Launch(), rounds),
            found_in_broken(BROKEN, full_disk(folder / "disk-broken", Launch(broken=BROKEN), few)),
        ]
    except NoDisk as refusal:
        outcomes.append(Outcome("disk full", 0, not_done=str(refusal)))
    return outcomes


def full_disk(folder: Path, launch: Launch, rounds: int) -> Outcome:
    """Fill the disk under the running server, and make room again, so many times."""
    with disk_in(folder, SIZE_BYTES) as disk, scene(folder, launch, instance=disk.folder / "instance") as played:
        ballast = disk.folder / "ballast"
        played.start()
        said = []
        with played.sending():
            for _ in range(rounds):
                time.sleep(ROOM_SECONDS)
                _fill(ballast)
                time.sleep(FULL_SECONDS)
                said.append(_health(played))
                ballast.unlink()
            time.sleep(ROOM_SECONDS)
        # Now and then the log of writes has room left in its own file, and something small can be written indeed.
        lied = "/healthz said every time that all was well" if set(said) == {200} and not launch.broken else ""
        return _outcome("disk full", played, rounds, said, lied)


def full_file(folder: Path, launch: Launch, rounds: int) -> Outcome:
    """Let no file of the server's grow, and let them grow again, so many times."""
    with scene(folder, launch) as played:
        played.start()
        said = []
        with played.sending():
            for _ in range(rounds):
                time.sleep(ROOM_SECONDS)
                _limit(played, _longest_file(played) + MAY_GROW_BYTES)
                time.sleep(FULL_SECONDS)
                said.append(_health(played))
                _limit(played, resource.RLIM_INFINITY)
            time.sleep(ROOM_SECONDS)
        return _outcome("file may not grow (RLIMIT_FSIZE)", played, rounds, said)


def _outcome(fault: str, played: Scene, rounds: int, said: list[int], lied: str = "") -> Outcome:
    """What it came to; it must have run full, and be well again without being started anew."""
    well = _health(played)
    ill_count = len(said) - said.count(200)
    where = f"{played.said_broken_count:3} answers 5xx\n{ill_count:3} of {len(said)} times /healthz said 5xx"
    ran_full = played.said_broken_count or played.server.launch.broken
    nothing = "" if ran_full else "it never ran full"
    ill = "" if well == 200 else f"/healthz says {well} in the end"
    return played.outcome(fault, rounds, where, lied, ill, untried=nothing)


def _fill(ballast: Path) -> None:
    """To the last byte that can be had."""
    with ballast.open("wb") as file:
        for portion in PORTIONS_BYTES:
            try:
                while True:
                    os.posix_fallocate(file.fileno(), file.seek(0, os.SEEK_END), portion)
            except OSError:
                continue


def _longest_file(played: Scene) -> int:
    return max(file.stat().st_size for file in played.server.settings.instance.glob("oasen.sqlite*"))


def _limit(played: Scene, length_bytes: int) -> None:
    for process in played.server.processes():
        resource.prlimit(process, resource.RLIMIT_FSIZE, (length_bytes, resource.RLIM_INFINITY))


def _health(played: Scene) -> int:
    try:
        with urllib.request.urlopen(f"{played.server.url}/healthz", timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
