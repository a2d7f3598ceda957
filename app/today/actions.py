"""Taking back what was noted wrongly today."""

from __future__ import annotations

from datetime import datetime

from app.database.statements import AnyRow
from app.errors import ReasonNeeded
from app.log.actions import void_entry
from app.log.drafts import Origin, Place
from app.log.models import Source
from app.staff.queries import SignedIn
from app.today.day_sheet import may_be_taken_back_freely


def take_back(entry: AnyRow, place: AnyRow, who: SignedIn, reason: str, now: datetime) -> None:
    """Void the entry; without a reason only within ten minutes, else ReasonNeeded. Twice is once."""
    if entry.is_voided:
        return
    if not reason and not may_be_taken_back_freely(entry.received_at, now):
        raise ReasonNeeded("It was noted more than ten minutes ago. Say in a word why it is wrong.")
    void_entry(
        entry.id,
        Place(place.organisation_id, place.id, place.time_zone, place.cutoff_minute),
        Origin(Source.STAFF, now, staff_id=who.staff_id),
        reason,
    )
