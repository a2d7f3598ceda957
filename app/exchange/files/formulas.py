"""Keeps free text in a CSV file from being taken for a formula by a spreadsheet; pure."""

from __future__ import annotations

GUARD = "'"
# Fullwidth signs are taken for the plain ones by some spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def with_guard(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would else reckon with it."""
    return GUARD + text if _could_be_reckoned(text) else text


def without_guard(text: str) -> str:
    """The text as it was before with_guard."""
    return text[1:] if text.startswith(GUARD) and _could_be_reckoned(text) else text


def _could_be_reckoned(text: str) -> bool:
    return text.lstrip(GUARD).startswith(FORMULA_STARTS)
