"""Reads the items a kiosk sends into drafts of the log; what cannot be understood is kept whole. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.log.drafts import (
    AboutDraft,
    Draft,
    EntryDraft,
    ForgetDraft,
    LeaveDraft,
    Origin,
    Place,
    Shown,
    Unreadable,
    VoidDraft,
)
from app.log.entry_reading import SEPARATOR, EntryRefused, read_about, read_entry, read_identifier
from app.log.entry_times import read_moment
from app.log.fields import ABOUT_FIELDS, FIELDS, REPLACES_LOST, FieldRefused
from app.people.models import CredentialType

CLOCK_MAY_BE_OFF = timedelta(minutes=10)
FARTHEST_FROM_NOW = timedelta(days=365)
TOO_FAR_OFF = "at lies more than a year from now: staff can date it"
CREDENTIAL_LENGTH = 200
HIGHEST_SEQ = 2**31 - 1

ABOUT_KEYS = frozenset(field.name for field in (*ABOUT_FIELDS, REPLACES_LOST))
ENTRY_KEYS = frozenset({"id", "seq", "at", "credential", "about", "rehearsal"} | {field.name for field in FIELDS})
CREDENTIAL_KEYS = frozenset({"type", "value", "agreed"})
CREDENTIAL_TYPES = {"card": CredentialType.CARD, "pictures": CredentialType.PICTURES}


class ItemRefused(ValueError):
    """An item that cannot be understood; the message is the reason."""


@dataclass(frozen=True)
class Delivery:
    """What holds for every item of one request."""

    place: Place
    origin: Origin
    clock_off: timedelta


def clock_off(sent_at: datetime | None, received_at: datetime) -> timedelta:
    """What to add to the tablet's clock: nothing while it is off by no more than ten minutes."""
    if sent_at is None or abs(received_at - sent_at) <= CLOCK_MAY_BE_OFF:
        return timedelta()
    return received_at - sent_at


def identifier_as_sent(item: Any) -> str | None:
    """The id as it was sent, for the answer; None when there is none."""
    given = item.get("id") if isinstance(item, dict) else None
    return given if isinstance(given, str) else None


def number_of_item(item: Any) -> int | None:
    """The running number of an item; None when there is none that can be read."""
    try:
        return read_seq(item) if isinstance(item, dict) else None
    except ItemRefused:
        return None


def read_item(item: Any, delivery: Delivery) -> Draft | None:
    """The draft of an item; None for a rehearsal, which is acknowledged and never counted."""
    try:
        if not isinstance(item, dict):
            raise ItemRefused("an item must be an object")
        if item.get("rehearsal") is True:
            return None
        return _reader_of(item)(item, delivery)
    except (ItemRefused, EntryRefused, FieldRefused) as refused:
        return Unreadable(item, str(refused), delivery.place, delivery.origin)


def _reader_of(item: dict[str, Any]) -> Callable[[dict[str, Any], Delivery], Draft]:
    if item.keys().isdisjoint(READERS):
        return _read_entry_item
    return next(read for key, read in READERS.items() if key in item)


def _read_entry_item(item: dict[str, Any], delivery: Delivery) -> EntryDraft | Unreadable:
    identifier = _identifier(item, "id")
    require_keys(item, ENTRY_KEYS)
    about = _about_of(item.get("about"))
    if "rehearsal" in item and item["rehearsal"] is not False:
        raise ItemRefused("rehearsal must be true or false")
    values = {name: value for name, value in item.items() if value is not None} | about
    draft = read_entry(
        identifier, values, read_shown(item.get("credential")), delivery.place, delivery.origin, delivery.clock_off
    )
    if about and draft.shown is not None and draft.shown.type is not CredentialType.CARD:
        raise ItemRefused("about goes with a card only")
    draft.seq, draft.raw = read_seq(item), item
    received_at = delivery.origin.received_at
    if abs((draft.at.date() if draft.at else draft.day) - received_at.date()) > FARTHEST_FROM_NOW:
        return Unreadable(item, TOO_FAR_OFF, delivery.place, delivery.origin, meant=draft)
    return draft


def _read_void(item: dict[str, Any], delivery: Delivery) -> VoidDraft:
    require_keys(item, frozenset({"id", "seq", "void"}))
    read_seq(item)
    return VoidDraft(_identifier(item, "id"), _identifier(item, "void"), delivery.place, delivery.origin, raw=item)


def _read_leave(item: dict[str, Any], delivery: Delivery) -> LeaveDraft:
    require_keys(item, frozenset({"id", "seq", "leave", "at"}))
    read_seq(item)
    entry_id = _identifier(item, "leave")
    try:
        at = read_moment(item.get("at"), delivery.place.time_zone)
    except FieldRefused as refused:
        raise ItemRefused(f"at {refused}") from None
    content = entry_id + str(int(at.timestamp())).encode()
    return LeaveDraft(
        _identifier(item, "id"), entry_id, at + delivery.clock_off, delivery.place, delivery.origin, content, item
    )


def _read_about_item(item: dict[str, Any], delivery: Delivery) -> AboutDraft:
    require_keys(item, frozenset({"id", "seq", "about", "of"}))
    read_seq(item)
    entry_id = _identifier(item, "of")
    reasons: list[tuple[str, str]] = []
    about = read_about(_about_of(item.get("about")), reasons)
    if reasons:
        raise EntryRefused(reasons)
    if not about:
        raise ItemRefused("about says nothing")
    content = entry_id + SEPARATOR.join(f"{name}={value}" for name, value in sorted(about.items())).encode()
    return AboutDraft(_identifier(item, "id"), entry_id, about, delivery.place, delivery.origin, content, item)


def _read_forget(item: dict[str, Any], delivery: Delivery) -> ForgetDraft:
    require_keys(item, frozenset({"id", "seq", "forget"}))
    read_seq(item)
    _identifier(item, "id")
    return ForgetDraft(_code(item["forget"], "forget"), delivery.place, delivery.origin)


# What an item is that is no entry: by the key that says so.
READERS: dict[str, Callable[[dict[str, Any], Delivery], Draft]] = {
    "void": _read_void,
    "leave": _read_leave,
    "of": _read_about_item,
    "forget": _read_forget,
}


def _about_of(about: Any) -> dict[str, Any]:
    if about is None:
        return {}
    if not isinstance(about, dict):
        raise ItemRefused("about must be an object")
    require_keys(about, ABOUT_KEYS)
    return {name: value for name, value in about.items() if value is not None}


def read_shown(credential: Any) -> Shown | None:
    """What was shown; a malformed value is as good as an unknown one. Raises ItemRefused."""
    if credential is None:
        return None
    if not isinstance(credential, dict):
        raise ItemRefused("credential must be an object or null")
    require_keys(credential, CREDENTIAL_KEYS)
    type_, value, agreed = credential.get("type"), credential.get("value"), credential.get("agreed", False)
    if type_ not in CREDENTIAL_TYPES:
        raise ItemRefused("credential type must be card or pictures")
    value = _code(value, "credential value")
    if not isinstance(agreed, bool):
        raise ItemRefused("credential agreed must be true or false")
    return Shown(CREDENTIAL_TYPES[type_], value, agreed)


def _code(value: Any, what: str) -> str:
    if not isinstance(value, str) or len(value) > CREDENTIAL_LENGTH:
        raise ItemRefused(f"{what} must be text of at most {CREDENTIAL_LENGTH} characters")
    # A lone surrogate cannot be written in UTF-8; replaced, it stays what it was: no card's code.
    return value.encode("utf-8", "replace").decode()


def _identifier(item: dict[str, Any], key: str) -> bytes:
    try:
        return read_identifier(item.get(key))
    except FieldRefused as refused:
        raise ItemRefused(f"{key} {refused}") from None


def read_seq(item: dict[str, Any]) -> int | None:
    """The running number that the tablet gave; raises ItemRefused."""
    seq = item.get("seq")
    if isinstance(seq, float) and seq.is_integer():
        seq = int(seq)
    if seq is None or (type(seq) is int and 0 <= seq <= HIGHEST_SEQ):
        return seq
    raise ItemRefused(f"seq must be a whole number from 0 to {HIGHEST_SEQ}")


def require_keys(item: dict[str, Any], allowed: frozenset[str]) -> None:
    """Raise ItemRefused for a key that is not allowed."""
    if not item.keys() <= allowed:
        unknown = sorted(str(key) for key in item.keys() - allowed)
        raise ItemRefused("unknown: " + ", ".join(unknown)[:200])
