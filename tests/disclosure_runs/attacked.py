"""Random linked systems, released and attacked: one year each, and sequences of releases with late entries."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from random import Random

from app.periods import Period
from tests.disclosure_runs.counted import period_of
from tests.disclosure_runs.outcome import Outcome, Plan
from tests.disclosure_runs.random_systems import late, random_house, random_plan, tables_of
from tests.disclosure_runs.released_house import ReleasedHouse

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
THRESHOLDS = (5, 5, 5, 10)
WITHOUT_ANSWER = "told by what is never hidden or had left before"


def attack_random_systems(plan: Plan) -> Outcome:
    """At least ten thousand systems, a release each; every fourth has a half-year's release before it."""
    return _attack("random systems", attacked_system, plan.of(10_000, 12))


def attack_sequences(plan: Plan) -> Outcome:
    """Half-year, year, revised year, revised again, with late entries between them."""
    return _attack("sequences", attacked_sequence, plan.of(1_000, 4))


def attacked_system(seed: int) -> Outcome:
    """One random system."""
    rng = Random(seed)
    released = ReleasedHouse(rng.choice(THRESHOLDS))
    house, plan = random_house(rng), random_plan(rng)
    if seed % 4 == 0:
        _hand_out(released, house, plan, "2025-H1")
    _hand_out(released, house, plan, "2025")
    return _judged(released, f"system {seed}")


def attacked_sequence(seed: int) -> Outcome:
    """One house over a year and a half of its reports."""
    rng = Random(1_000_000 + seed)
    released = ReleasedHouse(rng.choice(THRESHOLDS))
    house, plan = random_house(rng), random_plan(rng)
    _hand_out(released, house, plan, "2025-H1")
    house = late(house, rng, date(2025, 6, 30))
    _hand_out(released, house, plan, "2025")
    for _ in range(rng.choice((1, 2))):
        house = late(house, rng, date(2025, 12, 31))
        _hand_out(released, house, plan, "2025")
    return _judged(released, f"sequence {seed}")


def _hand_out(released: ReleasedHouse, house: object, plan: frozenset[str], code: str) -> None:
    released.hand_out(house, tables_of(house, plan, code), period_of(code))


def _judged(released: ReleasedHouse, name: str) -> Outcome:
    outcome = Outcome(name, 1)
    outcome.count("releases", len(released.releases))
    outcome.count("cells", released.cell_count())
    outcome.count("hidden", released.hidden_count())
    outcome.count("of them small", len(released.sensitive))
    outcome.count("disclosed", 0)
    findings = released.attacked()
    without_answer = released.told_whatever_is_hidden({(each.document, each.table, each.key) for each in findings})
    for finding in findings:
        if (finding.document, finding.table, finding.key) in without_answer:
            outcome.count(WITHOUT_ANSWER)
            continue
        outcome.breaches.append(f"{name}: {finding}")
        outcome.count("disclosed")
        if finding.key and finding.table and released.told_by_late_entries_alone(finding):
            outcome.count("of them to who trusts that late entries only add")
        outcome.count(f"of them by {finding.by.split(',')[0]}")
    return outcome


def _attack(run: str, one: Callable[[int], Outcome], rounds: int) -> Outcome:
    together = Outcome(run, rounds)
    for each in in_parallel(one, rounds):
        for what, number in each.counted.items():
            together.count(what, int(number))
        together.breaches += each.breaches
    return together


def in_parallel(one: Callable[[int], Outcome], rounds: int) -> list[Outcome]:
    """The outcome of each round; on all processors when there are many."""
    if rounds < 200:
        return [one(seed) for seed in range(rounds)]
    with ProcessPoolExecutor(os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count()) as pool:
        return list(pool.map(one, range(rounds), chunksize=20))
