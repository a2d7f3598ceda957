"""The lines of the key sheet: the keys as letters that a person can copy and a scanner can type; pure.

The backup key stands as age writes it, so that other programs open a backup with it. Every other key is 52 letters and
digits (base32, no 0, 1, 8 or 9) and four more that tell a slip of the pen.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyrage
from pyrage.x25519 import Identity

from app.backup.refusals import KeySheetUnread
from app.keys import KEY_BYTES

KEY_LETTERS, CHECK_LETTERS, GROUP_LETTERS = 52, 4, 4
LINE_LETTERS = KEY_LETTERS + CHECK_LETTERS
# A scanner that types for another keyboard puts other signs for the hyphens.
BACKUP_KEY = re.compile(r"AGE[^A-Z0-9]*SECRET[^A-Z0-9]*KEY[^A-Z0-9]*1([A-Z0-9]{58})")
READ_AS = str.maketrans({"0": "O", "1": "I", "8": "B"})


@dataclass(frozen=True)
class SheetKeys:
    """What a key sheet holds: keys of backups, and keys of the instance without their names."""

    backup: tuple[Identity, ...]
    instance: tuple[bytes, ...]


def line_of(key: bytes) -> str:
    """A key in groups of four letters, the last of them the check."""
    letters = base64.b32encode(key).decode().rstrip("=")
    whole = letters + _check_of(key)
    return " ".join(whole[start : start + GROUP_LETTERS] for start in range(0, LINE_LETTERS, GROUP_LETTERS))


def code_of(lines: Sequence[str]) -> str:
    """The text of the code that holds all lines: only capitals, digits and blanks but for the backup key's hyphens."""
    return " ".join(line if line.startswith("AGE") else line.replace(" ", "") for line in lines)


def keys_in(text: str) -> SheetKeys:
    """The keys of a sheet, typed off line by line or read from its code; raises KeySheetUnread with the line."""
    upper = text.upper()
    backup = tuple(_backup_key(found) for found in BACKUP_KEY.findall(upper))
    rest = BACKUP_KEY.sub(" ", upper)
    instance = tuple(
        key for number, line in enumerate(rest.splitlines(), start=1) for key in _keys_in_line(line, number)
    )
    if not backup and not instance:
        raise KeySheetUnread("There is no key in that. Copy the lines of the key sheet, or scan the code on it.")
    return SheetKeys(backup, instance)


def _backup_key(letters: str) -> Identity:
    try:
        return Identity.from_str(f"AGE-SECRET-KEY-1{letters}")
    except pyrage.IdentityError:
        raise KeySheetUnread(
            "The line that begins with AGE-SECRET-KEY-1 has a slip in it. Compare it with the key sheet."
        ) from None


def _keys_in_line(line: str, number: int) -> list[bytes]:
    letters = re.sub(r"\s", "", line).translate(READ_AS)
    if len(letters) % LINE_LETTERS:
        raise KeySheetUnread(
            f"Line {number} has {len(letters)} letters where a key has {LINE_LETTERS}. Compare it with the key sheet."
        )
    return [_key(letters[start : start + LINE_LETTERS], number) for start in range(0, len(letters), LINE_LETTERS)]


def _key(letters: str, number: int) -> bytes:
    try:
        key = base64.b32decode(letters[:KEY_LETTERS] + "====")
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES or _check_of(key) != letters[KEY_LETTERS:]:
        raise KeySheetUnread(f"Line {number} has a slip in it. Compare it with the key sheet, letter by letter.")
    return key


def _check_of(key: bytes) -> str:
    return base64.b32encode(hashlib.sha256(b"oasen key sheet" + key).digest()).decode()[:CHECK_LETTERS]
