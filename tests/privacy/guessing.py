"""Whoever has the database alone guesses what is printed on a card, and asks the tables whether it is so.

The guesser knows the program and everything in the database, and takes every value in it for a key or a salt. What
is tried on each guess: the hashes and keyed hashes that programs use, over the ways in which this one writes a code.
Why it is enough for all guesses: a stored value is HMAC-SHA-256 under a key of 256 random bits that stands in no file
of the database. To confirm one guess is to have that key, or to have broken HMAC; no number of guesses comes nearer.
Of a picture code the slow hash cannot even be begun, for its salt is made with the same key.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator

from sqlalchemy import select

from app.extensions import db

HASHES = ("sha256", "blake2s", "sha3_256")
SEPARATORS = ("", "\x1f", ":")
SHORTEST = 16  # bytes of what is stored of a code, at least


def values_in_tables() -> set[bytes]:
    """Every value of bytes in any column of any table."""
    found: set[bytes] = set()
    with db.engine.connect() as connection:
        for table in db.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                found |= {bytes(value) for value in row if isinstance(value, bytes | memoryview)}
    return found


def texts_in_tables() -> set[bytes]:
    """Every text in any column, for it may have been meant as a key."""
    with db.engine.connect() as connection:
        return {
            value.encode()
            for table in db.metadata.sorted_tables
            for row in connection.execute(select(table))
            for value in row
            if isinstance(value, str) and value
        }


def prefixes(values: Iterable[bytes]) -> set[bytes]:
    """What a digest is compared with: the values, and of long ones the part that a short column would keep."""
    return {part for value in values if len(value) >= SHORTEST for part in (value, value[:SHORTEST])}


def digests(guess: str, type_: str, keys: Iterable[bytes]) -> Iterator[bytes]:
    """What might be stored of a guess by a program that had been careless."""
    written = {guess, *(f"{type_}{separator}{guess}" for separator in SEPARATORS)}
    keyed = list(keys)
    for text in written:
        for name in HASHES:
            yield hashlib.new(name, text.encode()).digest()
        for key in keyed:
            yield hmac.digest(key, text.encode(), "sha256")


def confirmed(guesses: Iterable[tuple[str, str]], stored: set[bytes], keys: Iterable[bytes]) -> list[str]:
    """The guesses, each with its type, that the stored values confirm."""
    keyed = list(keys)
    return [
        guess
        for type_, guess in guesses
        if any(digest in stored or digest[:SHORTEST] in stored for digest in digests(guess, type_, keyed))
    ]
