"""A request ends where the server says it does, and what is hidden behind its end is never answered as another."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.benchmarks.served import free_port
from tests.kiosk.in_browser.server import eventually
from tests.quiet_night import let_the_night_be_over

HIDDEN = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
FIRST = b"GET /nope HTTP/1.1\r\nHost: localhost\r\n\r\n"
LAST = b"GET /nope HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
HEAD = b"POST /healthz HTTP/1.1\r\nHost: localhost\r\n"
NO_MORE = b"0\r\n\r\n"
SIZE = b"%x\r\n" % len(HIDDEN)
IN_A_CHUNK = SIZE + HIDDEN + b"\r\n" + NO_MORE + LAST
# Whoever heeded the length would take what is in the chunk for a request of its own.
LENGTH_OF_SIZE = b"Content-Length: %d\r\n" % len(SIZE)
CHUNKED = b"Transfer-Encoding: chunked\r\n"
# Each says of one body two ends, or one that can be read in two ways.
TWO_ENDS = {
    "length and chunks": LENGTH_OF_SIZE + CHUNKED + b"\r\n" + IN_A_CHUNK,
    "chunks and length": CHUNKED + LENGTH_OF_SIZE + b"\r\n" + IN_A_CHUNK,
    "two lengths": b"Content-Length: 5\r\nContent-Length: 50\r\n\r\n" + NO_MORE + HIDDEN,
    "a length in words": b"Content-Length: five\r\n\r\n" + NO_MORE + HIDDEN,
    "a length with a sign": b"Content-Length: +5\r\n\r\n" + NO_MORE + HIDDEN,
    "another way of chunks": b"Transfer-Encoding: xchunked\r\n\r\n" + NO_MORE + HIDDEN,
    "a space before the colon": b"Transfer-Encoding : chunked\r\n\r\n" + NO_MORE + HIDDEN,
    "a chunk of no size": CHUNKED + b"\r\nzz\r\n\r\n" + HIDDEN,
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where a real server listens."""
    instance: Path = tmp_path_factory.mktemp("boundaries") / "instance"
    variables = {**os.environ, "OASEN_INSTANCE": str(instance)}
    command = [sys.executable, "-P", "-m", "app"]
    subprocess.run([*command, "init"], env=variables, check=True, capture_output=True)
    let_the_night_be_over(instance)
    listening = free_port()
    process = subprocess.Popen([*command, "serve", "--port", str(listening)], env=variables)
    try:
        eventually(lambda: answers_to(listening, HIDDEN) != [], True)
        yield listening
    finally:
        process.terminate()
        process.wait()


def answers_to(port, request):
    """The statuses of all that comes until the server is done with the connection."""
    heard = b""
    # Closing with something unread may end in a reset; what came before it was heard all the same.
    with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request)
        while part := connection.recv(65536):
            heard += part
    return re.findall(rb"HTTP/1\.1 (\d{3}) ", heard)


def test_two_requests_in_a_row_are_two_answers(port):
    assert answers_to(port, FIRST + HIDDEN) == [b"404", b"200"]


@pytest.mark.parametrize("ends", TWO_ENDS)
def test_what_is_hidden_behind_a_request_is_never_answered(port, ends):
    """Else a proxy that reads another end than the server takes a stranger's request for its own."""
    assert set(answers_to(port, HEAD + TWO_ENDS[ends])) <= {b"400", b"404", b"405"}
