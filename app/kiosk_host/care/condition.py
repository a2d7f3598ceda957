"""Decides from what a tablet last told whether somebody needs to see to it; pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from app.kiosk_host.intake.items import CLOCK_MAY_BE_OFF
from app.kiosk_host.models import Trouble

# A long weekend with the tablet off is nothing to see to.
SILENT_AFTER = timedelta(days=4)
QUEUE_IS_LONG = 10


class Tablet(Protocol):
    """What is known of a tablet; all but the first two as it last told, empty while it has told nothing."""

    seen_at: datetime | None
    told_at: datetime | None
    queue_count: int | None
    is_storage_kept: bool | None
    clock_ahead_seconds: int | None
    trouble: str | None


class Need(StrEnum):
    """Why somebody should see to a tablet, the worst first."""

    CANNOT_STORE = "cannot store"
    SILENT = "silent"
    QUEUE = "queue"
    STORAGE = "storage"
    CLOCK = "clock"


def needs_of(tablet: Tablet, now: datetime) -> list[Need]:
    """What needs a hand, the worst first; nothing of a tablet that was never paired."""
    if tablet.seen_at is None:
        return []
    silent = [Need.SILENT] if now - tablet.seen_at > SILENT_AFTER else []
    if tablet.told_at is None:
        return silent
    told = {
        Need.CANNOT_STORE: tablet.trouble == Trouble.STORAGE,
        Need.QUEUE: (tablet.queue_count or 0) >= QUEUE_IS_LONG,
        Need.STORAGE: tablet.is_storage_kept is False,
        Need.CLOCK: abs(timedelta(seconds=tablet.clock_ahead_seconds or 0)) > CLOCK_MAY_BE_OFF,
    }
    found = [*silent, *(need for need, is_so in told.items() if is_so)]
    return sorted(found, key=list(Need).index)
