"""Remembers what was made of the very same numbers: a page opened twice asks the door and the auditor once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

MOST_REMEMBERED = 8  # reports that people write at the same time; the oldest goes first


class MadeBefore(Generic[Given, Made]):
    """A pure function with a memory of its last answers.

    What was given is compared whole, value by value, so that nothing needs to be told when something changes: other
    numbers are another question. Nothing that is remembered outlives the process.
    """

    def __init__(self, make: Callable[[Given], Made]) -> None:
        self._make = make
        self._remembered: deque[tuple[Given, Made]] = deque(maxlen=MOST_REMEMBERED)
        self._lock = Lock()

    def __call__(self, given: Given) -> Made:
        """What the function makes of it, remembered or made now."""
        with self._lock:
            remembered = tuple(self._remembered)
        for before, made in remembered:
            if before == given:
                return made
        made = self._make(given)
        with self._lock:
            self._remembered.append((given, made))
        return made
