"""The server behind a door that can pretend a new version of the kiosk: what it hands on differs in that alone."""

from __future__ import annotations

import http.server
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPMessage

VERSION = re.compile(rb'("version": "|data-version=")([0-9a-f]+)')
PASSED_ON = ("Content-Type", "Content-Security-Policy", "Cache-Control")


class ChangingServer:
    """Its address, and the version it says the kiosk has; empty: the one there is."""

    def __init__(self, behind: str, url: str) -> None:
        self.behind = behind
        self.url = url
        self.version = ""

    def ask(self, method: str, path: str, body: bytes | None, sent: HTTPMessage) -> tuple[int, HTTPMessage, bytes]:
        """The answer of the server behind, with the version put into it."""
        headers = {name: sent[name] for name in ("Content-Type", "Authorization", "Accept") if sent[name]}
        request = urllib.request.Request(self.behind + path, body, headers, method=method)  # noqa: S310  # our own
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310  # our own server
                status, got, content = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refused:
            status, got, content = refused.code, refused.headers, refused.read()
        if self.version:
            content = VERSION.sub(rb"\g<1>" + self.version.encode(), content)
        return status, got, content


@contextmanager
def changing_server(behind: str) -> Iterator[ChangingServer]:
    """Such a door, open until the end."""

    class Door(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"] or 0)))

        def _answer(self, body: bytes | None) -> None:
            status, headers, content = changing.ask(self.command, self.path, body, self.headers)
            self.send_response(status)
            for name in PASSED_ON:
                if headers[name]:
                    self.send_header(name, headers[name])
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door) as listening:
        changing = ChangingServer(behind, f"http://localhost:{listening.server_port}")
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield changing
        listening.shutdown()
