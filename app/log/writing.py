"""Which organisation's log is being written, with which keys, on which connection."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection

from app.keys import organisation_key
from app.log.models import CONTENT_HASH_BYTES, LIVE
from app.settings import Settings

# Stands for the hash of an entry whose card is forgotten: with the key and the card, a real one would lead back to it.
FORGOTTEN = bytes(CONTENT_HASH_BYTES)
# Stands for the hash of what retention has thinned: with the key, a real one would confirm a guess of the time of day.
THINNED = b"\xff" * CONTENT_HASH_BYTES
# Nobody can tell any more whether what comes again under their id is the same, so it is taken for it.
INCOMPARABLE = frozenset({FORGOTTEN, THINNED})


@dataclass(frozen=True)
class LogKeys:
    """The keys of one organisation that its log is written with."""

    content: bytes
    credentials: bytes
    sealing: bytes
    forgetting: bytes


@lru_cache(maxsize=256)
def log_keys(settings: Settings, slug: str) -> LogKeys:
    """The keys of the organisation of that slug; raises KeyMissing, KeysTooOpen."""
    purposes = ("content", "credentials", "sealing", "forgetting")
    return LogKeys(*(organisation_key(settings, slug, purpose) for purpose in purposes))


@dataclass(frozen=True)
class LogWriting:
    """One organisation's log, open for writing in the caller's transaction."""

    connection: Connection
    organisation_id: int
    keys: LogKeys
    batch_id: int = LIVE

    def hash_of(self, content: bytes) -> bytes:
        """A keyed hash of a draft's content: tells the same from another, confirms no guess of who came when.

        Content that is empty is a forgotten card's.
        """
        return FORGOTTEN if not content else hmac.digest(self.keys.content, content, "sha256")[:CONTENT_HASH_BYTES]
