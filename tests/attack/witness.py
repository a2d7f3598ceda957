"""Sees every answer of the attacked server, whoever asked, and writes down what no answer may be."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.attack.judging import Answer, Asked, complaints, secrets_in

WHO = "X-Attack-As"  # the attacks say by it who they are, like iogt/volunteer; the program does not read it
MOST_REMEMBERED_BYTES = 200_000
READABLE = ("text/", "application/json", "application/problem+json", "image/svg", "application/xml")


class Witness:
    """Stands before the application; the answer passes as it is."""

    def __init__(self, application: Callable[..., Any], notes: Path, own_hosts: Iterable[str]) -> None:
        self.application, self.own_hosts = application, frozenset(own_hosts)
        self.notes = notes.open("a", encoding="utf-8", buffering=1)
        self.count = notes.with_suffix(".count").open("ab", buffering=0)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked, begun = _asked(environ), []
        self.count.write(b".")  # one for each request: the size of the file says how many

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            begun[:] = [status, headers]
            return start_response(status, headers, *rest)

        try:
            parts = self.application(environ, start)
            body = b"".join(parts)
        except Exception as fault:
            self._note(asked, [f"raised {type(fault).__name__}"])
            raise
        if hasattr(parts, "close"):
            parts.close()
        self._note(asked, complaints(asked, _answer(begun[0], begun[1], body), self.own_hosts))
        return [body]

    def _note(self, asked: Asked, found: list[str]) -> None:
        for each in found:
            self.notes.write(json.dumps({"what": each, "where": str(asked), "sent": asked.text[:300]}) + "\n")


def _asked(environ: dict[str, Any]) -> Asked:
    house, _, role = environ.get("HTTP_X_ATTACK_AS", "").partition("/")
    length = environ.get("CONTENT_LENGTH") or "0"
    sent = b""
    if length.isdecimal() and int(length) <= MOST_REMEMBERED_BYTES:
        sent = environ["wsgi.input"].read(int(length))
        environ["wsgi.input"] = io.BytesIO(sent)
    headers = {"Cookie": environ.get("HTTP_COOKIE", ""), "Authorization": environ.get("HTTP_AUTHORIZATION", "")}
    target = environ.get("PATH_INFO", "") + "?" + environ.get("QUERY_STRING", "")
    text = sent.decode("utf-8", "replace")
    return Asked(environ["REQUEST_METHOD"], target.rstrip("?"), house, role or "nobody", text, secrets_in(headers))


def _answer(status: str, headers: list[tuple[str, str]], body: bytes) -> Answer:
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    text = body.decode("utf-8", "replace") if kind.startswith(READABLE) else ""
    return Answer(int(status[:3]), tuple(headers), text)
