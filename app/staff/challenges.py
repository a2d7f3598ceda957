"""What a passkey is asked to sign: random, for one browser, for a few minutes, known again by its own seal; pure."""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256

LASTS = timedelta(minutes=5)
NONCE_BYTES, TIME_BYTES, SEAL_BYTES = 16, 8, 16


def new_challenge(key: bytes, whose: str, now: datetime) -> bytes:
    """A challenge; `whose` is what it is for and in which browser."""
    body = secrets.token_bytes(NONCE_BYTES) + int((now + LASTS).timestamp()).to_bytes(TIME_BYTES, "big")
    return body + _seal(key, whose, body)


def lapses_at(challenge: bytes, key: bytes, whose: str, now: datetime) -> datetime | None:
    """Until when it may be answered; None for one that is not from here, not theirs, or too old."""
    body, seal = challenge[:-SEAL_BYTES], challenge[-SEAL_BYTES:]
    if len(body) != NONCE_BYTES + TIME_BYTES or not hmac.compare_digest(seal, _seal(key, whose, body)):
        return None
    until = datetime.fromtimestamp(int.from_bytes(body[NONCE_BYTES:], "big"), UTC)
    return until if until > now else None


def _seal(key: bytes, whose: str, body: bytes) -> bytes:
    return hmac.new(key, whose.encode("utf-8", "replace") + b"\0" + body, sha256).digest()[:SEAL_BYTES]
