"""Secrets of links and sessions, with the digests that are kept instead of them."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """256 random bits, as text that fits into a link or a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> bytes:
    """What the database keeps; a token has nothing to guess, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()
