"""Shows how far long work has come: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

Item = TypeVar("Item")


def watched(items: Iterable[Item], says: str, count: int | None = None) -> Iterable[Item]:
    """The items one after the other, with a bar that says what is done. count: of items that have no length."""
    terminal = Console(stderr=True)
    total = len(items) if isinstance(items, Sequence) else count
    return track(items, says, total=total, console=terminal, transient=True, disable=not terminal.is_terminal)
