"""Ten thousand trials of each way to say who is whose at the other organisation."""

from __future__ import annotations

from random import Random

from tests.disclosure_runs.outcome import Outcome, Plan
from tests.privacy.linking import GUESSERS, hits, is_chance

USUAL, QUICK = 10_000, 1_000


def link_at_the_other_organisation(plan: Plan) -> Outcome:
    """How often each guesser is right; a coin is in half of the trials."""
    trials = plan.of(USUAL, QUICK)
    outcome = Outcome("linking from the other organisation's whole data", trials * len(GUESSERS))
    for name, distance in GUESSERS.items():
        right = hits(distance, trials, Random(name))
        outcome.counted[f"right by {name}, of {trials}"] = right
        if not is_chance(right, trials):
            outcome.breaches.append(f"{name} is right in {right} of {trials}")
    return outcome
