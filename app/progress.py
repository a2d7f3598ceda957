"""Shows how far long work has come: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, track

Item = TypeVar("Item")


def watched(items: Iterable[Item], says: str, count: int | None = None) -> Iterable[Item]:
    """The items one after the other, with a bar that says what is done. count: of items that have no length."""
    terminal = Console(stderr=True)
    total = len(items) if isinstance(items, Sequence) else count
    return track(items, says, total=total, console=terminal, transient=True, disable=not terminal.is_terminal)


@contextmanager
def stepwise(says: str) -> Iterator[Callable[[int, int], None]]:
    """Gives what is to be told how many steps are done, and of how many; a bar from the first time it is told."""
    terminal = Console(stderr=True)
    with Progress(console=terminal, transient=True, disable=not terminal.is_terminal) as shown:

        def tell(done: int, of: int) -> None:
            task_id = shown.task_ids[0] if shown.task_ids else shown.add_task(says, total=of)
            shown.update(task_id, completed=done, refresh=True)

        yield tell
