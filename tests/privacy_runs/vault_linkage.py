"""Ten thousand trials of each way to follow a visitor from one party to the other, or into the vault, without the keys.

Each trial takes two visitors of both parties who are in no other trial, so that the trials are independent: of two
traces, which belongs to the visitor at the other party whose rows are all known? A coin is right in half.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from tests.disclosure_runs.outcome import Outcome, Plan
from tests.privacy.linking import is_chance
from tests.privacy_runs.two_parties import Trace, Visitor, visitors_of_both

USUAL, QUICK = 10_000, 100
DRAWN_TWICE = 2.2  # so many visitors are drawn for a pair, for some are left without one of the same half-years

Pair = tuple[Visitor, Visitor]


def _apart(one: bytes, other: bytes) -> float:
    return float((int.from_bytes(one[:16], "big") ^ int.from_bytes(other[:16], "big")).bit_count())


# How far apart two traces are; the nearer of two is what the guesser says.
GUESSERS: dict[str, Callable[[Trace, Trace], float]] = {
    "values that are equal": lambda one, other: -float(len(one.values & other.values)),
    "bits of the tags": lambda one, other: _apart(one.tag, other.tag),
    "bits of the numbers": lambda one, other: _apart(one.number, other.number),
    "order in the tables": lambda one, other: abs(one.place - other.place),
    "order of first visits": lambda one, other: abs(one.came - other.came),
    "first visit, order of numbers": lambda one, other: abs(one.came - other.place),
}


def _unlike(one: Trace, other: Trace) -> float:
    return float(len(one.half_years ^ other.half_years))


# From the other party's rows to the vault's, and to the first party's.
TO: dict[str, Callable[[Visitor], Trace]] = {"vault": lambda each: each.vault, "party": lambda each: each.here}


def link_through_the_vault(plan: Plan) -> Outcome:
    """How often each guesser is right, where half-years are shared; and, told beside it, where they are not."""
    trials, random = plan.of(USUAL, QUICK), Random(1)
    ways = len(GUESSERS) * len(TO) + 1
    outcome = Outcome("linking through the vault, keys apart", trials * ways)
    count = int(trials * DRAWN_TWICE) + 10
    with tempfile.TemporaryDirectory() as folder, visitors_of_both(Path(folder) / "instance", random, count) as found:
        alike, any_two = pairs_alike(found)[:trials], list(zip(found[::2], found[1::2], strict=False))[:trials]
    assert len(alike) == len(any_two) == trials
    for to, trace in TO.items():
        for name, distance in GUESSERS.items():
            _judge(outcome, f"{name} ({to})", alike, right_in(alike, distance, trace, random))
    _judge(outcome, "half-years that others share (vault)", alike, right_in(alike, _unlike, TO["vault"], random))
    outcome.count(
        "half-years, where the two differ or not (the limit)", right_in(any_two, _unlike, TO["vault"], random)
    )
    return outcome


def _judge(outcome: Outcome, name: str, pairs: list[Pair], right: int) -> None:
    outcome.count(f"right by {name}, of {len(pairs)}", right)
    if not is_chance(right, len(pairs)):
        outcome.breaches.append(f"{name} is right in {right} of {len(pairs)}")


def pairs_alike(visitors: Iterable[Visitor]) -> list[Pair]:
    """Two and two, each once, who came to both parties in the same half-years as the other."""
    waiting: dict[object, Visitor] = {}
    pairs = []
    for each in visitors:
        pattern = each.here.half_years, each.there.half_years
        other = waiting.pop(pattern, None)
        if other is None:
            waiting[pattern] = each
        else:
            pairs.append((other, each))
    return pairs


def right_in(
    pairs: list[Pair], distance: Callable[[Trace, Trace], float], trace: Callable[[Visitor], Trace], random: Random
) -> int:
    """In how many pairs the first one's own trace is nearer to their rows at the other party; a coin decides a tie."""
    count = 0
    for one, stranger in pairs:
        own, other = (distance(one.there, trace(each)) for each in (one, stranger))
        count += random.random() < 0.5 if own == other else own < other
    return count
