"""What happens at Café Hamnen beside the visits: suppers, groups, food bags, a children's Saturday; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from app.demonstration.cast import Visitor
from app.demonstration.chance import some
from app.demonstration.door import came_for
from app.demonstration.happening import Happening, noted
from app.demonstration.opening import Day

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, SATURDAY = 0, 1, 2, 3, 5
STRICTER_SINCE_DAYS = 430  # before today: from then on fewer food bags
GROUPS = {MONDAY: (("celebrate-recovery", 10, 1080),), TUESDAY: (("women", 5, 840),), WEDNESDAY: (("men", 6, 840),)}


def beside_visits(day: Day, came: Sequence[Visitor], regulars: Sequence[Visitor], random: Random) -> list[Happening]:
    """What was noted on an open day; groups gather regulars who need not have tapped at the door."""
    weekday = day.day.weekday()
    happened: list[Happening] = []
    for slug, people_count, minute in GROUPS.get(weekday, ()):
        members = random.sample(regulars, min(len(regulars), random.randint(people_count - 3, people_count)))
        happened += came_for(day.day, minute, members, random, kind="session", activity=slug)
    if weekday == THURSDAY:
        happened += _thursday_evening(day, came, random)
    if weekday == SATURDAY:
        happened.append(noted(day.day, 780, "session", activity="children", count=random.randint(9, 18)))
        happened.append(Happening(day.day, 670, {"kind": "visit", "count": 12, "children": 8}))
    return happened


def handed_out(day: Day, today: date, random: Random) -> list[Happening]:
    """Food bags on Thursdays, clothes and hygiene articles now and then; counted as heads by the staff."""
    happened = []
    if day.day.weekday() == THURSDAY:
        is_stricter = (today - day.day).days < STRICTER_SINCE_DAYS
        bags = random.randint(4, 8) if is_stricter else random.randint(9, 15)
        happened.append(noted(day.day, 1200, "handout", item="food-bag", count=bags))
    for item, share in (("clothes", 0.12), ("hygiene", 0.08)):
        if some(random, share):
            happened.append(noted(day.day, 800, "handout", item=item, count=random.randint(1, 4)))
    return happened


def _thursday_evening(day: Day, came: Sequence[Visitor], random: Random) -> list[Happening]:
    supper = noted(day.day, 1080, "meal", activity="thursday-supper", count=max(1, len(came) - random.randint(0, 4)))
    happened = [supper]
    if 8 <= day.day.day <= 14:
        happened += came_for(day.day, 1110, [each for each in came if some(random, 0.5)], random, **LP_MEETING)
    if day.day.month == 12 and 11 <= day.day.day <= 17:
        happened.append(noted(day.day, 1090, "meal", activity="christmas-buffet", count=random.randint(48, 64)))
    return happened


LP_MEETING = {"kind": "session", "activity": "lp-meeting"}
