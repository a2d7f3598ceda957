"""Shares in words: a percentage of few people says more than is known (71 % of 7)."""

from __future__ import annotations

from dataclasses import dataclass

BASE_FOR_PERCENT = 100
BASE_FOR_WORDS = 20

# The share from which each word holds, to the next; the middle is what the word says.
WORDS = (
    (0.0, "hardly any"),
    (0.04, "about one in twenty"),
    (0.075, "about a tenth"),
    (0.15, "about a fifth"),
    (0.225, "about a quarter"),
    (0.29, "about a third"),
    (0.367, "about two fifths"),
    (0.45, "about half"),
    (0.55, "about three fifths"),
    (0.633, "about two thirds"),
    (0.71, "about three quarters"),
    (0.775, "about four fifths"),
    (0.85, "about nine in ten"),
    (0.95, "almost all"),
)


@dataclass(frozen=True)
class Share:
    """A part of a whole, as it may be told: `percent` or `word` or, of the very few, neither."""

    part: float
    whole: float
    percent: int | None
    word: str | None


def share_of(part: float, whole: float) -> Share:
    """Percent from a hundred on, words from twenty on, below just the two numbers."""
    if whole < BASE_FOR_WORDS:
        return Share(part, whole, None, None)
    if whole >= BASE_FOR_PERCENT:
        return Share(part, whole, int(100 * part / whole + 0.5), None)
    if part == 0:
        return Share(part, whole, None, "none")
    if part == whole:
        return Share(part, whole, None, "all")
    return Share(part, whole, None, next(word for limit, word in reversed(WORDS) if part / whole >= limit))
