"""A million guesses at what is printed on cards, the right ones among them, against the database without its keys."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from app.people.cards import NewCard
from app.people.pictures import PICTURES, written
from tests.disclosure_runs.outcome import Outcome, Plan
from tests.privacy.guessing import confirmed, prefixes, texts_in_tables, values_in_tables
from tests.privacy_runs.lived_in import lived_in

USUAL, QUICK = 1_000_000, 2_000
KEYS_TRIED = 6  # of what lies in the tables, and might have been a key; drawn anew for each portion
PORTION = 10_000


def guess_a_million_times(plan: Plan) -> Outcome:
    """How many guesses the tables confirm."""
    wanted, random = plan.of(USUAL, QUICK), Random(1)
    outcome = Outcome("guesses with the database alone", wanted)
    with tempfile.TemporaryDirectory() as folder, lived_in(Path(folder) / "instance", random, 4) as (_, _, cards):
        values = values_in_tables()
        stored, keys = prefixes(values), sorted(values | texts_in_tables())
        outcome.count("values in the tables", len(values))
        guesses = _guesses(cards, wanted)
        for _ in range(0, wanted, PORTION):
            portion = [guess for guess, _ in zip(guesses, range(PORTION), strict=False)]
            right = confirmed(portion, stored, random.sample(keys, KEYS_TRIED))
            outcome.count("confirmed", len(right))
            outcome.breaches += [f"a guess of {len(guess)} signs is confirmed" for guess in right]
    return outcome


def _guesses(cards: list[NewCard], count: int) -> Iterator[tuple[str, str]]:
    """The right ones first, then codes of cards and of pictures by turns."""
    right = [("card", card.token) for card in cards]
    right += [("pictures", written(card.pictures)) for card in cards if card.pictures]
    yield from right
    for number in range(count - len(right)):
        if number % 2:
            yield "pictures", "-".join(secrets.choice(PICTURES).slug for _ in range(5))
        else:
            yield "card", secrets.token_urlsafe(16)
