"""Work training, volunteers, community service at Hamnen; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from app.demonstration.cast import Visitor
from app.demonstration.chance import some
from app.demonstration.happening import Happening, noted
from app.demonstration.opening import Day

STAYS_HOME_SHARE = 0.12
REFERRERS = ("employment-service", "employment-service", "labour-market-centre", "lss", "social-insurance", "probation")
THURSDAY = 3


def shifts(day: Day, cast: Sequence[Visitor], random: Random) -> list[Happening]:
    """Everybody's shift of that weekday, by their own schedule."""
    happened = []
    for visitor in cast:
        shift = visitor.shifts.get(day.day.weekday())
        if shift is None or not visitor.first_day <= day.day <= visitor.last_day or some(random, STAYS_HOME_SHARE):
            continue
        begins, minutes = shift
        where = "carpentry" if (visitor.card or 0) % 2 else "second-hand"
        values = {"kind": "training", "activity": where, "minutes": minutes}
        happened.append(Happening(day.day, begins, values, visitor.card_on(day.day)))
    return happened


def placements(cast: Sequence[Visitor], first_day: date, random: Random) -> list[Happening]:
    """Who placed people in training: heads, never beside a person; some placed nobody will name."""
    began = [max(visitor.first_day, first_day) for visitor in cast if visitor.shifts]
    return [noted(day, 600, "placement", referrer=random.choice(REFERRERS)) for day in began if some(random, 0.9)]


def helpers_hours(day: Day, random: Random) -> list[Happening]:
    """Volunteers on Thursday evening and some mornings; two people who do community service."""
    happened = []
    if day.day.weekday() == THURSDAY:
        people_count = random.randint(4, 7)
        minutes = people_count * 200
        happened.append(
            noted(day.day, 1250, "volunteering", count=people_count, minutes=min(1440, minutes), basis="estimated")
        )
    elif some(random, 0.6):
        happened.append(noted(day.day, 720, "volunteering", minutes=random.choice((120, 180, 240)), basis="measured"))
    if day.day.weekday() in (1, 2) and some(random, 0.8):
        happened.append(noted(day.day, 720, "community-service", count=2, minutes=2 * random.choice((180, 240))))
    return happened
