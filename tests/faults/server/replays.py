"""The same batches in ten orders, each some times over: the year's export is the same to the byte.

Then some cards are forgotten and all is sent once more: nothing of theirs comes back, and the export stays.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from app.clock import now
from app.database.statements import table_of
from app.figures.document import as_json, counted_figures
from app.log.models import Entry, Statement
from app.people.models import Card, Credential
from app.periods import year
from tests.faults.outcome import Outcome, Plan
from tests.faults.server.found import found_in
from tests.faults.server.history import History, breaches
from tests.faults.server.scene import AGREEMENT, ORGANISATIONS, Launch, Scene, found_in_broken, scene
from tests.faults.server.tablets import Batch, Tablet, ask
from tests.make import rows, visit_item

USUAL_ORDERS, QUICK_ORDERS = 10, 2
BATCHES_A_TABLET, ITEMS_A_BATCH = 8, 5
DAYS_BACK = 300
AGAIN_SHARE = 0.5
FORGOTTEN_COUNT = 6
BROKEN = "no unique ids"


def try_replays(folder: Path, plan: Plan) -> list[Outcome]:
    """As it is, and broken on purpose."""
    orders = plan.rounds_of(USUAL_ORDERS, QUICK_ORDERS)
    broken = replay(folder / "broken", Launch(broken=BROKEN), min(orders, QUICK_ORDERS))
    return [replay(folder / "sound", Launch(), orders), found_in_broken(BROKEN, broken)]


def replay(folder: Path, launch: Launch, orders: int, with_report: bool = True) -> Outcome:
    """Each order into an instance of its own, all copied from one. with_report: it takes longer than all the rest."""
    chance = random.Random(23)
    with scene(folder, launch) as played:
        played.start()
        batches = [(tablet, batch) for tablet in played.tablets for batch in _batches(tablet)]
        instance, empty = played.server.settings.instance, folder / "empty"
        _put_away(played, instance, empty)
        exports, sent_count = [], 0
        for _ in range(orders):
            _put_back(played, empty, instance)
            sent_count += _send_all(played, batches, chance)
            exports.append(_export(played, folder, with_report))
        erased = _forget_some(played)
        after = [_export(played, folder, with_report)]
        sent_count += _send_all(played, batches, chance)
        after.append(_export(played, folder, with_report))
        found = replace(found_in(played.server, ORGANISATIONS, AGREEMENT), traces=_traces(played), exports=after)
        history = History([event for event in played.history.events if event.body], erased)
        wrong = breaches(history, replace(found, exports=exports), "L7")
        wrong += breaches(history, found, "L1", "L4", "L6", "L7", "L8")
        where = f"{len(batches):3} batches, {sent_count} times sent\n{len(set(exports)):3} different exports\n"
        where += f"{len(erased):3} traces erased"
        return played.outcome_of(f"replayed in {orders} orders", orders, where, history, found, wrong)


def _batches(tablet: Tablet) -> list[Batch]:
    """Visits of the last months, with what is said of them before or after they come."""
    items = [item for _ in range(BATCHES_A_TABLET * ITEMS_A_BATCH // 2) for item in _visit_and_more(tablet)]
    tablet.chance.shuffle(items)
    return [tablet.boxed(items[at : at + ITEMS_A_BATCH]) for at in range(0, len(items), ITEMS_A_BATCH)]


def _visit_and_more(tablet: Tablet) -> list[dict[str, Any]]:
    chance = tablet.chance
    at = now() - timedelta(days=chance.randint(1, DAYS_BACK), minutes=chance.randint(0, 1_439))
    if chance.random() < 0.5:
        shown = {"type": "card", "value": chance.choice(tablet.cards), "agreed": True}
        visit = visit_item(at.isoformat(), credential=shown)
        return [visit, *_said_later(chance, visit, at)]
    visit = visit_item(at.isoformat(), count=chance.randint(1, 3))
    return [visit, *([_void(visit)] * (chance.random() < 0.2))]


def _said_later(chance: random.Random, visit: dict[str, Any], at: datetime) -> list[dict[str, Any]]:
    about = {"gender": chance.choice(["woman", "man", "other"]), "been_before": chance.random() < 0.5}
    said: list[dict[str, Any]] = [{"id": str(uuid4()), "about": about, "of": visit["id"]}]
    for _ in range(chance.randint(0, 2)):
        left_at = at + timedelta(minutes=chance.randint(10, 180))
        said.append({"id": str(uuid4()), "leave": visit["id"], "at": left_at.isoformat()})
    return said + [_void(visit)] * (chance.random() < 0.1)


def _void(visit: dict[str, Any]) -> dict[str, Any]:
    return {"id": str(uuid4()), "void": visit["id"]}


def _send_all(played: Scene, batches: list[tuple[Tablet, Batch]], chance: random.Random) -> int:
    """All of them in some order, many more than once, on eight lines at a time; how many were sent."""
    order = batches + [each for each in batches if chance.random() < AGAIN_SHARE]
    chance.shuffle(order)
    never = threading.Event()
    with ThreadPoolExecutor(len(played.tablets)) as pool:
        for each in [pool.submit(tablet.deliver, batch, never) for tablet, batch in order]:
            each.result()
    return len(order)


def _put_away(played: Scene, instance: Path, copy: Path) -> None:
    played.server.kill()
    played.let_go()
    shutil.copytree(instance, copy)


def _put_back(played: Scene, copy: Path, instance: Path) -> None:
    played.server.kill()
    played.let_go()
    shutil.rmtree(instance)
    shutil.copytree(copy, instance)
    played.server.start()


def _export(played: Scene, folder: Path, with_report: bool) -> bytes:
    """The figures of both years, the report of this one, and the entries themselves."""
    years = sorted({now().year, (now() - timedelta(days=DAYS_BACK)).year})
    with played.server.database():
        figures = [as_json(counted_figures(year(each), (), slug)) for each in years for slug in ORGANISATIONS]
    of_this_year = ("--year", str(now().year), "--organisation", ORGANISATIONS[0], "--format", "json")
    wanted = [("export", "entries"), *([("report", *of_this_year)] if with_report else [])]
    files = [_written_by(played, folder, *words) for words in wanted]
    return b"".join([*(each.encode() for each in figures), *files])


def _written_by(played: Scene, folder: Path, *words: str) -> bytes:
    """The file that `oasen` writes when run with these words."""
    file = folder / "export"
    file.unlink(missing_ok=True)
    command = [*played.server.program, *words, "-o", str(file)]
    subprocess.run(command, env=played.server.environment, check=True, capture_output=True)
    return file.read_bytes()


def _forget_some(played: Scene) -> frozenset[str]:
    """Some cards' holders are forgotten; what led to them until then."""
    before = _traces(played)
    for tablet in played.tablets[:FORGOTTEN_COUNT]:
        ask(f"{played.server.url}/api/v1/card/forget", tablet.door.token, {"value": tablet.cards[0]})
    return before - _traces(played)


def _traces(played: Scene) -> frozenset[str]:
    """All that leads to a person: numbers in the log, cards, codes, answers."""
    entries, statements, cards, codes = map(table_of, (Entry, Statement, Card, Credential))
    columns = (entries.c.person_id, statements.c.id, cards.c.id, codes.c.tag)
    with played.server.database():
        return frozenset(bytes(value).hex() for each in columns for (value,) in rows(select(each)) if value is not None)
