"""Whether a password is among those that are tried first, alone or a few of them in a row."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from app.staff.keyboard_runs import is_keyboard_run

LIST = Path(__file__).with_name("often_used_passwords.txt")
LONG_LIST = Path(__file__).with_name("often_used_long_passwords.txt")
DIGEST_LENGTH = 16
FEWEST_PIECES = 4  # of four pieces there are more than anybody tries by a network
SHORTEST_PIECE = 3


@lru_cache(maxsize=1)
def often_used_passwords() -> frozenset[str]:
    """The list, in small letters."""
    return frozenset(line.casefold() for line in _lines_of(LIST))


@lru_cache(maxsize=1)
def digests_of_long_ones() -> frozenset[str]:
    """The list of those that are as long as a password has to be, each as `digest_of_password` gives it."""
    return frozenset(_lines_of(LONG_LIST))


def digest_of_password(plain: str) -> str:
    """What the list of the long ones says of a password in small letters."""
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def is_often_used(password: str) -> bool:
    """Whether it is an often used one, or made of fewer than four such, numbers and runs along the keyboard.

    sommarsommar2025 and lösenord lösenord! are made of two each, and are tried first all the same.
    """
    plain = password.casefold()
    if plain in often_used_passwords() or digest_of_password(plain) in digests_of_long_ones():
        return True
    letters = "".join(letter for letter in plain if letter.isalnum())
    return not letters or (fewest := _fewest_pieces(letters)) is not None and fewest < FEWEST_PIECES


def _fewest_pieces(letters: str) -> int | None:
    """Of how few different often used passwords and numbers it is made; None: not of such alone."""
    known = often_used_passwords()
    best: list[frozenset[str] | None] = [frozenset()] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for begin in range(end):
            before, piece = best[begin], letters[begin:end]
            if before is None or not _is_tried(piece, known):
                continue
            # The same word again makes nothing harder to guess.
            made = before | {piece}
            if best[end] is None or len(made) < len(best[end] or ()):
                best[end] = made
    whole = best[-1]
    return None if whole is None else len(whole)


def _is_tried(piece: str, known: frozenset[str]) -> bool:
    return piece.isdigit() or (len(piece) >= SHORTEST_PIECE and piece in known) or is_keyboard_run(piece)


def _lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
