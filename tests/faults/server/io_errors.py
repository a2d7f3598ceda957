"""The n-th write to the log of writes fails, or the n-th wait for the disk: in the middle of a running server.

strace makes the system call fail; where it is missing, this is not done.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.outcome import Outcome, Plan
from tests.faults.server.scene import Launch, Scene, found_in_broken, scene

USUAL_ROUNDS, QUICK_ROUNDS, BROKEN_ROUNDS = 30, 2, 3
FAILING_SECONDS, WELL_SECONDS = 1.5, 0.3
FAILS_IN_A_ROW = 20  # so that trying the others alone fails too
ATTACHED_WITHIN_SECONDS = 20
CALLS = {"write fails (EIO)": "pwrite64:error=EIO", "wait for the disk fails (EIO)": "fdatasync,fsync:error=EIO"}
TRACER = "strace"
BROKEN = "takes failure for success"


class NoTracing(Exception):
    """Nobody may trace here; the text says what is missing."""


def try_io_errors(folder: Path, plan: Plan) -> list[Outcome]:
    """Each call failing from its n-th time on, n = 1, 2, 3 …; as it is, and broken on purpose."""
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    outcomes = []
    for number, (fault, call) in enumerate(CALLS.items()):
        try:
            outcomes.append(_fail_again_and_again(folder / f"sound-{number}", Launch(), fault, call, rounds))
            launch, few = Launch(broken=BROKEN), min(rounds, BROKEN_ROUNDS)
            broken = _fail_again_and_again(folder / f"broken-{number}", launch, fault, call, few)
            outcomes.append(found_in_broken(BROKEN, broken))
        except NoTracing as refusal:
            outcomes.append(Outcome(fault, 0, not_done=str(refusal)))
    return outcomes


def _fail_again_and_again(folder: Path, launch: Launch, fault: str, call: str, rounds: int) -> Outcome:
    with scene(folder, launch) as played:
        played.start()
        injected = 0
        with played.sending():
            for number in range(1, rounds + 1):
                with _failing(played, call, number, folder / "traced"):
                    time.sleep(FAILING_SECONDS)
                injected += (folder / "traced").read_text().count("INJECTED")
                time.sleep(WELL_SECONDS)
        where = (
            f"{injected:3} calls failed, from the n-th on, n = 1 … {rounds}\n{played.said_broken_count:3} answers 5xx"
        )
        return played.outcome(fault, rounds, where, untried="" if injected else "no call failed")


@contextmanager
def _failing(played: Scene, call: str, first: int, traced: Path) -> Iterator[None]:
    """The call fails from its first-th time on in the log of writes, for some times; raises NoTracing."""
    if not shutil.which(TRACER):
        raise NoTracing("making a system call fail needs strace (apt install strace)")
    log = played.server.settings.instance / "oasen.sqlite-wal"
    processes = [word for each in played.server.processes() for word in ("-p", str(each))]
    names = call.partition(":")[0]
    wishes = ["-e", f"trace={names}", "-e", f"inject={call}:when={first}..{first + FAILS_IN_A_ROW}", "-P", str(log)]
    tracing = subprocess.Popen(
        [TRACER, "-f", "-o", str(traced), *wishes, *processes], stderr=subprocess.PIPE, text=True
    )
    try:
        _wait_until_attached(tracing)
        yield
    finally:
        tracing.terminate()
        tracing.communicate()


def _wait_until_attached(tracing: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + ATTACHED_WITHIN_SECONDS
    assert tracing.stderr is not None
    while time.monotonic() < deadline:
        said = tracing.stderr.readline()
        if "attached" in said:
            return
        if not said:
            break
    raise NoTracing("strace may not trace the server here")
