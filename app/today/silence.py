"""When a kiosk that says nothing needs someone to look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

MAY_BE_SILENT = timedelta(minutes=30)  # it asks for its labels more often than that
MAY_BE_SILENT_WITHOUT_PLAN = timedelta(hours=24)


@dataclass(frozen=True)
class OpenHours:
    """Planned hours of a day in minutes after midnight; both empty: not open. Closing before opening: past midnight."""

    opens_minute: int | None
    closes_minute: int | None

    def has_been_open(self, minute: int, minutes: int) -> bool:
        """Whether it is open now and has been for so many minutes."""
        if self.opens_minute is None or self.closes_minute is None:
            return False
        length = (self.closes_minute - self.opens_minute) % 1440
        since_opening = (minute - self.opens_minute) % 1440
        return minutes <= since_opening < length


def is_silent(seen_at: datetime | None, now: datetime, local_minute: int, hours: OpenHours | None) -> bool:
    """Whether the kiosk should have been heard of: half an hour into planned hours, or a day where none are planned."""
    if hours is None:
        return seen_at is None or now - seen_at > MAY_BE_SILENT_WITHOUT_PLAN
    patience = int(MAY_BE_SILENT.total_seconds()) // 60
    return hours.has_been_open(local_minute, patience) and (seen_at is None or now - seen_at > MAY_BE_SILENT)
