"""Three years of a place: everything that happened there, in order; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.demonstration import at_hamnen, at_valla, outside, work
from app.demonstration.cast import Visitor, cast_of
from app.demonstration.chance import chance
from app.demonstration.door import taps
from app.demonstration.happening import Happening
from app.demonstration.opening import Day, is_forgotten, opening_days
from app.demonstration.places import HAMNEN, VALLA, Place

YEAR_COUNT = 3
NOON = 12 * 60
OUTREACH_A_DAY = {VALLA.premises: 1.3, HAMNEN.premises: 0.35}


@dataclass(frozen=True)
class Life:
    """What is told of one place."""

    place: Place
    first_day: date
    cast: list[Visitor]
    days: list[Day]
    happened: list[Happening]


def life_of(place: Place, today: date) -> Life:
    """The place's life up to noon of today, the same whenever and wherever it is asked on that day."""
    first_day = date(today.year - YEAR_COUNT, today.month, min(today.day, 28))
    cast = cast_of(place, first_day, today)
    days = opening_days(place, first_day, today)
    happened = [each for day in days for each in _on_the_premises(place, day, cast, today)]
    happened += _outside(place, cast, first_day, today)
    until_noon = [each for each in happened if (each.day, each.minute) < (today, NOON)]
    in_order = sorted(until_noon, key=lambda each: (each.day, each.minute))
    return Life(place, first_day, cast, days, _with_answers(in_order, cast))


def _on_the_premises(place: Place, day: Day, cast: Sequence[Visitor], today: date) -> list[Happening]:
    if not day.has_visitors or is_forgotten(place, day):
        return []
    random = chance("day", place.premises, day.day)
    came = [visitor for visitor in cast if visitor.comes(day.day, place, random)]
    anonymous_count = int(random.expovariate(1 / place.anonymous_a_day))
    if place is VALLA:
        anonymous_count += at_valla.extra_guests(day, random)
        return taps(day, came, anonymous_count, random) + at_valla.beside_visits(day, came, random)
    regulars = [visitor for visitor in cast if visitor.days_a_year >= 25 and _is_there(visitor, day.day)]
    return [
        *taps(day, came, anonymous_count, random),
        *at_hamnen.beside_visits(day, came, regulars, random),
        *at_hamnen.handed_out(day, today, random),
        *work.shifts(day, cast, random),
        *work.helpers_hours(day, random),
    ]


def _outside(place: Place, cast: Sequence[Visitor], first_day: date, today: date) -> list[Happening]:
    happened: list[Happening] = []
    for offset in range((today - first_day).days + 1):
        day = first_day + timedelta(days=offset)
        random = chance("outside", place.premises, day)
        is_weekday = day.weekday() < 5
        happened += outside.contacts(day, OUTREACH_A_DAY[place.premises] * (1 if is_weekday else 0.4), random)
        if is_weekday:
            happened += outside.accompanied(day, random) if place is VALLA else []
            happened += outside.met_partners(day, random)
    random = chance("newcomers", place.premises)
    newcomers = [visitor for visitor in cast if visitor.first_day > first_day]
    return happened + outside.found_by(newcomers, random) + work.placements(cast, first_day, random)


def _is_there(visitor: Visitor, day: date) -> bool:
    return visitor.first_day <= day <= visitor.last_day


def _with_answers(happened: Sequence[Happening], cast: Sequence[Visitor]) -> list[Happening]:
    """What people say of themselves goes with the first visit by each card."""
    answers: dict[int | None, dict[str, Any]] = {visitor.card: visitor.about for visitor in cast if visitor.says_yes}
    answers |= {visitor.new_card: {"replaces_lost": True} for visitor in cast if visitor.says_yes}
    answers.pop(None, None)
    told = []
    for each in happened:
        is_visit_with_card = each.values["kind"] == "visit" and each.card is not None
        about = answers.pop(each.card, {}) if is_visit_with_card else {}
        told.append(replace(each, about=about) if about else each)
    return told
