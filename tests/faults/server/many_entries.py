"""A hundred thousand entries from eight tablets over a line with holes, while the server is killed now and then."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from tests.faults.outcome import Outcome, Plan
from tests.faults.server.lost_replies import HolesBothWays
from tests.faults.server.scene import Launch, Scene, found_in_broken, scene
from tests.faults.server.tablets import Habits

USUAL_THOUSANDS, QUICK_THOUSANDS = 100, 2
LARGEST_BATCH = 100
BETWEEN_LOOKS_SECONDS = 0.2
BROKEN = "no unique ids"


def try_many_entries(folder: Path, plan: Plan) -> list[Outcome]:
    """As it is, and broken on purpose."""
    count = 1_000 * plan.rounds_of(USUAL_THOUSANDS, QUICK_THOUSANDS)
    broken = _send_many(folder / "broken", Launch(broken=BROKEN), min(count, 1_000 * QUICK_THOUSANDS))
    return [_send_many(folder / "sound", Launch(), count), found_in_broken(BROKEN, broken)]


def _send_many(folder: Path, launch: Launch, count: int) -> Outcome:
    """Send so many, all of them seen through; a tenth of them, and the server is killed once more."""
    habits = Habits(largest_batch=LARGEST_BATCH, gives_up=0.0)
    with scene(folder, launch, habits) as played:
        played.start()
        line = HolesBothWays(played.server.port)
        played.send_to(f"http://127.0.0.1:{line.port}")
        began_at, kills = time.monotonic(), []
        killing = threading.Thread(target=_kill_now_and_then, args=(played, max(count // 10, 1), kills))
        killing.start()
        with played.sending(count):
            pass
        killing.join()
        seconds = time.monotonic() - began_at
        line.stop()
        where = f"{line.lost_count:3} answers, {line.swallowed_count} requests lost\n{len(kills):3} kills\n"
        where += f"{seconds:3.0f} s, {count / seconds:.0f} entries a second"
        return played.outcome(f"{count} entries, {len(played.tablets)} tablets", played.batch_count, where)


def _kill_now_and_then(played: Scene, entries_a_kill: int, kills: list[float]) -> None:
    while not played.is_over.wait(BETWEEN_LOOKS_SECONDS):
        made = sum(len(each.events) for each in played.tablets)
        if made > entries_a_kill * (len(kills) + 1):
            played.server.kill()
            kills.append(time.monotonic())
            played.server.start()
