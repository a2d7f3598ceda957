"""What happens at Vallastugan beside the visits: lunches, walks, a visiting group, two feasts; pure."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from app.demonstration.cast import Visitor
from app.demonstration.chance import some
from app.demonstration.door import came_for
from app.demonstration.happening import Happening, noted
from app.demonstration.opening import CHRISTMAS_EVE, NEW_YEARS_EVE, Day

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = 1, 2, 3, 4
AFTER_MIDNIGHT = 24 * 60


def beside_visits(day: Day, came: Sequence[Visitor], random: Random) -> list[Happening]:
    """What was noted on an open day."""
    if (day.day.month, day.day.day) == NEW_YEARS_EVE:
        return _new_years_party(day, came, random)
    if (day.day.month, day.day.day) == CHRISTMAS_EVE:
        return [noted(day.day, 960, "meal", activity="christmas-eve", count=len(came) + random.randint(8, 16))]
    weekday = day.day.weekday()
    happened: list[Happening] = []
    if weekday == FRIDAY:
        happened += _friday_lunch(day, came, random)
    if weekday in (TUESDAY, THURSDAY):
        walking = [visitor for visitor in came if some(random, 0.55)]
        slug = "tuesday-walk" if weekday == TUESDAY else "thursday-walk"
        happened += came_for(day.day, 640, walking, random, kind="walk", activity=slug)
        happened.append(noted(day.day, 700, "walk", activity=slug, count=random.randint(1, 2)))
    if weekday == WEDNESDAY:
        happened.append(noted(day.day, 1140, "session", activity="aa", count=random.randint(5, 12)))
    return happened


def extra_guests(day: Day, random: Random) -> int:
    """Guests without a card that a feast brings."""
    return random.randint(12, 20) if (day.day.month, day.day.day) in (CHRISTMAS_EVE, NEW_YEARS_EVE) else 0


def _friday_lunch(day: Day, came: Sequence[Visitor], random: Random) -> list[Happening]:
    eating = [visitor for visitor in came if some(random, 0.8)]
    lunch = came_for(day.day, 710, eating, random, kind="meal", activity="friday-lunch")
    lunch.append(noted(day.day, 760, "meal", activity="friday-lunch", count=random.randint(1, 3)))
    return lunch


def _new_years_party(day: Day, came: Sequence[Visitor], random: Random) -> list[Happening]:
    """Some come only after the fireworks; the service day ends at four."""
    late = [
        Happening(day.day, AFTER_MIDNIGHT + random.randint(5, 60), {"kind": "visit", "count": random.randint(1, 2)})
        for _ in range(3)
    ]
    party = came_for(day.day, 1260, came, random, kind="session", activity="new-year")
    return [*late, *party, noted(day.day, 1290, "session", activity="new-year", count=random.randint(10, 16))]
