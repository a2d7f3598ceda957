"""What participants are called: a picture that the program draws, so that nobody writes a name."""

from __future__ import annotations

import secrets
from collections.abc import Set

from app.people.pictures import PICTURES

Sign = tuple[str, int]  # a picture's slug, and a number from 1


def draw_sign(taken: Set[Sign]) -> Sign:
    """A picture by chance that nobody has; when all are taken, one with the next number."""
    number = 1
    while True:
        free = [picture.slug for picture in PICTURES if (picture.slug, number) not in taken]
        if free:
            return secrets.choice(free), number
        number += 1


def sign_in_words(picture: str, number: int, language: str) -> str:
    """Bee; of a second one: Bee 2."""
    found = next((each for each in PICTURES if each.slug == picture), None)
    word = picture if found is None else found.sv if language == "sv" else found.en
    name = word[:1].upper() + word[1:]
    return name if number == 1 else f"{name} {number}"
