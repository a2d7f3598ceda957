"""Reads one entry from the values of a file's row or of a tablet's item; pure, says all that is wrong at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from app.activities.kinds import KIND, Kind
from app.log.drafts import EntryDraft, Origin, Place, Shown
from app.log.entry_times import read_time
from app.log.fields import (
    ABOUT_FIELDS,
    COLUMNS_OF_ALL_KINDS,
    FIELDS,
    REPLACES_LOST,
    Field,
    FieldRefused,
)
from app.service_day import LocalTime, local_time

SEPARATOR = "\x1f"
OF_EACH_ENTRY = frozenset({"id", "at", "seq", "credential", "rehearsal"})  # what happened is said by all the rest
BODIES_REMEMBERED = 1_024
IDENTIFIER = re.compile(r"[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
ENTRY_FIELD = {field.name: field for field in FIELDS}
ABOUT_FIELD = {field.name: field for field in (*ABOUT_FIELDS, REPLACES_LOST)}


class EntryRefused(ValueError):
    """An entry that cannot be understood: a list of (column, reason)."""

    def __init__(self, reasons: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{column} {reason}" for column, reason in reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class EntryBody:
    """What happened, apart from when, where and who it was: of a long file's rows many have the same."""

    kind: str
    activity: str | None
    count: int
    children: int
    minutes: int | None
    codes: dict[str, Any]  # the columns of its kind
    about: dict[str, Any]
    content: str  # the same for the same meaning


def read_identifier(value: Any) -> bytes:
    """16 bytes of a UUID, with or without dashes; raises FieldRefused."""
    text = value.strip() if isinstance(value, str) else ""
    if not IDENTIFIER.fullmatch(text):
        raise FieldRefused("must be a UUID or 32 hex digits")
    return bytes.fromhex(text.replace("-", ""))


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
    body, found = _body_of(values, shown is not None)
    reasons += found
    when = read_when(values.get("at"), place, reasons)
    if reasons or when is None:
        raise EntryRefused(reasons)
    draft = EntryDraft(
        id=identifier,
        place=place,
        origin=origin,
        kind=body.kind,
        day=when.day,
        hour=when.hour,
        at=when.at,
        activity=body.activity,
        shown=shown,
        count=body.count,
        children=body.children,
        minutes=body.minutes,
        codes=body.codes,
        about=body.about,
        claimed_at=when.at,
        content=content_of(place, when, shown, body),
    )
    if clock_off and when.at is not None:
        _correct_clock(draft, when.at + clock_off)
    return draft


def _body_of(values: Mapping[str, Any], has_person: bool) -> tuple[EntryBody, list[tuple[str, str]]]:
    """What happened, with what cannot be; read once for all who say the same, as people at a door do."""
    said = tuple([(name, type(value), value) for name, value in values.items() if name not in OF_EACH_ENTRY])
    try:
        return _read_once(said, has_person)
    except TypeError:  # a list or an object where a word should be: nothing to remember it by
        return _read_anew(values, has_person)


@lru_cache(BODIES_REMEMBERED)
def _read_once(said: tuple[tuple[str, type, Any], ...], has_person: bool) -> tuple[EntryBody, list[tuple[str, str]]]:
    return _read_anew({name: value for name, _, value in said}, has_person)


def _read_anew(values: Mapping[str, Any], has_person: bool) -> tuple[EntryBody, list[tuple[str, str]]]:
    reasons: list[tuple[str, str]] = []
    return read_body(values, has_person, reasons), reasons


def read_body(values: Mapping[str, Any], has_person: bool, reasons: list[tuple[str, str]]) -> EntryBody:
    """What happened; adds to the reasons what cannot be."""
    read = _read_fields(values, ENTRY_FIELD, reasons)
    about = read_about(values, reasons)
    if "kind" not in values:
        reasons.append(("kind", "is missing"))
    if "kind" in read:
        reasons += _against_its_kind(read, about, has_person, KIND[read["kind"]])
    kind, activity = read.pop("kind", ""), read.pop("activity", None)
    count, children, minutes = read.pop("count", 1), read.pop("children", 0), read.pop("minutes", None)
    content = [kind, activity or "", str(count), str(children), "" if minutes is None else str(minutes)]
    content += [f"{name}={value}" for name, value in sorted((read | about).items())]
    return EntryBody(kind, activity, count, children, minutes, codes=read, about=about, content=SEPARATOR.join(content))


def read_when(at: Any, place: Place, reasons: list[tuple[str, str]]) -> LocalTime | None:
    """When it happened; adds to the reasons why that cannot be told."""
    try:
        return read_time(at, place.time_zone, place.cutoff_minute)
    except FieldRefused as refused:
        reasons.append(("at", str(refused)))
        return None


def content_of(place: Place, when: LocalTime, shown: Shown | None, body: EntryBody) -> bytes:
    """The same bytes for the same meaning: 10:00+01:00 and 09:00Z are one moment, a count left out is 1."""
    moment = when.day.isoformat() if when.at is None else when.at.astimezone(UTC).isoformat()
    # What was shown without agreeing leads to nobody and says nothing: no trace of it may stay either.
    value = shown.value if shown is not None and shown.agreed else ""
    who = "" if shown is None else SEPARATOR.join((shown.type.value, str(shown.agreed), value))
    return SEPARATOR.join((str(place.premises_id), moment, body.content, who)).encode()


def read_about(values: Mapping[str, Any], reasons: list[tuple[str, str]]) -> dict[str, Any]:
    """What someone said of themselves, by column; adds to the reasons what cannot be."""
    return _read_fields(values, ABOUT_FIELD, reasons)


def _read_fields(
    values: Mapping[str, Any], fields: Mapping[str, Field], reasons: list[tuple[str, str]]
) -> dict[str, Any]:
    read = {}
    for name, value in values.items():
        if name not in fields or value is None:
            continue
        try:
            read[name] = fields[name].read(value)
        except FieldRefused as refused:
            reasons.append((name, str(refused)))
    return read


def _against_its_kind(
    read: Mapping[str, Any], about: Mapping[str, Any], has_person: bool, kind: Kind
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
    if has_person:
        if not kind.person_allowed:
            reasons.append(("person", f"must be empty: kind {kind.slug} is never tied to a person"))
        if count != 1:
            reasons.append(("count", "must be 1 with a person; companions are an entry of their own"))
        if read.get("children", 0):
            reasons.append(("children", "are counted by head, without a person"))
    elif about:
        reasons += [(column, "is kept with a person, and there is none") for column in about]
    return reasons


def _correct_clock(draft: EntryDraft, moment: datetime) -> None:
    corrected = local_time(moment, draft.place.time_zone, draft.place.cutoff_minute)
    draft.day, draft.hour, draft.at = corrected.day, corrected.hour, corrected.at
