"""Numbers as people type them: heads, hours with halves; pure."""

from __future__ import annotations

import re
from fractions import Fraction

MOST_HOURS = 240
WHOLE = re.compile(r"[0-9]{1,6}")
HOURS = re.compile(r"([0-9]{1,3})(?:[.,:]([0-9]{1,2}))?|[.,]([0-9]{1,2})")


class AmountRefused(ValueError):
    """What was typed is no amount that can be."""


def whole_amount(typed: str, lowest: int, highest: int) -> int:
    """A whole number between the two; raises AmountRefused."""
    text = typed.strip()
    if not WHOLE.fullmatch(text) or not lowest <= int(text) <= highest:
        raise AmountRefused(text)
    return int(text)


def minutes_of_hours(typed: str, most_hours: int = MOST_HOURS) -> int:
    """The minutes of hours written like 3, 2,5, 2.75 or 1:30; raises AmountRefused for none and for too many."""
    text = typed.strip()
    found = HOURS.fullmatch(text)
    if found is None:
        raise AmountRefused(text)
    whole, part, part_alone = found.groups()
    if ":" in text:
        minutes = int(part)
        if len(part) != 2 or minutes > 59:
            raise AmountRefused(text)
    else:
        decimals = part or part_alone or "0"
        minutes = round(Fraction(int(decimals), 10 ** len(decimals)) * 60)
    total = int(whole or 0) * 60 + minutes
    if not 0 < total <= most_hours * 60:
        raise AmountRefused(text)
    return total
