"""The topics every organisation starts with, and how a new one gets its code word; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

SLUG_LENGTH = 64
APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Topic:
    """A topic as it is offered."""

    slug: str
    name: str
    is_retired: bool = False


# Of everyday life and never a diagnosis; heads only, tied to nobody. The first are the most usual.
STARTING_TOPICS = (
    Topic("support", "Någon att prata med"),
    Topic("opening-hours", "Frågor om oss och våra tider"),
    Topic("loneliness", "Ensamhet"),
    Topic("relapse", "Sug eller återfall"),
    Topic("relative", "Orolig för någon nära"),
    Topic("housing", "Boende"),
    Topic("economy", "Pengar"),
    Topic("work", "Arbete eller sysselsättning"),
    Topic("authorities", "Hjälp med myndigheter"),
    Topic("practical", "Mat, kläder, något praktiskt"),
)


def slug_of(name: str, taken: Collection[str]) -> str:
    """A code word for a new topic, made of its name, that no other has."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    base = APART.sub("-", plain).strip("-")[: SLUG_LENGTH - 4].strip("-") or "topic"
    tries = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in tries if each not in taken)


def name_of_topic(slug: str | None, names: Mapping[str, str]) -> str:
    """What a topic is called; one that came in a file and is on no list is called by its code word."""
    return names.get(slug, slug) if slug else ""
