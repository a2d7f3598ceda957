"""What a finger makes by going on along the keyboard or the alphabet."""

from __future__ import annotations

ROWS = ("1234567890", "qwertyuiopå", "asdfghjklöä", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzåäö")
COLUMNS = ("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p")
WAYS = ROWS + COLUMNS + tuple(way[::-1] for way in ROWS + COLUMNS)
SHORTEST_RUN = 4  # three in a row stand in ordinary words: first, define


def is_keyboard_run(piece: str) -> bool:
    """Whether small letters and digits follow each other on a Swedish keyboard, or in the alphabet, either way."""
    return len(piece) >= SHORTEST_RUN and any(piece in way for way in WAYS)
