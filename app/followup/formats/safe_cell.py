"""Words in a cell that no spreadsheet takes for a formula."""

from __future__ import annotations

from app.followup.formats.typography import UNPRINTABLE

# What a spreadsheet may take for the beginning of a formula, their full-width forms included (OWASP, CSV injection).
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MOST_LETTERS = 32_000  # of a cell in Excel, with room for the mark


def safe_cell(words: str) -> str:
    """The words, with an apostrophe before what might begin a formula, also behind spaces."""
    words = UNPRINTABLE.sub("", words)[:MOST_LETTERS]
    return f"'{words}" if words.lstrip(" \u00a0").startswith(BEGINS_A_FORMULA) else words
