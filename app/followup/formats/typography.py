"""The language's quotation marks and dashes in every word of a report that is read as a text."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.followup.composing.blocks import Report

LEFT_AS_THEY_ARE = {"language", "checksum", "diary_number", "figure_id", "table_id", "chart_id", "kind", "voice"}
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # no file format has a place for these
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")  # 2 146 stays on one line
MARKS = {"sv": ("”", "”"), "en": ("“", "”")}


def typeset_words(report: Report) -> Report:
    """The same report with its words as a typesetter writes them."""
    typeset: Report = _typeset(report, report.language)
    return typeset


def typographic(words: str, language: str) -> str:
    """The language's quotation marks, an apostrophe, a dash for a hyphen between spaces, numbers that hold together."""
    if language == "sv":
        words = THOUSANDS.sub("\N{NO-BREAK SPACE}", words)
    words = UNPRINTABLE.sub("", words)
    opening, closing = MARKS.get(language, MARKS["sv"])
    words = re.sub(r'(^|[\s(\[–])"', rf"\1{opening}", words).replace('"', closing)
    return re.sub(r"(?<=\s)-(?=\s)", "–", words.replace("'", "’"))


def _typeset(value: Any, language: str) -> Any:
    if isinstance(value, str):
        return typographic(value, language)
    if isinstance(value, tuple):
        return tuple(_typeset(each, language) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = [each.name for each in fields(value) if each.name not in LEFT_AS_THEY_ARE]
        return replace(value, **{name: _typeset(getattr(value, name), language) for name in kept})
    return value
