"""Taking back what was noted wrongly today, and saying how many are inside."""

from __future__ import annotations

from datetime import datetime

from app.database.statements import AnyRow, insert_or_leave, table_of
from app.database.transaction import write_connection
from app.errors import ReasonNeeded
from app.log.actions import void_entry
from app.log.drafts import Origin
from app.log.models import Source
from app.log.second_thoughts import may_be_taken_back_freely
from app.log.staff_notes import place_of
from app.staff.queries import SignedIn
from app.today.models import InsideCount

INSIDE_COUNTS = table_of(InsideCount)


def take_back(entry: AnyRow, place: AnyRow, who: SignedIn, reason: str, now: datetime) -> None:
    """Void the entry; without a reason only within ten minutes, else ReasonNeeded. Twice is once."""
    if entry.is_voided:
        return
    if not reason and not may_be_taken_back_freely(entry.received_at, now):
        raise ReasonNeeded("It was noted more than ten minutes ago. Say in a word why it is wrong.")
    void_entry(entry.id, place_of(place), Origin(Source.STAFF, now, staff_id=who.staff_id), reason)


def say_inside(place: AnyRow, heads: int, identifier: bytes, who: SignedIn, now: datetime) -> None:
    """Say how many are inside now; the count goes on from there. The same press again changes nothing."""
    row = {
        "organisation_id": place.organisation_id,
        "id": identifier,
        "premises_id": place.id,
        "at": now,
        "heads": heads,
        "staff_id": who.staff_id,
    }
    with write_connection() as connection:
        insert_or_leave(connection, INSIDE_COUNTS, [row])
