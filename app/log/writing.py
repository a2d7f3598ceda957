"""Which organisation's log is being written, with which keys, on which connection."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection

from app.keys import organisation_key
from app.log.models import CONTENT_HASH_BYTES, LIVE
from app.settings import Settings


@dataclass(frozen=True)
class LogKeys:
    """The keys of one organisation that its log is written with."""

    content: bytes
    credentials: bytes
    sealing: bytes


@lru_cache(maxsize=256)
def log_keys(settings: Settings, slug: str) -> LogKeys:
    """The keys of the organisation of that slug; raises KeyMissing, KeysTooOpen."""
    return LogKeys(*(organisation_key(settings, slug, purpose) for purpose in ("content", "credentials", "sealing")))


@dataclass(frozen=True)
class LogWriting:
    """One organisation's log, open for writing in the caller's transaction."""

    connection: Connection
    organisation_id: int
    keys: LogKeys
    batch_id: int = LIVE

    def hash_of(self, content: bytes) -> bytes:
        """A keyed hash of a draft's content: tells the same from another, confirms no guess of who came when."""
        return hmac.digest(self.keys.content, content, "sha256")[:CONTENT_HASH_BYTES]
