"""One law: what it says, why it holds, where that is written, and how it is found among what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.disclosure.known import Known
from app.disclosure.relations import Relation


@dataclass(frozen=True)
class Law:
    """name: what it says, by which it is known. because: why anybody can rely on it. source: where it is written."""

    name: str
    because: str
    source: str
    find: Callable[[Known], Iterator[Relation]]
