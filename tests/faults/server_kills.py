"""The server killed in the middle of answering eight tablets, and brought back, again and again."""

from __future__ import annotations

import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.clock import now
from tests.faults.house import House, house
from tests.faults.law import account_of_ids
from tests.faults.outcome import Outcome, Plan
from tests.kiosk_host.boxing import seal
from tests.make import Door, make_door, visit_item

USUAL_ROUNDS, QUICK_ROUNDS = 25, 3
TABLET_COUNT = 8
LARGEST_BATCH = 6
SHORTEST_SECONDS, LONGEST_SECONDS = 0.05, 1.0
ANSWERS_WITHIN_SECONDS = 15
BEFORE_NEXT_TRY_SECONDS = 0.1
IN_FLIGHT_PLACES = ("whole in the log, unanswered", "not in the log yet", "in the log in part")
MUST_FALL = IN_FLIGHT_PLACES[:2]


@dataclass
class SimpleTablet:
    """A tablet that sends sealed visits, each until it has been answered, over HTTP and without a screen."""

    door: Door
    chance: random.Random
    name: str = field(default_factory=lambda: uuid4().hex)
    tried: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    in_flight: list[str] = field(default_factory=list)
    seq: int = 0

    def send(self, url: str, sealing_key: dict[str, str], is_over: threading.Event) -> None:
        """Send and send again until it is over, and then what is still unanswered."""
        while not is_over.is_set():
            items = [visit_item(now().isoformat()) for _ in range(self.chance.randint(1, LARGEST_BATCH))]
            boxes = [{"seq": self.seq + place, "box": seal(item, sealing_key)} for place, item in enumerate(items, 1)]
            self.seq += len(boxes)
            ids = [item["id"].replace("-", "") for item in items]
            self.tried += ids
            self._send_until_answered(url, boxes, ids)

    def _send_until_answered(self, url: str, boxes: list[dict[str, Any]], ids: list[str]) -> None:
        body = {"sent_at": now().isoformat(), "tablet": self.name, "boxes": boxes}
        while True:
            self.in_flight = ids
            try:
                results = ask(f"{url}/api/v1/sealed", self.door.token, body)["results"]
            except (OSError, urllib.error.URLError, ValueError):
                time.sleep(BEFORE_NEXT_TRY_SECONDS)
                continue
            self.in_flight = []
            if {result["status"] for result in results} <= {"stored", "already_stored"}:
                self.acknowledged += ids
            return


def try_server_kills(folder: Path, plan: Plan) -> list[Outcome]:
    """Kill and bring back, so many times, under eight tablets; then all must be in."""
    rounds = plan.rounds_of(USUAL_ROUNDS, QUICK_ROUNDS)
    chance, places = random.Random(11), Counter[str]()
    with house(folder) as made:
        tablets = [SimpleTablet(door, random.Random(number)) for number, door in enumerate(_doors(made))]
        sealing_key = ask(f"{made.server.url}/api/v1/screen", made.door.token)["sealing_key"]
        is_over = threading.Event()
        pool = ThreadPoolExecutor(TABLET_COUNT)
        sending = [pool.submit(each.send, made.server.url, sealing_key, is_over) for each in tablets]
        for _ in range(rounds):
            time.sleep(chance.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
            made.server.kill()
            places.update(_where_it_fell(made, tablets))
            made.server.start()
        is_over.set()
        for each in sending:
            each.result()
        account = account_of_ids(
            (id_ for each in tablets for id_ in each.acknowledged),
            (id_ for each in tablets for id_ in each.tried),
            made.ids(),
            made.set_aside_count(),
        )
    where = "\n".join(f"{places[place]:3} requests {place}" for place in IN_FLIGHT_PLACES)
    missed = [place for place in MUST_FALL if not places[place]] if rounds >= USUAL_ROUNDS else []
    breach = account.breach or "; ".join(f"no request {place}" for place in missed)
    return [Outcome(f"server killed, {TABLET_COUNT} tablets", rounds, where, account, breach)]


def ask(address: str, token: str, body: object = None) -> Any:
    """What the server answers a tablet; raises when it does not."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(address, body and json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=ANSWERS_WITHIN_SECONDS) as answer:
        return json.load(answer)


def _doors(made: House) -> list[Door]:
    with made.server.database():
        return [make_door(f"door-{number}") for number in range(TABLET_COUNT)]


def _where_it_fell(made: House, tablets: list[SimpleTablet]) -> list[str]:
    """Of each request that was on its way, what is in the log."""
    stored = set(made.ids())
    found = [[id_ in stored for id_ in each.in_flight] for each in tablets if each.in_flight]
    whole, none, part = IN_FLIGHT_PLACES
    return [whole if all(each) else part if any(each) else none for each in found]
