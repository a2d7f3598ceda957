"""One invented thing that happened, before it is handed to the log."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any


@dataclass(frozen=True)
class Happening:
    """What a tablet or the staff note. minute: of the service day; past 1440 lies after midnight."""

    day: date
    minute: int
    values: dict[str, Any]
    card: int | None = None
    agreed: bool = True
    about: dict[str, Any] = field(default_factory=dict)
    is_noted_by_staff: bool = False
    is_mistake: bool = False  # noted, then taken back

    @property
    def at(self) -> str:
        """When, as the clock on the wall shows it."""
        return (datetime.combine(self.day, time()) + timedelta(minutes=self.minute)).isoformat()


def noted(day: date, minute: int, kind: str, card: int | None = None, **values: Any) -> Happening:
    """What the staff write down."""
    return Happening(day, minute, {"kind": kind, **values}, card, is_noted_by_staff=True)
