"""Shares of what is published: whole percent on large numbers, words on smaller ones, nothing on small ones."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

LEAST_FOR_PERCENT = 100
LEAST_FOR_WORDS = 20


@dataclass(frozen=True)
class Share:
    """A share as it may be told: percent, or else the words for it."""

    percent: int | None
    sv: str
    en: str


# What a share is called that is nearest to this; the ends are for nearly none and nearly all.
WORDS: tuple[tuple[Fraction, str, str], ...] = (
    (Fraction(0), "nästan ingen", "hardly any"),
    (Fraction(1, 10), "ungefär en tiondel", "about a tenth"),
    (Fraction(1, 5), "ungefär en femtedel", "about a fifth"),
    (Fraction(1, 4), "ungefär en fjärdedel", "about a quarter"),
    (Fraction(1, 3), "ungefär en tredjedel", "about a third"),
    (Fraction(2, 5), "ungefär två femtedelar", "about two fifths"),
    (Fraction(1, 2), "ungefär hälften", "about half"),
    (Fraction(3, 5), "ungefär tre femtedelar", "about three fifths"),
    (Fraction(2, 3), "ungefär två tredjedelar", "about two thirds"),
    (Fraction(3, 4), "ungefär tre fjärdedelar", "about three quarters"),
    (Fraction(4, 5), "ungefär fyra femtedelar", "about four fifths"),
    (Fraction(9, 10), "ungefär nio tiondelar", "about nine tenths"),
    (Fraction(1), "nästan alla", "nearly all"),
)


def told_share(part: int | None, base: int | None) -> Share | None:
    """The share of part in base, both as published (None: hidden); None when it is not told.

    Percent are rounded half up. Source of the limits: trust.md, "Disclosure control", 10.
    """
    if part is None or base is None or base < LEAST_FOR_WORDS or not 0 <= part <= base:
        return None
    if base >= LEAST_FOR_PERCENT:
        percent = (200 * part + base) // (2 * base)
        return Share(percent, f"{percent}\N{NO-BREAK SPACE}%", f"{percent}%")
    _, sv, en = min(WORDS, key=lambda each: abs(each[0] - Fraction(part, base)))
    return Share(None, sv, en)
