"""Lets the answer to a shown card take as long for a known card as for an unknown one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Longer than storing takes on an ordinary day; whoever stands at the tablet has been thanked long before.
STEP_SECONDS = 0.025


@contextmanager
def whole_steps(are_wanted: Callable[[], bool]) -> Iterator[None]:
    """What is done inside ends on a whole number of steps: how long it took within a step cannot be seen.

    are_wanted: asked at the end, when it is known whether a card was shown.
    """
    began_at = time.monotonic()
    try:
        yield
    finally:
        if are_wanted():
            time.sleep(left_of_step(time.monotonic() - began_at))


def left_of_step(seconds: float) -> float:
    """How long until the step that has begun is over."""
    return STEP_SECONDS - seconds % STEP_SECONDS
