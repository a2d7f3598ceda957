"""From what a visitor shows to the keyed hash that is stored; pure but for the slow hash of picture codes."""

from __future__ import annotations

import hashlib
import hmac

from argon2.low_level import Type, hash_secret_raw

from app.code_keys import CodeKeys
from app.people.models import TAG_BYTES, CredentialType

# trust.md: picture codes have 22 bits, so each guess with a stolen database shall cost a tenth of a second.
ARGON2_MEMORY_KIB = 65_536
ARGON2_TIME_COST = 3
ARGON2_LANES = 1


def tag_of(type_: CredentialType, value: str, key: bytes) -> bytes:
    """The 32 bytes stored for a card's code or a file's label: HMAC-SHA-256 with the organisation's key."""
    return hmac.digest(key, f"{type_.value}\x1f{value}".encode(), "sha256")


def tags_of(type_: CredentialType, value: str, keys: CodeKeys) -> tuple[bytes, ...]:
    """What a code is known by under each key that is still tried, the newest first; slow for a picture code."""
    return tuple(
        tag_of_pictures(value, key) if type_ is CredentialType.PICTURES else tag_of(type_, value, key)
        for _, key in keys.numbered
    )


def tombstone_of(tag: bytes, key: bytes) -> bytes:
    """The 32 bytes that are kept of a forgotten card's code: a hash of its tag under a key of their own."""
    return hmac.digest(key, tag, "sha256")


def tag_of_pictures(value: str, key: bytes) -> bytes:
    """The 32 bytes stored for a picture code: Argon2id with a salt from the key, then HMAC; takes 0.15 s."""
    salt = hmac.digest(key, b"salt of picture codes", "sha256")[:16]
    slow = hash_secret_raw(value.encode(), salt, ARGON2_TIME_COST, ARGON2_MEMORY_KIB, ARGON2_LANES, TAG_BYTES, Type.ID)
    return hmac.digest(key, CredentialType.PICTURES.encode() + b"\x1f" + slow, hashlib.sha256)
