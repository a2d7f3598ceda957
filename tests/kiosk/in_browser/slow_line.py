"""A line between tablet and server that is slow, and on which answers get lost after the server has done its work."""

from __future__ import annotations

import http.client
import random
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORTION_BYTES = 400
SERVER_ANSWERS_WITHIN_SECONDS = 30
NOT_FORWARDED = {"transfer-encoding", "connection", "content-length", "date", "server"}


class Crossing(ThreadingHTTPServer):
    """Where the lines of all requests meet. That one of the ends is suddenly gone is no news here."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Says nothing of an end that is gone."""


class SlowLine:
    """Stands before the server at a port of its own. Fast and whole until it is told otherwise."""

    def __init__(self, server_port: int, seed: int = 7) -> None:
        self.bytes_a_second: float | None = None
        self.lost_share = 0.0
        self.lost_count = 0
        self.carried_bytes = 0
        self._chance = random.Random(seed)
        self._line = threading.Lock()  # one line for all that goes over it, as by the door
        line, port = self, server_port

        class Request(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.pass_on(b"")

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                body = b"".join(line.portions(self.rfile.read, length))
                self.pass_on(body)

            def pass_on(self, body: bytes) -> None:
                if not line.lets_through(self.path, body):
                    self.close_connection = True
                    return
                beyond = http.client.HTTPConnection("localhost", port, timeout=SERVER_ANSWERS_WITHIN_SECONDS)
                try:
                    headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
                    beyond.request(self.command, self.path, body or None, headers)
                    answer = beyond.getresponse()
                    content = line.delivered(self.path, answer.read())
                finally:
                    beyond.close()
                if line.loses(self.path):
                    self.close_connection = True
                    return
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in NOT_FORWARDED:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                for start in range(0, len(content), PORTION_BYTES):
                    self.wfile.write(line.carried(content[start : start + PORTION_BYTES]))

            def log_message(self, *_: object) -> None:
                """Says nothing: who came when stands in no log."""

        self._server = Crossing(("127.0.0.1", 0), Request)
        self.port: int = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Cut the line."""
        self._server.shutdown()
        self._server.server_close()

    def portions(self, read, length: int):  # type: ignore[no-untyped-def]
        """What comes in, as slowly as the line is."""
        while length > 0:
            portion = read(min(PORTION_BYTES, length))
            if not portion:
                return
            length -= len(portion)
            yield self.carried(portion)

    def carried(self, portion: bytes) -> bytes:
        """The portion, once the line has carried it."""
        self.carried_bytes += len(portion)
        if self.bytes_a_second is not None:
            with self._line:
                time.sleep(len(portion) / self.bytes_a_second)
        return portion

    def lets_through(self, path: str, body: bytes) -> bool:
        """Whether a request gets to the server; for lines with faults of their own."""
        return True

    def delivered(self, path: str, content: bytes) -> bytes:
        """What becomes of an answer on the way; for lines with faults of their own."""
        return content

    def loses(self, path: str) -> bool:
        """Whether the answer to this is lost, by chance."""
        if not path.startswith("/api/") or self._chance.random() >= self.lost_share:
            return False
        self.lost_count += 1
        return True
