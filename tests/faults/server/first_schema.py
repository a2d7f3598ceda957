"""A house of ten years taken back to the first schema and brought up to date again, in one go and killed in between."""

from __future__ import annotations

import random
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.bootstrap import ROOT
from app.database.schema import known_revisions, newest_revision, revision_of_database, take_back
from app.extensions import db
from app.factory import create_app
from app.figures.document import counted_figures
from app.figures.facts import Facts, log, rollups
from app.log.definition import ENTRIES
from app.periods import year
from tests.benchmarks.history import QUICK_ROW_COUNT, ROW_COUNT, filled
from tests.benchmarks.served import DATABASES, Instance
from tests.benchmarks.ten_years import LAST_DAY
from tests.database.fixtures import close
from tests.database.shape import shape
from tests.faults.outcome import Outcome, Plan
from tests.faults.server.migration_kills import AFTER, BEFORE, DURING, is_locked
from tests.faults.server.powerless_postgres import writers_count

USUAL_ROUNDS, QUICK_ROUNDS = 5, 2
FIRST = min(known_revisions())
YEARS = range(LAST_DAY.year - 9, LAST_DAY.year + 1)


@dataclass(frozen=True)
class Told:
    """What must be the same before and after: the shape of every table, the entries, the figures of ten years."""

    shape: dict[str, list[str]]
    entry_count: int
    figures: list[dict[str, Any]]

    def other_than(self, then: Told) -> list[str]:
        """What is not as it was then, in words."""
        return [name for name in ("shape", "entry_count", "figures") if getattr(self, name) != getattr(then, name)]


def try_first_schema(folder: Path, plan: Plan) -> list[Outcome]:
    """On both databases."""
    row_count = QUICK_ROW_COUNT if plan.is_quick else ROW_COUNT
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    outcomes = []
    for database in DATABASES:
        with filled(folder, database, row_count) as made:
            outcomes.append(_tried(f"from the first schema, {database}", made, rounds))
    return outcomes


def _tried(fault: str, made: Instance, rounds: int) -> Outcome:
    then, wrong, places = _told(made), Counter[str](), Counter[str]()
    down_seconds = _seconds(lambda: _take_back(made))
    up_seconds = _seconds(lambda: made.run("init"))
    wrong.update(_told(made, log).other_than(then))
    chance = random.Random(23)
    for number in range(rounds):
        _take_back(made)
        # The first as soon as it has begun, so that at least this one falls into it however quick the machine is.
        places[_kill_in_between(made, chance.uniform(0, up_seconds) if number else 0.0)] += 1
        made.run("init")
        wrong.update(_told(made).other_than(then))
    where = [f"{then.entry_count} entries: down in {down_seconds:.1f} s, up in {up_seconds:.1f} s"]
    where += [f"{places[place]:3} killed {place}" for place in (BEFORE, DURING, AFTER)]
    breach = [f"{count} times another {what}" for what, count in wrong.items()]
    breach += [] if places[DURING] else [f"not tried: no kill fell {DURING}"]
    return Outcome(fault, rounds, "\n".join(where), breach="\n".join(breach))


def _told(made: Instance, facts: Facts = rollups) -> Told:
    with _database(made):
        with db.engine.connect() as connection:
            entry_count = connection.execute(select(func.count()).select_from(ENTRIES)).scalar_one()
        return Told(shape(), entry_count, [counted_figures(year(number), facts=facts)["figures"] for number in YEARS])


def _take_back(made: Instance) -> None:
    with _database(made):
        take_back(FIRST)


def _kill_in_between(made: Instance, after_seconds: float) -> str:
    """Where it fell, by what was going on a moment before and by what is left."""
    process = subprocess.Popen(
        made.command("init"), env=made.environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and not _is_migrating(made):
        time.sleep(0.002)
    time.sleep(after_seconds)
    was_migrating = process.poll() is None and _is_migrating(made)
    process.kill()
    process.wait()
    with _database(made):
        if revision_of_database() == newest_revision():
            return AFTER
    return DURING if was_migrating else BEFORE


def _is_migrating(made: Instance) -> bool:
    url = made.settings.database_url
    return writers_count(url) > 0 if url else is_locked(made.settings.instance / "oasen.sqlite")


def _seconds(do: Callable[[], object]) -> float:
    began_at = time.perf_counter()
    do()
    return time.perf_counter() - began_at


@contextmanager
def _database(made: Instance) -> Iterator[None]:
    """The instance's database, with nothing left open afterwards."""
    app = create_app(made.settings)
    with app.app_context():
        yield
    close(app)
