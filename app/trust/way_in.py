"""What is answered by http where the house has https: the page on which a tablet learns to trust, and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from werkzeug.wrappers import Response

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

ANSWERED = ("/trust", "/static/")
READING = ("GET", "HEAD")


class WayIn:
    """Gives the application's own page of trust and what it is drawn with, and leads everything else to it.

    For a moment only (307): what a browser kept for good would go on after the house's address has changed.
    """

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        path = str(environment.get("PATH_INFO", ""))
        if environment.get("REQUEST_METHOD") not in READING:
            return Response("Here nothing is taken in: use the https address.\n", 405)(environment, start)
        if path.startswith(ANSWERED):
            # Whoever reads by http is nobody: no cookie of theirs is looked at.
            return self._application(environment | {"HTTP_COOKIE": ""}, start)
        wanted = f"?to={quote(path, safe='/')}" if path not in ("", "/") else ""
        answer = Response("", 307, {"Location": f"/trust/{wanted}", "Cache-Control": "no-store"})
        return answer(environment, start)
