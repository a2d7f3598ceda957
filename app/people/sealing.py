"""Seals small things that must lie in the database for a while, under a key that lies outside it."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


def seal(content: bytes, key: bytes) -> bytes:
    """Content nobody can read or change without the key (AES-256-GCM, random nonce in front)."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, None)


def unseal(sealed: bytes, key: bytes) -> bytes:
    """The content; raises cryptography's InvalidTag when key or bytes are not the ones."""
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
