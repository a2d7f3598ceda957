"""What has been read and understood but not yet stored: drafts of the log's rows, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.log.models import Source
from app.people.models import CredentialType

Raw = Any  # a draft as it came, to be kept whole where it cannot be stored: bytes, or an item of JSON


@dataclass(frozen=True, slots=True)
class Place:
    """The premises an entry belongs to, with what decides its service day."""

    organisation_id: int
    premises_id: int
    time_zone: str
    cutoff_minute: int


@dataclass(frozen=True, slots=True)
class Origin:
    """By what way, by whose hand and when something came."""

    source: Source
    received_at: datetime
    kiosk_id: int | None = None
    staff_id: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown to be known again; without `agreed` it leads to nobody."""

    type: CredentialType
    value: str
    agreed: bool


@dataclass(slots=True)
class EntryDraft:
    """An entry that has been understood."""

    id: bytes
    place: Place
    origin: Origin
    kind: str
    day: date
    hour: int | None
    at: datetime | None
    activity: str | None = None
    shown: Shown | None = None
    person_id: bytes | None = None  # staff have chosen someone they know by card; then nothing is shown
    count: int = 1
    children: int = 0
    minutes: int | None = None
    codes: dict[str, Any] = field(default_factory=dict)  # the columns of its kind
    about: dict[str, Any] = field(default_factory=dict)
    seq: int | None = None
    claimed_at: datetime | None = None
    content: bytes = b""  # the same for the same meaning, whatever the way it was written
    raw: Raw = b""


@dataclass(frozen=True, slots=True)
class VoidDraft:
    """Takes something back."""

    id: bytes
    target_id: bytes
    place: Place
    origin: Origin
    reason: str = ""
    raw: Raw = b""
    only_own: bool = False  # takes back only an entry that came by the same kiosk

    @property
    def content(self) -> bytes:
        """What is taken back; by whom and why does not make it another void."""
        return self.target_id


@dataclass(frozen=True, slots=True)
class LeaveDraft:
    """Someone left."""

    id: bytes
    entry_id: bytes
    at: datetime
    place: Place
    origin: Origin
    content: bytes
    raw: Raw = b""


@dataclass(frozen=True, slots=True)
class AboutDraft:
    """Someone answered a question, after the entry it belongs to."""

    id: bytes
    entry_id: bytes
    about: dict[str, Any]
    place: Place
    origin: Origin
    content: bytes
    raw: Raw = b""


@dataclass(frozen=True, slots=True)
class ForgetDraft:
    """The holder of a card wants to be forgotten."""

    card: str  # what its QR code says
    place: Place
    origin: Origin
    raw: Raw = b""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An item that cannot be understood, kept whole with the reason.

    meant: the entry it would be. One that is in the log already came before, and nothing need be kept.
    """

    raw: Raw
    reason: str
    place: Place
    origin: Origin
    meant: EntryDraft | None = None


Draft = EntryDraft | VoidDraft | LeaveDraft | AboutDraft | ForgetDraft | Unreadable


class Status(StrEnum):
    """What became of an item."""

    STORED = "stored"
    ALREADY_STORED = "already_stored"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item, with the reason where it was set aside."""

    status: Status
    reason: str | None = None
