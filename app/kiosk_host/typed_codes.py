"""Pairing codes that are typed by hand: how one is drawn, shown, and read back as people write it."""

from __future__ import annotations

import secrets

# Without 0 and O, 1 and I, which look alike on a screen: 32 signs, so that eight of them are 40 bits.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 8
GROUP = 4


def draw_code() -> str:
    """A new code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """As it is shown: ABCD-EFGH."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def typed_code(text: str) -> str | None:
    """The code that someone typed, in small letters, with dashes or spaces or without; None when it is not one."""
    code = "".join(text.upper().replace("-", " ").split())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
