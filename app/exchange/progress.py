"""Says on a terminal how far long work has come; in a pipe it says nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

# Told how much more has been done of what was announced.
Advance = Callable[[int], None]


class Silence:
    """Announces nothing."""

    def announce(self, what: str, total: int) -> Advance:
        """Long work of so many steps begins; the answer takes each step."""
        return lambda step_count: None


SILENCE = Silence()


class Bar(Silence):
    """Draws a bar for each piece of work."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar

    def announce(self, what: str, total: int) -> Advance:
        """A bar of its own for what begins."""
        task = self._bar.add_task(what, total=total)
        return lambda step_count: self._bar.advance(task, step_count)


@contextmanager
def progress() -> Iterator[Silence]:
    """A bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield Silence()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield Bar(bar)
