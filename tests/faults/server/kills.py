"""The server killed in the middle of answering eight tablets, and brought back, again and again."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

from tests.faults.outcome import Outcome, Plan
from tests.faults.server.found import ids_in
from tests.faults.server.scene import Launch, Scene, found_in_broken, scene
from tests.faults.server.wal_index import wal_index

USUAL_ROUNDS, QUICK_ROUNDS, BROKEN_ROUNDS = 200, 8, 6
SHORTEST_SECONDS, LONGEST_SECONDS = 0.05, 0.9
CHECKPOINT_WITHIN_SECONDS = 15
CHECKPOINT_IN_EVERY = 4
BEFORE, AFTER, CHECKPOINT, TORN = (
    "before the commit",
    "after the commit, before the answer",
    "during a checkpoint",
    "in the middle of a batch",
)
PLACES = (BEFORE, AFTER, CHECKPOINT, "between requests")
MUST_FALL = (BEFORE, AFTER, CHECKPOINT)
BROKEN = ("answers before it commits", "no transaction")


def try_server_kills(folder: Path, plan: Plan) -> list[Outcome]:
    """As it is, and broken on purpose."""
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    sound = kill_again_and_again(folder / "sound", Launch(), rounds)
    few = min(rounds, BROKEN_ROUNDS)
    broken = [
        found_in_broken(name, kill_again_and_again(folder / f"broken-{number}", Launch(broken=name), few, 0))
        for number, name in enumerate(BROKEN)
    ]
    return [sound, *broken]


def kill_again_and_again(folder: Path, launch: Launch, rounds: int, aims: int = CHECKPOINT_IN_EVERY) -> Outcome:
    """Kill and bring back, so many times, each aims-th in a checkpoint; then all must be in."""
    chance, places = random.Random(11), Counter[str]()
    with scene(folder, launch) as played:
        played.start()
        with played.sending():
            for number in range(rounds):
                _wait(played, chance, is_aimed=aims > 0 and number % aims == aims - 1)
                played.server.kill()
                places.update(_where_it_fell(played))
                played.server.start()
        where = "\n".join(f"{places[place]:3} {place}" for place in PLACES)
        missed = [place for place in MUST_FALL if not places[place]] if rounds >= USUAL_ROUNDS else []
        torn = f"{places[TORN]} {TORN}" if places[TORN] else ""
        fault = f"server killed, {len(played.tablets)} tablets"
        untried = ", ".join(f"no kill fell {place}" for place in missed)
        return played.outcome(fault, rounds, where, torn, untried=untried)


def _wait(played: Scene, chance: random.Random, is_aimed: bool) -> None:
    """Until any moment, or until a checkpoint is under way."""
    database = played.server.settings.instance / "oasen.sqlite"
    deadline = time.monotonic() + CHECKPOINT_WITHIN_SECONDS
    if not is_aimed:
        time.sleep(chance.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
    while is_aimed and not wal_index(database).is_in_checkpoint and time.monotonic() < deadline:
        time.sleep(0.0005)


def _where_it_fell(played: Scene) -> set[str]:
    """All that the kill hit; of eight tablets' requests each may have been somewhere else."""
    # Read before anybody opens the database, who would put it in order.
    places = {CHECKPOINT} if wal_index(played.server.settings.instance / "oasen.sqlite").is_in_checkpoint else set()
    return places | requests_hit(played) or {PLACES[-1]}


def requests_hit(played: Scene) -> set[str]:
    """Where the requests were that had not been answered, by what is in the log of each."""
    stored = ids_in(played.server)
    found = [[id_ in stored for id_ in tablet.in_flight] for tablet in played.tablets if tablet.in_flight]
    return {AFTER if all(each) else TORN if any(each) else BEFORE for each in found}
