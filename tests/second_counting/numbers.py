"""Arithmetic that the figures share: shares, medians, sums under a word."""

from collections.abc import Iterable


def nothing(reason: str) -> dict:
    """A figure without a value, and why."""
    return {"value": None, "reason": reason}


def divided(part: int, whole: int, reason_without: str) -> dict:
    """A figure that is a share or an average; without a whole there is none."""
    return {"value": part / whole} if whole else nothing(reason_without)


def median(values: Iterable[float]) -> float:
    """The middle value, or halfway between the two in the middle; a whole number as an integer."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return ordered[middle]
    halfway = (ordered[middle - 1] + ordered[middle]) / 2
    both_whole = isinstance(ordered[middle - 1], int) and isinstance(ordered[middle], int)
    return int(halfway) if both_whole and halfway == int(halfway) else halfway


def rounded_half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number of a fraction, computed without fractions."""
    return (2 * numerator + denominator) // (2 * denominator)


def summed_by_word(words_and_numbers: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The sum for each word that occurs; what was not stated stands under its own word."""
    sums: dict[str, int] = {}
    for word, number in words_and_numbers:
        sums[word or "unstated"] = sums.get(word or "unstated", 0) + number
    return sums
