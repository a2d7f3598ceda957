"""The invented people: how often each comes, from when to when, with which card, what they say of themselves; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from app.demonstration.chance import chance, some
from app.demonstration.places import Circle, Place

WITHOUT_CARD_SHARE = 0.08
SAYS_NO_SHARE = 0.04
LOSES_CARD_SHARE = 0.07
LOSES_NONE_DAYS = 200  # who comes for less has no time to lose it
LINKED_SHARE = 0.5  # of lost cards: the old one's number was known
ANSWERS_SHARE = 0.82
HOURS_A_WEEK = (2, 3, 4, 6, 6, 8, 8, 10, 12, 12, 15, 16, 18, 20, 20)
LONGEST_SHIFT_HOURS = 4


@dataclass(frozen=True)
class Visitor:
    """Someone who comes. card: the number of the card, None for who has none."""

    first_day: date
    last_day: date
    days_a_year: float
    says_yes: bool
    about: dict[str, Any]
    shifts: dict[int, tuple[int, int]]  # work training by weekday: beginning, minutes
    card: int | None = None
    new_card: int | None = None  # after the first was lost
    new_card_from: date | None = None
    is_linked: bool = False  # the new card is known to replace the old one

    def card_on(self, day: date) -> int | None:
        """The card they have on that day."""
        if self.new_card_from is not None and day >= self.new_card_from:
            return self.new_card
        return self.card

    def comes(self, day: date, place: Place, random: Random) -> bool:
        """Whether they look in on an ordinary open day."""
        open_weeks_a_year = 45
        likely = self.days_a_year * place.pull.get(day.weekday(), 0.0) / open_weeks_a_year
        return self.first_day <= day <= self.last_day and some(random, likely)


def cast_of(place: Place, first_day: date, today: date) -> list[Visitor]:
    """Everybody who has been at the place since the first day."""
    cards = count()
    return [
        visitor
        for circle_number, circle in enumerate(place.circles)
        for spot in range(circle.people_count)
        for visitor in _one_after_the_other(place, (circle_number, spot), circle, cards, (first_day, today))
    ]


def _one_after_the_other(
    place: Place, spot: tuple[int, int], circle: Circle, cards: Iterator[int], span: tuple[date, date]
) -> Iterator[Visitor]:
    """Who had one place in the circle, one after the other."""
    random = chance("cast", place.premises, str(spot))
    came_day = span[0] - timedelta(days=random.randint(0, circle.stays_days[1] // 2))
    while came_day <= span[1]:
        last_day = came_day + timedelta(days=random.randint(*circle.stays_days))
        if last_day >= span[0]:
            hours_a_week = HOURS_A_WEEK[spot[1]] if circle.is_in_training else 0
            visitor = Visitor(
                first_day=max(came_day, span[0]),
                last_day=last_day,
                days_a_year=random.uniform(*circle.days_a_year),
                says_yes=not some(random, SAYS_NO_SHARE),
                about=_about(came_day < span[0], random),
                shifts=_shifts(hours_a_week, random),
            )
            yield _with_card(visitor, cards, random)
        came_day = last_day + timedelta(days=random.randint(10, 70))


def _with_card(visitor: Visitor, cards: Iterator[int], random: Random) -> Visitor:
    """Most take a card, everybody in training does; some lose it and take another."""
    if visitor.shifts:
        return replace(visitor, card=next(cards), says_yes=True)
    if some(random, WITHOUT_CARD_SHARE):
        return visitor
    if (visitor.last_day - visitor.first_day).days < LOSES_NONE_DAYS or not some(random, LOSES_CARD_SHARE):
        return replace(visitor, card=next(cards))
    return replace(
        visitor,
        card=next(cards),
        new_card=next(cards),
        new_card_from=visitor.first_day + timedelta(days=random.randint(60, 180)),
        is_linked=some(random, LINKED_SHARE),
    )


def _about(came_before_there_were_cards: bool, random: Random) -> dict[str, Any]:
    """What they answer with their new card; a question left unanswered is left out."""
    gender = random.choices(("woman", "man", "other"), (38, 60, 2))[0]
    age_band = random.choices(("18-29", "30-44", "45-64", "65-plus"), (34, 28, 28, 10))[0]
    been_before = came_before_there_were_cards or some(random, 0.05)
    answers = {"gender": gender, "age_band": age_band, "been_before": been_before}
    if not been_before:
        answers["called_first"] = some(random, 0.2)
    return {name: answer for name, answer in answers.items() if some(random, ANSWERS_SHARE)}


def _shifts(hours_a_week: int, random: Random) -> dict[int, tuple[int, int]]:
    """An individual week: as few days as hold the hours, each beginning when it suits."""
    if hours_a_week == 0:
        return {}
    day_count = -(-hours_a_week // LONGEST_SHIFT_HOURS)
    minutes = hours_a_week * 60 // day_count
    return {weekday: (random.choice((540, 555, 570, 600)), minutes) for weekday in random.sample(range(5), day_count)}
