"""Reads the bodies of requests from kiosks, up to their items; pure."""

from __future__ import annotations

import json
import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.errors import BadRequest, Refusal, TooMuch
from app.log.entry_times import read_moment
from app.log.fields import FieldRefused

HIGHEST_ITEM_COUNT = 500
TABLET_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Envelope:
    """What one request brings: items that nobody has looked at yet, and the tablet's clock when it sent them.

    tablet: what the tablet calls itself, whatever kiosk it is paired as; None where it has not said.
    """

    items: list[Any]
    sent_at: datetime | None
    tablet: bytes | None = None


def read_entries(raw: bytes, time_zone: str) -> Envelope:
    """The items of a body, in the clear; raises BadRequest, TooMuch, Refusal."""
    return _read_envelope(json_object(raw, {"sent_at", "entries"}), "entries", time_zone)


def read_boxes(raw: bytes, time_zone: str) -> Envelope:
    """The boxes of a body; raises BadRequest, TooMuch, Refusal."""
    return _read_envelope(json_object(raw, {"sent_at", "tablet", "boxes"}), "boxes", time_zone)


def _read_envelope(body: dict[str, Any], list_name: str, time_zone: str) -> Envelope:
    items = body.get(list_name)
    if not isinstance(items, list):
        raise BadRequest(f"{list_name} must be a list.")
    if len(items) > HIGHEST_ITEM_COUNT:
        raise TooMuch(f"Send at most {HIGHEST_ITEM_COUNT} items at once; nothing of these was stored.")
    sent_at = body.get("sent_at")
    try:
        moment = None if sent_at is None else read_moment(sent_at, time_zone)
    except FieldRefused as refused:
        raise Refusal(f"sent_at {refused}.") from None
    return Envelope(items, moment, read_tablet(body.get("tablet")))


def read_tablet(tablet: Any) -> bytes | None:
    """What a tablet calls itself, None where it has not said; raises Refusal."""
    if tablet is None:
        return None
    if not isinstance(tablet, str) or not TABLET_ID.fullmatch(tablet):
        raise Refusal("tablet must be 32 hex digits in small letters.")
    return bytes.fromhex(tablet)


def json_object(raw: bytes, allowed: Set[str]) -> dict[str, Any]:
    """The object that a body is; raises BadRequest."""
    try:
        body = DECODER.decode(raw.decode("utf-8-sig"))
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


DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
