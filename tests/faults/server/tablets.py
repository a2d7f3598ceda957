"""Tablets without a screen that send over real sockets, and note what they were told of each thing they made."""

from __future__ import annotations

import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from app.clock import now
from tests.faults.server.history import Event, Outcome
from tests.kiosk_host.boxing import seal
from tests.make import Door, visit_item

ANSWERS_WITHIN_SECONDS = 15
BEFORE_NEXT_TRY_SECONDS = 0.1
IS_ANSWERED_WITHIN_SECONDS = 60  # of the last that a tablet has, once nothing is broken any more
TOLD = {"stored": Outcome.ACKED, "already_stored": Outcome.ACKED, "quarantined": Outcome.ASIDE}


@dataclass(frozen=True)
class Habits:
    """How a tablet behaves; shares are of batches, but for cards, which are of visits.

    again: sends once more what was acknowledged. twice: sends it on two lines at once. skips: a number is lost with
    what it was for. strangers: sends with a token that nobody knows. gives_up: lets go of what was not answered.
    """

    largest_batch: int = 6
    again: float = 0.1
    twice: float = 0.05
    skips: float = 0.03
    strangers: float = 0.02
    gives_up: float = 0.1
    cards: float = 0.3


class NotAnswered(Exception):
    """Nobody knows what became of it. is_said: the server said that something is wrong with itself."""

    def __init__(self, is_said: bool = False) -> None:
        super().__init__()
        self.is_said = is_said


class Refused(Exception):
    """The server said that it does not take it."""


@dataclass
class Batch:
    """Items with their numbers, as they are sent again and again."""

    items: list[dict[str, Any]]
    body: dict[str, Any]

    @property
    def ids(self) -> list[str]:
        """The ids of its items."""
        return [identifier(item) for item in self.items]


@dataclass
class Tablet:
    """One of the tablets. is_dark: set when the power is cut, so that what is heard from then on was never said."""

    door: Door
    chance: random.Random
    cards: list[str] = field(default_factory=list)
    habits: Habits = field(default_factory=Habits)
    clock: Callable[[], datetime] = now
    name: str = field(default_factory=lambda: uuid4().hex)
    is_dark: threading.Event = field(default_factory=threading.Event)
    noting: threading.Lock = field(default_factory=threading.Lock)
    events: dict[str, Event] = field(default_factory=dict)
    sent: list[Batch] = field(default_factory=list)
    in_flight: list[str] = field(default_factory=list)
    seq: int = 0
    refused_by_server_count: int = 0
    is_left_alone: bool = False  # what it had last was never answered
    url: str = ""
    sealing_key: dict[str, str] = field(default_factory=dict)

    def learn(self, url: str) -> None:
        """Where the server is, and what to seal to."""
        self.url = url
        self.sealing_key = ask(f"{url}/api/v1/screen", self.door.token)["sealing_key"]

    def send_until(self, is_over: threading.Event, most_entries: int | None = None) -> None:
        """Batch after batch until it is over, or so many have been made; the last is seen through."""
        while not is_over.is_set() and (most_entries is None or len(self.events) < most_entries):
            batch = self.batch()
            if self._happens(self.habits.strangers):
                self._deliver_as_stranger(batch)
                continue
            self.deliver(batch, is_over)
            if self.sent and self._happens(self.habits.again):
                self.deliver(self.chance.choice(self.sent[-20:]), is_over)

    def batch(self) -> Batch:
        """New visits, not sent yet."""
        if self._happens(self.habits.skips):
            self.seq += 1
        return self.boxed([self._visit() for _ in range(self.chance.randint(1, self.habits.largest_batch))])

    def boxed(self, items: list[dict[str, Any]]) -> Batch:
        """Items numbered and sealed, and noted."""
        boxes = []
        for item in items:
            self.seq += 1
            boxes.append({"seq": self.seq, "box": seal(item, self.sealing_key)})
            id_ = identifier(item)
            self.events[id_] = Event(id_, self.name, self.seq, body_of_item(item), Outcome.UNKNOWN)
        return Batch(items, {"tablet": self.name, "boxes": boxes})

    def deliver(self, batch: Batch, is_over: threading.Event) -> None:
        """Until it is answered, or the tablet gives up."""
        if self._happens(self.habits.twice):
            threading.Thread(target=self._try_quietly, args=(batch,), daemon=True).start()
        last_at, gives_up = float("inf"), self._happens(self.habits.gives_up)
        while time.monotonic() < last_at:
            self.in_flight = batch.ids
            try:
                self._try(batch, self.door.token)
            except NotAnswered as unanswered:
                self.in_flight = []
                self.refused_by_server_count += unanswered.is_said
                time.sleep(BEFORE_NEXT_TRY_SECONDS)
                if is_over.is_set():
                    last_at = min(last_at, time.monotonic() + IS_ANSWERED_WITHIN_SECONDS)
                elif gives_up:
                    return
                continue
            self.in_flight = []
            self.sent.append(batch)
            return
        self.is_left_alone = True

    def _try(self, batch: Batch, token: str) -> None:
        """Once; raises NotAnswered, Refused."""
        body = batch.body | {"sent_at": self.clock().isoformat()}
        answer = _asked(f"{self.url}/api/v1/sealed", token, body)
        if self.is_dark.is_set():
            raise NotAnswered
        for id_, result in zip(batch.ids, answer["results"], strict=True):
            told = TOLD.get(result["status"])
            if told is not None:
                self._note(id_, told)

    def _try_quietly(self, batch: Batch) -> None:
        with suppress(NotAnswered):
            self._try(batch, self.door.token)

    def _deliver_as_stranger(self, batch: Batch) -> None:
        try:
            self._try(batch, "nobodys-token")
        except Refused:
            for id_ in batch.ids:
                self._note(id_, Outcome.FAILED)
        except NotAnswered:
            pass

    def _note(self, id_: str, told: Outcome) -> None:
        """One line after the other: the same batch may be on its way on two."""
        with self.noting:
            self.events[id_] = self.events[id_].told(told)

    def _visit(self) -> dict[str, Any]:
        at = self.clock().isoformat()
        if self.cards and self._happens(self.habits.cards):
            shown = {"type": "card", "value": self.chance.choice(self.cards), "agreed": True}
            return visit_item(at, credential=shown)
        count = self.chance.randint(1, 3)
        return visit_item(at, count=count, children=self.chance.randint(0, count))

    def _happens(self, share: float) -> bool:
        return self.chance.random() < share


def ask(address: str, token: str, body: object = None) -> Any:
    """What the server answers a tablet; raises when it does not."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(address, body and json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=ANSWERS_WITHIN_SECONDS) as answer:
        return json.load(answer)


def _asked(address: str, token: str, body: object) -> Any:
    """The same; raises NotAnswered, Refused."""
    try:
        return ask(address, token, body)
    except urllib.error.HTTPError as error:
        with error:
            if error.code < 500:
                raise Refused(error.code) from error
        raise NotAnswered(is_said=True) from error
    except (OSError, ValueError) as error:
        raise NotAnswered from error


def identifier(item: dict[str, Any]) -> str:
    """The id of an item, as the log has it."""
    return str(item["id"]).replace("-", "")


def body_of_item(item: dict[str, Any]) -> str:
    """What happened, in short, as it was sent; nothing of what only says something about an entry."""
    if "kind" not in item:
        return ""
    at = datetime.fromisoformat(item["at"]).astimezone(UTC)
    return body(item["kind"], at, item.get("count", 1), item.get("children", 0))


def body(kind: str, claimed_at: datetime, count: int, children: int) -> str:
    """What happened, in short; the log keeps whole seconds."""
    return f"{kind} {int(claimed_at.timestamp() // 1)} {count} {children}"
