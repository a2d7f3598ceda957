"""Which organisation's log is being written, with which keys, on which connection."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app.code_keys import CodeKeys, code_key_numbers, code_keys
from app.keys import LASTING_PURPOSES, derived_key, organisation_key
from app.log.models import CONTENT_HASH_BYTES, LIVE
from app.people.vault.queries import OpenVault, vaults_open_to
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
    sealing: bytes
    forgetting: bytes
    codes: CodeKeys
    folder: Path | None = None  # where those of agreements' vaults lie, which are kept in no memory


_KEPT: dict[tuple[Settings, str], tuple[tuple[int, ...], LogKeys]] = {}


def log_keys(settings: Settings, slug: str) -> LogKeys:
    """The keys of the organisation of that slug; raises KeyMissing, KeysTooOpen.

    Which keys of codes there are is asked of the disk each time: one that another process has made is used at once,
    and one that it has destroyed lives on in no memory.
    """
    numbers = code_key_numbers(settings, slug)
    kept = _KEPT.get((settings, slug))
    if kept is not None and kept[0] == numbers:
        return kept[1]
    if kept is not None:
        forget_keys()
    content, sealing, forgetting = (organisation_key(settings, slug, purpose) for purpose in LASTING_PURPOSES)
    codes, folder = code_keys(settings, slug), settings.keys_folder.resolve()
    _KEPT[settings, slug] = (numbers, LogKeys(content, sealing, forgetting, codes, folder))
    return _KEPT[settings, slug][1]


def forget_keys() -> None:
    """Let this process remember no key; the next who needs one reads its file."""
    _KEPT.clear()
    derived_key.cache_clear()


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

    @property
    def vaults(self) -> list[OpenVault]:
        """The vaults to which the organisation's cards are shown; asked of the database each time."""
        folder = self.keys.folder
        return vaults_open_to(self.connection, self.organisation_id, folder) if folder else []
