"""What is done outside the premises: contacts, going along to authorities, meeting partners; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from app.demonstration.cast import Visitor
from app.demonstration.chance import some
from app.demonstration.happening import Happening, noted

SPRING = {3: 1.5, 4: 1.9, 5: 1.7}  # more call in spring
CHANNELS = ("phone", "sms", "social-media", "email", "video", "in-person", "letter")
CHANNEL_WEIGHTS = (45, 22, 18, 4, 2, 8, 1)
TOPICS = ("support", "relapse", "housing", "economy", "loneliness", "practical")
BAND_MINUTES = (3, 10, 22, 45)  # the middles of the buttons' bands
AUTHORITIES = (
    *("social-services", "employment-service", "health-care", "social-insurance", "probation", "housing-company"),
)
AUTHORITY_WEIGHTS = (34, 14, 24, 12, 8, 8)
PARTNERS = (
    *("supported-housing", "probation", "social-services", "employment-service", "police", "library", "health-centre"),
    *("pharmacy", "school", "womens-shelter", "parish", "red-cross", "city-mission", "budget-advice"),
    *("addiction-clinic", "psychiatry", "housing-company", "adult-education", "sports-club", "food-bank"),
)
FOUND_BY = ("friend", "friend", "friend", "outreach", "social-services", "probation", "open-house", "poster")


def contacts(day: date, usual_count: float, random: Random) -> list[Happening]:
    """Conversations by phone and other channels, evenings and weekends too."""
    expected = usual_count * SPRING.get(day.month, 1.0)
    count = int(expected) + some(random, expected % 1)
    return [_contact(day, random) for _ in range(count)]


def accompanied(day: date, random: Random) -> list[Happening]:
    """Going along to an authority, once or twice a week."""
    if not some(random, 0.27):
        return []
    authority = random.choices(AUTHORITIES, AUTHORITY_WEIGHTS)[0]
    return [noted(day, random.randint(540, 900), "accompaniment", authority=authority, minutes=90)]


def met_partners(day: date, random: Random) -> list[Happening]:
    """Information, meetings, visits to others."""
    if not some(random, 0.12):
        return []
    return [noted(day, 840, "cooperation", partner=random.choice(PARTNERS), count=random.choice((1, 1, 1, 2, 4)))]


def found_by(newcomers: Sequence[Visitor], random: Random) -> list[Happening]:
    """How new people found the place: heads, never beside a person."""
    return [
        noted(visitor.first_day, 780, "source", how_found=random.choice(FOUND_BY))
        for visitor in newcomers
        if some(random, 0.75)
    ]


def _contact(day: date, random: Random) -> Happening:
    values: dict[str, Any] = {
        "channel": random.choices(CHANNELS, CHANNEL_WEIGHTS)[0],
        "direction": random.choices(("in", "out"), (65, 35))[0],
        "minutes": random.choices(BAND_MINUTES, (30, 40, 20, 10))[0],
    }
    if some(random, 0.7):
        values["topic"] = random.choice(TOPICS)
    if some(random, 0.14):
        return noted(day, _minute(random), "outreach", channel=values["channel"], direction="out", reached="no")
    return noted(day, _minute(random), "outreach", **values)


def _minute(random: Random) -> int:
    return random.choices((random.randint(480, 1019), random.randint(1020, 1380)), (75, 25))[0]
