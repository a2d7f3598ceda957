"""Reads the times and days that people type; pure."""

from __future__ import annotations

import re
from datetime import date

TIME = re.compile(r"(\d{1,2})(?:[.:,]?(\d{2}))?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)


def typed_minute(text: str) -> int:
    """Minutes after midnight of 9, 9.30, 09:30, 930 or 24; raises ValueError."""
    found = TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour == 24 and minute == 0:
        return 0
    if hour > 23 or minute > 59:
        raise ValueError(text)
    return hour * 60 + minute


def typed_day(text: str) -> date:
    """The day of 2026-12-24; raises ValueError, for a year that no plan is about too."""
    if not DAY.fullmatch(text.strip()):
        raise ValueError(text)
    day = date.fromisoformat(text.strip())
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(text)
    return day


def typed_form(minute: int | None) -> str:
    """A time as a field shows it: 10, 16.30; nothing for none."""
    if minute is None:
        return ""
    return f"{minute // 60}" if minute % 60 == 0 else f"{minute // 60}.{minute % 60:02d}"
