"""A key as it stands on paper, and read back from there; pure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from app.errors import Refusal
from app.keys import KEY_BYTES

GROUP = 4
CHECK_SIGNS = 4
# What is read or typed as another sign: a line of the sheet has none of these letters.
MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})


class LineMistyped(Refusal):
    """A line of the key sheet that does not fit its own check signs."""

    title = "That line does not fit"


@dataclass(frozen=True)
class KeyLine:
    """One key of the sheet: the file it is kept in, its signs in groups, and the check signs after them."""

    name: str
    groups: tuple[str, ...]
    check: str

    @property
    def signs(self) -> str:
        """All of it, as it is typed: groups, then the check."""
        return " ".join([*self.groups, self.check])


def line_of(name: str, key: bytes) -> KeyLine:
    """The key as the sheet shows it: 64 hexadecimal signs in groups of four, then four more to check them by."""
    signs = key.hex().upper()
    groups = tuple(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))
    return KeyLine(name, groups, _check(key))


def key_typed(text: str) -> bytes:
    """The key that a line of the sheet says; raises LineMistyped for one with a sign too few or wrong."""
    signs = re.sub(r"[\s–-]", "", text).upper().translate(MEANT)
    wanted = KEY_BYTES * 2 + CHECK_SIGNS
    if len(signs) != wanted:
        raise LineMistyped(f"A line has {wanted} signs, and here are {len(signs)}. Look which are missing or too many.")
    try:
        key = bytes.fromhex(signs[:-CHECK_SIGNS])
    except ValueError:
        raise LineMistyped("A line has only the digits and the letters A to F. Look for another sign.") from None
    if _check(key) != signs[-CHECK_SIGNS:]:
        raise LineMistyped("The last four signs do not fit the rest. Look through the line once more.")
    return key


def fingerprint(key: bytes) -> str:
    """By what a key is known again that was on a sheet; of 256 random bits it tells nothing."""
    return hashlib.sha256(b"oasen key sheet " + key).hexdigest()[:16]


def _check(key: bytes) -> str:
    return hashlib.sha256(b"oasen check signs " + key).hexdigest()[:CHECK_SIGNS].upper()
