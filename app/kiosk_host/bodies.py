"""Reads the bodies of requests from kiosks, up to their items; pure."""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.errors import BadRequest, Refusal, TooMuch
from app.log.entry_times import read_moment
from app.log.fields import FieldRefused

HIGHEST_ITEM_COUNT = 500
ENVELOPE_KEYS = frozenset({"sent_at", "entries"})


@dataclass(frozen=True)
class Envelope:
    """What one request brings: items that nobody has looked at yet, and the tablet's clock when it sent them."""

    items: list[Any]
    sent_at: datetime | None


def read_envelope(raw: bytes, time_zone: str) -> Envelope:
    """The items of a body; raises BadRequest, TooMuch, Refusal."""
    body = json_object(raw, ENVELOPE_KEYS)
    items = body.get("entries")
    if not isinstance(items, list):
        raise BadRequest("entries must be a list.")
    if len(items) > HIGHEST_ITEM_COUNT:
        raise TooMuch(f"Send at most {HIGHEST_ITEM_COUNT} items at once; nothing of these was stored.")
    sent_at = body.get("sent_at")
    try:
        return Envelope(items, None if sent_at is None else read_moment(sent_at, time_zone))
    except FieldRefused as refused:
        raise Refusal(f"sent_at {refused}.") from None


def json_object(raw: bytes, allowed: Set[str]) -> dict[str, Any]:
    """The object that a body is; raises BadRequest."""
    try:
        body = _DECODER.decode(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadRequest("The body is not JSON in UTF-8.") from None
    if not isinstance(body, dict):
        raise BadRequest("The body must be an object.")
    unknown = sorted(body.keys() - allowed)
    if unknown:
        raise BadRequest(f"Unknown: {', '.join(unknown)[:200]}. Allowed: {', '.join(sorted(allowed))}.")
    return body


def _refuse_constant(_name: str) -> None:
    raise ValueError("NaN and Infinity are no JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
