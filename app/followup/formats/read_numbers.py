"""Numbers that a report writes in words, read back, so that a spreadsheet can reckon with them."""

from __future__ import annotations

import re

SPACES = "\u00a0\u202f "
WRITTEN = {
    "sv": re.compile(rf"[-−]?\d{{1,3}}(?:[{SPACES}]\d{{3}})*(?:,\d+)?|[-−]?\d+(?:,\d+)?"),
    "en": re.compile(r"[-−]?\d{1,3}(?:,\d{3})*(?:\.\d+)?|[-−]?\d+(?:\.\d+)?"),
}


def number_or_words(words: str, language: str) -> int | float | str:
    """The number that the words are in this language, else the words."""
    if not WRITTEN[language].fullmatch(words):
        return words
    plain = words.replace("−", "-")
    plain = re.sub(f"[{SPACES}]", "", plain).replace(",", ".") if language == "sv" else plain.replace(",", "")
    return float(plain) if "." in plain else int(plain)
