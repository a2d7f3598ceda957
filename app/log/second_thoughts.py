"""How long whoever noted something may take it back without being asked why; pure."""

from __future__ import annotations

from datetime import datetime, timedelta

TAKEN_BACK_FREELY = timedelta(minutes=10)


def may_be_taken_back_freely(received_at: datetime, now: datetime) -> bool:
    """Whether it was noted so lately that nobody asks why."""
    return now - received_at <= TAKEN_BACK_FREELY
