"""Taps over HTTP, beside a bare loop of durable commits on the same disk."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

from tests.benchmarks import raw_loop
from tests.benchmarks.load import Answers, Load
from tests.benchmarks.served import Instance, instance, let_tables_be_known, served
from tests.benchmarks.table import Line

CLIENT_COUNTS = (1, 8)


def measure_taps(folder: Path, database: str, seconds: float) -> list[Line]:
    """One entry a request, each on disk before its answer."""
    limit = _limit(folder, database, 1, seconds)
    with instance(folder, database) as made:
        lines = [Line("client's own limit, 8 clients", _client_limit(made, seconds / 2), "taps/s")]
        with served(made) as port:
            Load(port, made.tokens, client_count=8, seconds=1).run()  # warms up
            let_tables_be_known(made)
            for client_count in CLIENT_COUNTS:
                answers = Load(port, made.tokens, client_count, seconds).run()
                lines += tap_lines(_clients(client_count), answers, limit, "50 %" if client_count == 8 else "")
        return lines


def measure_batches(folder: Path, database: str, seconds: float) -> list[Line]:
    """A tablet that comes back: 50 entries a request."""
    limit = _limit(folder, database, 100, seconds)
    with instance(folder, database) as made:
        lines = []
        with served(made) as port:
            Load(port, made.tokens, client_count=1, seconds=1, item_count=50).run()
            let_tables_be_known(made)
            for client_count in CLIENT_COUNTS:
                answers = Load(port, made.tokens, client_count, seconds, item_count=50).run()
                lines += tap_lines(f"{_clients(client_count)}, 50 each", answers, limit, "60 %", p99_aim="")
        return lines


def tap_lines(what: str, answers: Answers, limit: float | None, aim: str, p99_aim: str = "< 10") -> list[Line]:
    """The lines that tell of answers."""
    return [
        Line(f"{what}: rate", answers.rate, "entries/s", limit, aim),
        Line(f"{what}: p50", answers.milliseconds_at(0.5), "ms"),
        Line(f"{what}: p99", answers.milliseconds_at(0.99), "ms", aim=p99_aim),
        Line(f"{what}: worst", answers.milliseconds_at(1.0), "ms"),
        Line(f"{what}: errors", answers.error_count, "", aim="0"),
    ]


def _limit(folder: Path, database: str, rows_a_commit: int, seconds: float) -> float:
    """What the bare loop reaches from an empty table on, as the server does: in a full one each row takes longer."""
    with instance(folder, database) as bare:
        return raw_loop.rate(bare.settings, rows_a_commit, seconds)


def _clients(count: int) -> str:
    return f"{count} client{'s' if count > 1 else ''}"


def _client_limit(made: Instance, seconds: float) -> float:
    """What the client can send at most, to a server that answers without reading."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        for _ in range(8):
            threading.Thread(target=_answer_without_reading, args=(listening,), daemon=True).start()
        return Load(listening.getsockname()[1], made.tokens, client_count=8, seconds=seconds).run().rate


def _answer_without_reading(listening: socket.socket) -> None:
    answer = b'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n"stored"'
    connection, _ = listening.accept()
    with connection:
        while connection.recv(65_536):
            connection.sendall(answer)
