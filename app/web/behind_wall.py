"""Begins every request behind the wall: it sees nobody's rows until it is known for whom somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from app.database.wall import within

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class BehindWall:
    """Stands before the application (WSGI), the outermost of all."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environment: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The application's answer; what it was let see ends with it."""
        with within():
            return self.application(environment, start_response)
