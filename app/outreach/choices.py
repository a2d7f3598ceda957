"""What is chosen of a contact, and what the log takes for it: bands by their middle, last night, yesterday; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.database.statements import AnyRow
from app.service_day import zone

BAND_MINUTES = (3, 10, 22, 45)
NO_ANSWER = "no-answer"
KEPT = "kept"  # of a contact that is changed: as it stands
NOW, LAST_NIGHT, YESTERDAY = "now", "last-night", "yesterday"
# An evening is stored at its middle, as lengths are: so it counts as outside office hours.
MIDDLE_OF_EVENING = "20:00"
DAYS_BACK = 7
CHANGED_FREELY = timedelta(minutes=10)
MOST_PEOPLE = 20


@dataclass(frozen=True)
class Contact:
    """A contact as it was chosen."""

    channel: str
    direction: str
    length: str
    when: str
    topic: str
    count: int


def calendar_day(now: datetime, time_zone: str) -> date:
    """The day on the wall: after midnight, "last night" is still the evening that people mean."""
    return now.astimezone(zone(time_zone)).date()


def earlier_days(today: date) -> list[date]:
    """The days before yesterday that can still be chosen where a contact is noted."""
    return [today - timedelta(days=count) for count in range(2, DAYS_BACK + 1)]


def at_of(when: str, now: datetime, time_zone: str) -> str:
    """When it was, as the log reads it; a day alone where no hour is known."""
    local = now.astimezone(zone(time_zone))
    if when == NOW:
        # To the minute: the same press that comes twice has the same content.
        return local.replace(second=0, microsecond=0).isoformat()
    yesterday = (local.date() - timedelta(days=1)).isoformat()
    if when == LAST_NIGHT:
        return f"{yesterday}T{MIDDLE_OF_EVENING}"
    return yesterday if when == YESTERDAY else when


def values_of(contact: Contact, now: datetime, time_zone: str, before: AnyRow | None = None) -> dict[str, Any]:
    """The columns of the entry; before: the contact that is changed, of which what is kept stays."""
    chosen: dict[str, Any] = {
        "channel": contact.channel,
        "direction": contact.direction,
        "topic": contact.topic,
        **_lasted(contact.length, before),
    }
    kept = before is not None and contact.when == KEPT
    at = at_as_kept(before) if kept and before is not None else at_of(contact.when, now, time_zone)
    said = {name: value for name, value in chosen.items() if value not in ("", None)}
    return {"kind": "outreach", "at": at, "count": contact.count, **said}


def length_of(contact: AnyRow) -> str:
    """The length as it is chosen; KEPT for one that is no band's middle, or that nobody has said."""
    if contact.reached is False:
        return NO_ANSWER
    return str(contact.minutes) if contact.minutes in BAND_MINUTES else KEPT


def may_be_changed_freely(received_at: datetime, now: datetime) -> bool:
    """Whether it was noted so lately that nobody asks why."""
    return now - received_at <= CHANGED_FREELY


def at_as_kept(contact: AnyRow) -> str:
    """When a contact was, written so that it is read as the same again."""
    return str(contact.at.isoformat() if contact.at is not None else contact.day.isoformat())


def _lasted(length: str, before: AnyRow | None) -> Mapping[str, Any]:
    if length == NO_ANSWER:
        return {"reached": "no"}
    if length == KEPT:
        return {"minutes": before.minutes if before is not None else None}
    return {"minutes": int(length)}
