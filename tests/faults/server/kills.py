"""The server killed in the middle of answering eight tablets, and brought back, again and again."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.faults.outcome import Outcome, Plan
from tests.faults.server.checkpoint_lock import is_in_checkpoint
from tests.faults.server.found import ids_in
from tests.faults.server.scene import Launch, Scene, found_in_broken, scene

USUAL_ROUNDS, QUICK_ROUNDS, BROKEN_ROUNDS = 200, 8, 6
SHORTEST_SECONDS, LONGEST_SECONDS = 0.05, 0.9
CHECKPOINT_WITHIN_SECONDS = 30
BETWEEN_LOOKS_SECONDS = 0.0005
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
                # Halted first, so that what is seen is what it dies of.
                played.server.halt()
                fell = {CHECKPOINT} if is_in_checkpoint(_database(played)) else set()
                on_their_way = played.on_their_way
                played.server.kill()
                places.update(fell | requests_hit(played, on_their_way) or {PLACES[-1]})
                played.server.start()
        where = "\n".join(f"{places[place]:3} {place}" for place in PLACES)
        missed = [place for place in MUST_FALL if not places[place]] if rounds >= USUAL_ROUNDS else []
        torn = f"{places[TORN]} {TORN}" if places[TORN] else ""
        fault = f"server killed, {len(played.tablets)} tablets"
        untried = ", ".join(f"no kill fell {place}" for place in missed)
        return played.outcome(fault, rounds, where, torn, untried=untried)


def _wait(played: Scene, chance: random.Random, is_aimed: bool) -> None:
    """Until any moment, or until a checkpoint is under way."""
    deadline = time.monotonic() + CHECKPOINT_WITHIN_SECONDS
    if not is_aimed:
        time.sleep(chance.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
    while is_aimed and not is_in_checkpoint(_database(played)) and time.monotonic() < deadline:
        time.sleep(BETWEEN_LOOKS_SECONDS)


def _database(played: Scene) -> Path:
    return played.server.settings.instance / "oasen.sqlite"


def requests_hit(played: Scene, on_their_way: Sequence[Sequence[str]]) -> set[str]:
    """Where requests were that got no answer, by what is in the log of each; of eight each may be somewhere else."""
    stored = ids_in(played.server)
    played.let_go()
    found = [[id_ in stored for id_ in ids] for ids in on_their_way]
    return {AFTER if all(each) else TORN if any(each) else BEFORE for each in found}
