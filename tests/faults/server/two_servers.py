"""Two servers on one database, as when somebody has started it twice: nobody is turned away, and each counts once."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from tests.faults.outcome import Outcome, Plan
from tests.faults.server.scene import Launch, ServerUnderFault, found_in_broken, scene

USUAL_SECONDS, QUICK_SECONDS = 30, 4
BROKEN = "lazy begin"


def try_two_servers(folder: Path, plan: Plan) -> list[Outcome]:
    """As it is, and broken on purpose."""
    seconds = plan.rounds_of(USUAL_SECONDS, QUICK_SECONDS)
    broken = _serve_twice(folder / "broken", Launch(broken=BROKEN), min(seconds, QUICK_SECONDS))
    return [_serve_twice(folder / "sound", Launch(), seconds), found_in_broken(BROKEN, broken)]


def _serve_twice(folder: Path, launch: Launch, seconds: int) -> Outcome:
    with scene(folder, launch) as played, (folder / "said-by-other").open("wb") as said:
        other = ServerUnderFault(played.server.settings.instance, replace(launch), said)
        played.start()
        other.start()
        for number, each in enumerate(played.tablets):
            each.url = (played.server, other)[number % 2].url
        try:
            with played.sending():
                time.sleep(seconds)
        finally:
            other.kill()
        where = f"{played.said_broken_count:3} answers 5xx"
        away = f"{played.said_broken_count} times turned away" if played.said_broken_count else ""
        return played.outcome(f"two servers on one database, {seconds} s", played.batch_count, where, away)
