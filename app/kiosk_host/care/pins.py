"""The PIN of the staff's corner: what one must be like, and the slow hash by which a tablet checks it without network.

A PIN has few digits: whoever steals a tablet and reads its storage finds it in hours, however slow the hash. What it
opens holds nothing about visitors, so it keeps hands off, and the form asks for digits that are used nowhere else.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

SHORTEST, LONGEST = 4, 8
SALT_BYTES = 16
# Half a second on a cheap tablet: long for ten thousand tries, short for the one that is right.
ITERATION_COUNT = 600_000


@dataclass(frozen=True)
class PinHash:
    """What is kept of a PIN, by the server and by the tablets of the place."""

    salt: bytes
    iteration_count: int
    digest: bytes


def is_pin(digits: str) -> bool:
    """Whether it can be a PIN: four to eight digits."""
    return SHORTEST <= len(digits) <= LONGEST and digits.isascii() and digits.isdigit()


def hash_of_pin(digits: str) -> PinHash:
    """The hash under a new salt; PBKDF2, because that is what every browser computes by itself."""
    salt = secrets.token_bytes(SALT_BYTES)
    return PinHash(salt, ITERATION_COUNT, hashlib.pbkdf2_hmac("sha256", digits.encode(), salt, ITERATION_COUNT))
