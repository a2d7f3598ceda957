"""Clients that send requests one after the other, each on its own connection, and time every answer.

A process of its own, of the standard library alone: `python -m tests.benchmarks.load` reads what to do as a line of
JSON from its standard input, and stops early when that is closed. One thread serves all connections, so that it takes
little of the processor from the server.
"""

from __future__ import annotations

import heapq
import json
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, cycle
from typing import Any
from uuid import uuid4

STORED = b'"stored"'
END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True)
class Load:
    """What to send. seconds: for how long, at most; item_count: entries a request.

    pause_seconds: from an answer to the next request. credentials: cards shown by turns, agreed to. request_count: how
    many requests in all, where they are counted.
    """

    port: int
    tokens: Sequence[str]
    client_count: int
    seconds: float
    item_count: int = 1
    credentials: Sequence[str] = ()
    pause_seconds: float = 0.0
    request_count: int | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """Begin to send, in a process of its own."""
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.benchmarks.load"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdin is not None
        process.stdin.write(json.dumps(self.__dict__).encode() + b"\n")
        process.stdin.flush()
        return process

    def run(self) -> Answers:
        """Send for as long as was said."""
        return answers_of(self.start())


@dataclass(frozen=True)
class Answers:
    """How long each answer took, and how many were not what they should be."""

    seconds: float
    latencies: list[float]
    error_count: int
    item_count: int

    @property
    def rate(self) -> float:
        """Entries a second."""
        return len(self.latencies) * self.item_count / self.seconds

    def milliseconds_at(self, share: float) -> float:
        """The time within which that share of the answers came."""
        in_order = sorted(self.latencies)
        return in_order[min(len(in_order) - 1, int(len(in_order) * share))] * 1000 if in_order else float("nan")


def answers_of(process: subprocess.Popen[bytes], is_stopped: bool = False) -> Answers:
    """What the clients of a started load have seen, once their time is over, or now."""
    assert process.stdin is not None
    assert process.stdout is not None
    if is_stopped:
        process.stdin.close()
    said = process.stdout.read()
    process.stdin.close()
    process.stdout.close()
    process.wait()
    return Answers(**json.loads(said))


class Connection:
    """One client: sends a request, waits for its answer, sends the next."""

    def __init__(self, load: Load, token: str) -> None:
        self._load, self._token = load, token
        self._credentials = cycle(load.credentials or [None])
        self._numbers = count(1)
        self._socket = socket.create_connection(("127.0.0.1", load.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._answer = b""
        self._length = -1
        self.sent_at = 0.0

    def fileno(self) -> int:
        return self._socket.fileno()

    def send(self) -> None:
        request = self._request()
        self._answer, self._length = b"", -1
        self.sent_at = time.perf_counter()
        self._socket.sendall(request)

    def is_answered(self) -> bool:
        """Whether the whole answer has come; call when there is something to read."""
        received = self._socket.recv(262_144)
        if not received:
            raise ConnectionError("the server hung up")
        self._answer += received
        if self._length < 0 and END_OF_HEAD in self._answer:
            head = self._answer[: self._answer.index(END_OF_HEAD)].lower()
            length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
            self._length = len(head) + len(END_OF_HEAD) + length
        return self._length >= 0 and len(self._answer) >= self._length

    def is_good(self) -> bool:
        return self._answer.startswith(b"HTTP/1.1 200") and self._answer.count(STORED) == self._load.item_count

    def _request(self) -> bytes:
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        card = next(self._credentials)
        credential = {"type": "card", "value": card, "agreed": True} if card else None
        items = [
            {"id": str(uuid4()), "seq": next(self._numbers), "kind": "visit", "at": at, "count": 1}
            | ({"credential": credential} if credential else {})
            for _ in range(self._load.item_count)
        ]
        body = json.dumps({"sent_at": at, "entries": items}).encode()
        head = (
            f"POST /api/v1/entries HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self._token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


def send_all(load: Load) -> dict[str, Any]:
    """Keep every client busy for as long as was said."""
    connections = [Connection(load, token) for token, _ in zip(cycle(load.tokens), range(load.client_count))]
    waiting = selectors.DefaultSelector()
    for connection in connections:
        waiting.register(connection, selectors.EVENT_READ)
    waiting.register(sys.stdin, selectors.EVENT_READ)
    latencies: list[float] = []
    error_count = 0
    began_at = time.perf_counter()
    ends_at = began_at + load.seconds
    # A pause at the beginning spreads the clients over it.
    due = [(began_at + load.pause_seconds * place / len(connections), place) for place in range(len(connections))]
    in_flight: set[int] = set()
    while in_flight or (due and time.perf_counter() < ends_at):
        while due and due[0][0] <= time.perf_counter() < ends_at:
            place = heapq.heappop(due)[1]
            connections[place].send()
            in_flight.add(place)
        for key, _ in waiting.select(_patience(due, ends_at)):
            if key.fileobj is sys.stdin:
                waiting.unregister(sys.stdin)
                ends_at = time.perf_counter()
                continue
            connection = key.fileobj
            assert isinstance(connection, Connection)
            if connection.is_answered():
                now = time.perf_counter()
                latencies.append(now - connection.sent_at)
                error_count += not connection.is_good()
                place = connections.index(connection)
                in_flight.discard(place)
                if len(latencies) + len(in_flight) != load.request_count:
                    heapq.heappush(due, (now + load.pause_seconds, place))
    seconds = time.perf_counter() - began_at
    return {"seconds": seconds, "latencies": latencies, "error_count": error_count, "item_count": load.item_count}


def _patience(due: list[tuple[float, int]], ends_at: float) -> float | None:
    """How long to wait for answers until the next request is to be sent; None: as long as it takes."""
    now = time.perf_counter()
    return max(0.0, due[0][0] - now) if due and now < ends_at else None


if __name__ == "__main__":
    json.dump(send_all(Load(**json.loads(sys.stdin.readline()))), sys.stdout)
