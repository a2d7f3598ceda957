"""Secrets of links, sessions and kiosks, with the digests that are kept instead of them."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """256 random bits, as text that fits into a link or a header."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(secret: str) -> bytes:
    """What the database keeps: of 256 bits, or of a code that lives for an hour, nothing can be guessed back."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
