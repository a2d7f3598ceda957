"""Sums under code words, with what was not stated under a word of its own."""

from __future__ import annotations

from collections.abc import Iterable

UNSTATED = "unstated"


def summed_by_word(words_and_numbers: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """The sum for each word that occurs, in the order of the words; what was not stated comes last."""
    sums: dict[str, int] = {}
    for word, number in words_and_numbers:
        sums[word or UNSTATED] = sums.get(word or UNSTATED, 0) + number
    return dict(sorted(sums.items(), key=lambda item: (item[0] == UNSTATED, item[0])))
