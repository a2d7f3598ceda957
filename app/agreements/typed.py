"""Reads the days, numbers and percentages that people type, and writes them as a field shows them; pure."""

from __future__ import annotations

import re
from datetime import date

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
NUMBER = re.compile(r"\d{1,10}", re.ASCII)
PERCENT = re.compile(r"([-\N{MINUS SIGN}]?)(\d{1,2})(?:[.,](\d{1,2}))?", re.ASCII)


def typed_day(text: str) -> date:
    """The day of 2026-12-24; raises ValueError."""
    if not DAY.fullmatch(text.strip()):
        raise ValueError(text)
    day = date.fromisoformat(text.strip())
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(text)
    return day


def typed_number(text: str) -> int | None:
    """The whole number of 452 948, with or without spaces; None for nothing; raises ValueError."""
    bare = re.sub(r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", "", text)
    if not bare:
        return None
    if not NUMBER.fullmatch(bare):
        raise ValueError(text)
    return int(bare)


def typed_percent(text: str) -> int | None:
    """The hundredths of 2,5 or 2.5 or -1 percent; None for nothing; raises ValueError."""
    bare = text.strip().removesuffix("%").strip()
    if not bare:
        return None
    found = PERCENT.fullmatch(bare)
    if found is None:
        raise ValueError(text)
    hundredths = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    return -hundredths if found[1] else hundredths


def number_text(number: int | None) -> str:
    """452 948; nothing for none."""
    return "" if number is None else f"{number:,}".replace(",", " ")


def percent_text(hundredths: int | None) -> str:
    """2,5 for 250; nothing for none."""
    if hundredths is None:
        return ""
    whole, rest = divmod(abs(hundredths), 100)
    written = f"{whole},{rest:02d}".rstrip("0").rstrip(",")
    return f"-{written}" if hundredths < 0 else written
