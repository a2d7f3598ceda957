"""A day at the door: who taps, with a card or without, and what they came for; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from app.demonstration.cast import Visitor
from app.demonstration.chance import some
from app.demonstration.happening import Happening
from app.demonstration.opening import Day

FORGETS_CARD_SHARE = 0.06
MISTAKE_SHARE = 0.006
CHECKS_OUT_SHARE = 0.12
IN_RUSH_SHARE = 0.9
STAYS_MINUTES = (10, 22, 45, 60, 90, 120, 150, 210)


def taps(day: Day, came: Sequence[Visitor], anonymous_count: int, random: Random) -> list[Happening]:
    """The visits of a day, companions and children beside them."""
    happened = [_tap(day, visitor, random) for visitor in came]
    for _ in range(anonymous_count):
        happened.append(_by_head(day, random, count=1))
        if some(random, 0.07):
            children = random.randint(0, 2)
            happened.append(_by_head(day, random, count=children + 1, children=children))
    if some(random, MISTAKE_SHARE * len(happened)):
        happened.append(Happening(day.day, _minute(day, random), {"kind": "visit"}, is_mistake=True))
    return happened


def came_for(day: date, minute: int, came: Sequence[Visitor], random: Random, **values: Any) -> list[Happening]:
    """A tile that visitors touched beside their visit, each with their card where they have one."""
    return [
        Happening(day, minute + random.randint(0, 20), values, visitor.card_on(day), visitor.says_yes)
        for visitor in came
    ]


def _tap(day: Day, visitor: Visitor, random: Random) -> Happening:
    card = None if some(random, FORGETS_CARD_SHARE) else visitor.card_on(day.day)
    values: dict[str, Any] = {"kind": "visit"}
    if some(random, CHECKS_OUT_SHARE):
        values["minutes"] = random.choice(STAYS_MINUTES)
    return Happening(day.day, _minute(day, random), values, card, visitor.says_yes)


def _by_head(day: Day, random: Random, **heads: int) -> Happening:
    return Happening(day.day, _minute(day, random), {"kind": "visit", **heads})


def _minute(day: Day, random: Random) -> int:
    """Somewhen while it was open, more in the first half; in the rush where there is one."""
    opens, closes = day.rush if day.rush and some(random, IN_RUSH_SHARE) else day.hours
    closes += 24 * 60 if closes < opens else 0
    return int(random.triangular(opens, closes - 20, opens + (closes - opens) * 0.35))
