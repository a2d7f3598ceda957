"""Passwords: what one must be like, how one is kept, whether one is right."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from argon2.low_level import Type, hash_secret_raw

from app.staff.often_used_passwords import is_often_used

SHORTEST = 15
LONGEST = 256  # a sentence fits; a megabyte does not keep the server busy
FEWEST_DIFFERENT = 6
SHORTEST_KNOWN_WORD = 4  # "of", "och" and the like are in every sentence
MEMORY_KIB = 65536
CODE_TIME_COST, CODE_MEMORY_KIB = 2, 19456

_hasher = PasswordHasher(time_cost=3, memory_cost=MEMORY_KIB, parallelism=1)
# Each check holds 64 MiB: more at once would let strangers fill a small computer's memory.
_at_once = BoundedSemaphore(2)


class Weakness(StrEnum):
    """Why a password cannot be taken."""

    SHORT = "short"
    LONG = "long"
    MONOTONOUS = "monotonous"
    NAMED = "named"
    OFTEN_USED = "often used"


def weakness_of(password: str, known_words: tuple[str, ...]) -> Weakness | None:
    """What is wrong with a password, or None; `known_words` are names that a stranger tries first: theirs, the places'.

    What is left when each of those names, and each longer word of them, is taken away has to be half a password.
    """
    plain = _plain(password).casefold()
    if len(plain) < SHORTEST:
        return Weakness.SHORT
    if len(plain) > LONGEST:
        return Weakness.LONG
    for word in _words_tried(known_words):
        plain = plain.replace(word, "")
    if len(plain) < SHORTEST / 2:
        return Weakness.NAMED
    if len(set(plain)) < FEWEST_DIFFERENT:
        return Weakness.MONOTONOUS
    return Weakness.OFTEN_USED if is_often_used(plain) else None


def _words_tried(names: tuple[str, ...]) -> list[str]:
    """Names and their longer words in small letters, the longest first: "Kamratstödet" also without "Valla"."""
    whole = {_plain(name).casefold() for name in names if name}
    parts = {word for name in whole for word in name.split() if len(word) >= SHORTEST_KNOWN_WORD}
    return sorted(whole | parts, key=lambda word: (-len(word), word))


def hash_of(password: str) -> str:
    """The Argon2id hash with its parameters and its own salt."""
    with _at_once:
        return _hasher.hash(_plain(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password; without a kept one it is wrong, after just as long a time."""
    if len(password) > LONGEST * 4:
        return False
    with _at_once:
        try:
            return _hasher.verify(kept or _nobodys_hash(), _plain(password)) and kept is not None
        except VerifyMismatchError:
            return False


def slow_digest(code: str, salt: bytes) -> bytes:
    """The bare Argon2id hash of a random code, by a lighter measure: it holds 59 bits already."""
    return hash_secret_raw(
        code.encode(), salt, CODE_TIME_COST, CODE_MEMORY_KIB, parallelism=1, hash_len=32, type=Type.ID
    )


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this password")


def _plain(password: str) -> str:
    # The same letters however a keyboard composes them.
    return unicodedata.normalize("NFKC", password)
