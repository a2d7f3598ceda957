"""Reads one entry from the values of a file's row or of a tablet's item; pure, says all that is wrong at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from app.activities.kinds import KIND, Kind
from app.log.drafts import EntryDraft, Origin, Place, Shown
from app.log.entry_times import read_time
from app.log.fields import (
    ABOUT_FIELDS,
    COLUMNS_OF_ALL_KINDS,
    FIELDS,
    REPLACES_LOST,
    FieldRefused,
)
from app.service_day import local_time

SEPARATOR = "\x1f"


class EntryRefused(ValueError):
    """An entry that cannot be understood: a list of (column, reason)."""

    def __init__(self, reasons: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{column} {reason}" for column, reason in reasons))
        self.reasons = reasons


def read_identifier(value: Any) -> bytes:
    """16 bytes of a UUID, with or without dashes; raises FieldRefused."""
    text = value.strip() if isinstance(value, str) else ""
    if len(text) in (32, 36) and text.isascii():
        try:
            return UUID(text).bytes
        except ValueError:
            pass
    raise FieldRefused("must be a UUID or 32 hex digits")


def read_entry(
    identifier: bytes,
    values: Mapping[str, Any],
    shown: Shown | None,
    place: Place,
    origin: Origin,
    clock_off: timedelta = timedelta(),
) -> EntryDraft:
    """The draft of an entry; raises EntryRefused with every column that cannot be.

    values: what was given by column, absent for empty. clock_off: what to add to the tablet's clock.
    """
    reasons: list[tuple[str, str]] = []
    read = _read_fields(values, FIELDS, reasons)
    about = read_about(values, reasons)
    when = None
    try:
        when = read_time(values.get("at"), place.time_zone, place.cutoff_minute)
    except FieldRefused as refused:
        reasons.append(("at", str(refused)))
    if "kind" not in values:
        reasons.append(("kind", "is missing"))
    if "kind" in read:
        reasons += _against_its_kind(read, about, shown, KIND[read["kind"]])
    if reasons or when is None:
        raise EntryRefused(reasons)
    draft = EntryDraft(
        id=identifier,
        place=place,
        origin=origin,
        kind=read.pop("kind"),
        day=when.day,
        hour=when.hour,
        at=when.at,
        activity=read.pop("activity", None),
        shown=shown,
        count=read.pop("count", 1),
        children=read.pop("children", 0),
        minutes=read.pop("minutes", None),
        codes=read,
        about=about,
        claimed_at=when.at,
    )
    draft.content = _content(draft)
    if clock_off and when.at is not None:
        _correct_clock(draft, when.at + clock_off)
    return draft


def read_about(values: Mapping[str, Any], reasons: list[tuple[str, str]]) -> dict[str, Any]:
    """What someone said of themselves, by column; adds to the reasons what cannot be."""
    return _read_fields(values, (*ABOUT_FIELDS, REPLACES_LOST), reasons)


def _read_fields(values: Mapping[str, Any], fields: tuple[Any, ...], reasons: list[tuple[str, str]]) -> dict[str, Any]:
    read = {}
    for field in fields:
        value = values.get(field.name)
        if value is None:
            continue
        try:
            read[field.name] = field.read(value)
        except FieldRefused as refused:
            reasons.append((field.name, str(refused)))
    return read


def _against_its_kind(
    read: Mapping[str, Any], about: Mapping[str, Any], shown: Shown | None, kind: Kind
) -> list[tuple[str, str]]:
    reasons = [
        (column, f"is not for kind {kind.slug}")
        for column in read
        if column not in COLUMNS_OF_ALL_KINDS and column not in kind.columns
    ]
    count = read.get("count", 1)
    if count > kind.highest_count:
        reasons.append(("count", f"of kind {kind.slug} must be at most {kind.highest_count}"))
    if read.get("children", 0) > count:
        reasons.append(("children", "must be at most count: children are among the heads"))
    if shown is not None:
        if not kind.person_allowed:
            reasons.append(("person", f"must be empty: kind {kind.slug} is never tied to a person"))
        if count != 1:
            reasons.append(("count", "must be 1 with a person; companions are an entry of their own"))
        if read.get("children", 0):
            reasons.append(("children", "are counted by head, without a person"))
    elif about:
        reasons += [(column, "is kept with a person, and there is none") for column in about]
    return reasons


def _content(draft: EntryDraft) -> bytes:
    """The same bytes for the same meaning: 10:00+01:00 and 09:00Z are one moment, a count left out is 1."""
    moment = draft.day.isoformat() if draft.at is None else draft.at.astimezone(UTC).isoformat()
    parts = [str(draft.place.premises_id), draft.kind, draft.activity or "", moment]
    parts += [str(draft.count), str(draft.children), "" if draft.minutes is None else str(draft.minutes)]
    parts += [f"{name}={value}" for name, value in sorted((draft.codes | draft.about).items())]
    if draft.shown is not None:
        parts += [draft.shown.type.value, str(draft.shown.agreed), draft.shown.value]
    return SEPARATOR.join(parts).encode()


def _correct_clock(draft: EntryDraft, moment: datetime) -> None:
    corrected = local_time(moment, draft.place.time_zone, draft.place.cutoff_minute)
    draft.day, draft.hour, draft.at = corrected.day, corrected.hour, corrected.at
