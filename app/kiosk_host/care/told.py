"""Reads what a tablet tells of itself; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.errors import BadRequest
from app.kiosk_host.models import VERSION_LENGTH, Trouble

KEYS = frozenset({"version", "queue_count", "storage_kept", "clock", "trouble", "started"})
VERSION_SIGNS = "[0-9a-z.-]*"
HIGHEST_QUEUE_COUNT = 2**31 - 1
# Seconds since 1970, up to the year 2200: a tablet may believe anything.
LATEST_CLOCK = 7_258_118_400
MOST_AHEAD_SECONDS = 2**31 - 1  # what the database's column takes


@dataclass(frozen=True)
class Told:
    """What one report says."""

    version: str
    queue_count: int
    is_storage_kept: bool
    clock_seconds: int  # what the tablet takes the time to be
    trouble: Trouble | None
    has_started: bool  # the first since its page was loaded


def read_told(body: Mapping[str, Any]) -> Told:
    """The report that a body is; raises BadRequest."""
    version = body.get("version")
    if not isinstance(version, str) or len(version) > VERSION_LENGTH or not re.fullmatch(VERSION_SIGNS, version):
        raise BadRequest(f"version must be at most {VERSION_LENGTH} small letters, digits, points and dashes.")
    trouble = body.get("trouble")
    if trouble is not None and trouble not in list(Trouble):
        raise BadRequest(f"trouble must be one of {', '.join(Trouble)}, or null.")
    return Told(
        version=version,
        queue_count=_whole(body, "queue_count", HIGHEST_QUEUE_COUNT),
        is_storage_kept=_yes_or_no(body, "storage_kept"),
        clock_seconds=_whole(body, "clock", LATEST_CLOCK),
        trouble=None if trouble is None else Trouble(trouble),
        has_started=_yes_or_no(body, "started"),
    )


def clock_ahead(told: Told, received_at: datetime) -> timedelta:
    """How far the tablet's clock goes before the server's; what is off by more than 68 years is off by 68."""
    ahead_seconds = told.clock_seconds - int(received_at.timestamp())
    return timedelta(seconds=max(-MOST_AHEAD_SECONDS, min(MOST_AHEAD_SECONDS, ahead_seconds)))


def _whole(body: Mapping[str, Any], name: str, highest: int) -> int:
    value = body.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= highest:
        raise BadRequest(f"{name} must be a whole number from 0 to {highest}.")
    return value


def _yes_or_no(body: Mapping[str, Any], name: str) -> bool:
    value = body.get(name)
    if not isinstance(value, bool):
        raise BadRequest(f"{name} must be true or false.")
    return value
