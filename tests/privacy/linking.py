"""Whoever has one organisation's whole data tries to say which of its numbers is whose at the other.

Each trial: a person with a card, as both organisations would store it; of two rows of the one, which is the person of
the other's row? A guesser that sees no more than chance is right in half of the trials.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from app.people.credentials import tag_of
from app.people.models import CredentialType
from app.people.recognition import new_identifier


class StoredCard(NamedTuple):
    """What one organisation stores of a card that its holder has agreed to be counted by."""

    tag: bytes
    card_id: bytes
    person_id: bytes


Distance = Callable[[StoredCard, StoredCard], float]


def _apart(one: bytes, other: bytes) -> float:
    return float((int.from_bytes(one[:16], "big") ^ int.from_bytes(other[:16], "big")).bit_count())


# How near two rows are; the nearer of two is what the guesser says.
GUESSERS: dict[str, Distance] = {
    "bits of the tags": lambda here, there: _apart(here.tag, there.tag),
    "bits of the persons' numbers": lambda here, there: _apart(here.person_id, there.person_id),
    "bits of the cards' numbers": lambda here, there: _apart(here.card_id, there.card_id),
    "order of the tags": lambda here, there: abs(here.tag[0] - there.tag[0]),
    "order of the persons": lambda here, there: abs(here.person_id[0] - there.person_id[0]),
    "tag against number": lambda here, there: _apart(here.tag, there.person_id),
}


def stored_by(token: str, key: bytes) -> StoredCard:
    """The card as an organisation with that key stores it."""
    return StoredCard(tag_of(CredentialType.CARD, token, key), new_identifier(), new_identifier())


def hits(distance: Distance, trials: int, random: Random, store: Callable[[str, bytes], StoredCard] = stored_by) -> int:
    """How often the guesser is right; a tie is decided by a coin."""
    here_key, there_key = secrets.token_bytes(32), secrets.token_bytes(32)
    count = 0
    for _ in range(trials):
        token, stranger = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        here = store(token, here_key)
        same, other = distance(here, store(token, there_key)), distance(here, store(stranger, there_key))
        count += random.random() < 0.5 if same == other else same < other
    return count


def is_chance(hit_count: int, trials: int, deviations: float = 4.0) -> bool:
    """Whether so many hits are what a coin gives: four standard deviations, one in 16 000 coins lies outside."""
    return abs(hit_count - trials / 2) <= deviations * math.sqrt(trials) / 2
