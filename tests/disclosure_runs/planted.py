"""Planted faults: the door without one of its inequalities; the auditor must object, as it does not otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random

import app.disclosure.system
from app.disclosure.attack import Attacks
from app.disclosure.cells import Table
from app.disclosure.laws.list import relations
from tests.disclosure_runs.attacked import YEAR
from tests.disclosure_runs.outcome import Outcome, Plan
from tests.disclosure_runs.random_systems import random_house, random_plan, tables_of
from tests.disclosure_runs.released_house import ReleasedHouse


@dataclass(frozen=True)
class Fault:
    """A law that the door is made to forget, or that the attacker may be one of the visitors.

    tables: of which systems it tells, all of them core; none given: of any. seeds: systems among which the auditor
    objects to one, as the long run has found.
    """

    seeds: Sequence[int]
    tables: frozenset[str] = frozenset()


OVER_TIME = frozenset({"visitors", "gender_over_time"})
OF_MONTHS = frozenset({"visitors", "months", "visits_by_month"})
VISITS_OF_PLACES = frozenset({"visitors", "visitors_by_premises", "visits", "visits_by_premises"})
OF_PLACES = frozenset({"visitors", "visitors_by_premises", "gender", "gender_by_premises"})
OF_ORGANISATIONS = frozenset({"visitors", "visits", "joint_visitors"})
OF_BANDS = frozenset({"visitors", "visits", "bands"})
VISITORS = "the attacker is one of the visitors"
# By the name of the law. Of the other laws of the list no random system so far needs each alone: what they say is
# said by others too, where these tables are; tests/disclosure/laws/ holds them one by one.
FAULTS: dict[str, Fault] = {
    "the classes sum to the whole": Fault(range(1, 3)),
    "a part of the year has at most its visitors": Fault(range(1, 3)),
    "the visits of parts of the year sum to it": Fault(range(1, 3), OF_MONTHS | {"visits"}),
    "a visitor of the year is one of some part": Fault(range(3, 5), OVER_TIME),
    "a visitor is one of some place": Fault(range(4, 5), OF_PLACES),
    "a place has at most the visitors of all": Fault(range(34, 35), OF_PLACES),
    "the visits of places sum to all": Fault(range(1), VISITS_OF_PLACES),
    "the sum of organisations less all together visit several": Fault(range(10, 11), OF_ORGANISATIONS),
    "persons are at most their visits": Fault(range(2), OF_MONTHS),
    "so many days make at least so many visits": Fault(range(7, 8), OF_BANDS),
    VISITORS: Fault(range(5)),
}


def plant_faults(plan: Plan) -> Outcome:
    """Each fault, over systems that the whole door releases safely, until the auditor objects."""
    most = plan.of(400, 60)
    outcome = Outcome("planted faults", len(FAULTS))
    for name in FAULTS:
        seed = next((seed for seed in range(most) if is_objected_to(name, seed)), None)
        outcome.counted[name] = "not found" if seed is None else f"system {seed}"
        if seed is None:
            outcome.breaches.append(f'without "{name}" nobody objects to any of {most} systems')
    return outcome


def is_objected_to(fault: str, seed: int) -> bool:
    """Whether the auditor objects to what the faulty door releases, and not to what the whole one does."""
    rng = Random(seed)
    house, plan = random_house(rng), FAULTS[fault].tables or random_plan(rng)
    tables = tables_of(house, plan)
    if FAULTS[fault].tables:
        tables = tuple(replace(each, is_core=True) for each in tables)
    with forgetting(fault):
        faulty = _attacked(house, tables)
    return faulty and not _attacked(house, tables)


def _attacked(house: object, tables: Sequence[Table]) -> bool:
    released = ReleasedHouse()
    released.hand_out(house, tables, YEAR)
    return bool(released.attacked())


@contextmanager
def forgetting(fault: str) -> Iterator[None]:
    """The door while it has forgotten one thing."""
    whole_depth = Attacks.depth
    if fault == VISITORS:
        Attacks.depth = lambda self, goal, sensitive: self._deepest  # type: ignore[method-assign]
    else:
        app.disclosure.system.relations = lambda tables: [each for each in relations(tables) if each.law != fault]
    try:
        yield
    finally:
        app.disclosure.system.relations = relations
        Attacks.depth = whole_depth  # type: ignore[method-assign]
