"""Whether a password is among those that are tried first, alone or a few of them in a row."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

LIST = Path(__file__).with_name("often_used_passwords.txt")
FEWEST_PIECES = 4  # of four pieces there are more than anybody tries by a network
SHORTEST_PIECE = 3


@lru_cache(maxsize=1)
def often_used_passwords() -> frozenset[str]:
    """The list, in small letters."""
    lines = LIST.read_text("utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


def is_often_used(password: str) -> bool:
    """Whether it is an often used one, or made of fewer than four such and numbers put together.

    sommarsommar2025 and lösenord lösenord! are made of two each, and are tried first all the same.
    """
    plain = password.casefold()
    if plain in often_used_passwords():
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
            if before is None or not (piece.isdigit() or (len(piece) >= SHORTEST_PIECE and piece in known)):
                continue
            # The same word again makes nothing harder to guess.
            made = before | {piece}
            if best[end] is None or len(made) < len(best[end] or ()):
                best[end] = made
    whole = best[-1]
    return None if whole is None else len(whole)
