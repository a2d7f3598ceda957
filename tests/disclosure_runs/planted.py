"""Planted faults: the door without one of its inequalities; the auditor must object, as it does not otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random

import app.disclosure.system
from app.disclosure.attack import Attacks
from app.disclosure.cells import Table
from app.disclosure.relations import Relation, relations
from tests.disclosure_runs.attacked import YEAR
from tests.disclosure_runs.outcome import Outcome, Plan
from tests.disclosure_runs.random_systems import random_house, random_plan, tables_of
from tests.disclosure_runs.released_house import ReleasedHouse

Keeps = Callable[[Relation], bool]


@dataclass(frozen=True)
class Fault:
    """What the door is made to forget. keeps: the relations that it does not forget.

    tables: of which systems it tells, all of them core; none given: of any. seeds: systems among which the auditor
    objects to one, as the long run has found.
    """

    keeps: Keeps
    seeds: Sequence[int]
    tables: frozenset[str] = frozenset()


def _is_over_time(relation: Relation) -> bool:
    whole = relation.whole
    return any((whole.first_day, whole.last_day) != (part.first_day, part.last_day) for part in relation.parts)


def _is_over_places(relation: Relation) -> bool:
    return any(relation.whole.scope != part.scope for part in relation.parts)


def _is_over_measures(relation: Relation) -> bool:
    return any(relation.whole.measure != part.measure for part in relation.parts)


def _is_over_classes(relation: Relation) -> bool:
    return any(relation.whole.classes != part.classes for part in relation.parts)


def _without(kind: str, is_over: Keeps) -> Keeps:
    return lambda relation: not (relation.kind == kind and is_over(relation))


OVER_TIME = frozenset({"visitors", "gender_over_time"})
OF_MONTHS = frozenset({"visitors", "months", "visits_by_month"})
VISITS_OF_PLACES = frozenset({"visitors", "visitors_by_premises", "visits", "visits_by_premises"})
OF_PLACES = frozenset({"visitors", "visitors_by_premises", "gender", "gender_by_premises"})
VISITORS = "the attacker is one of the visitors"
FAULTS: dict[str, Fault] = {
    "the classes sum to the whole": Fault(_without("sum", _is_over_classes), range(5)),
    "a part of the year has at most its visitors": Fault(_without("within", _is_over_time), range(5)),
    "a visitor of the year is one of some part": Fault(_without("cover", _is_over_time), range(12), OVER_TIME),
    "a visitor is one of some place": Fault(_without("cover", _is_over_places), range(8), OF_PLACES),
    "a place has at most the visitors of all": Fault(_without("within", _is_over_places), range(34, 36), OF_PLACES),
    "the visits of places sum to all": Fault(_without("sum", _is_over_places), range(2), VISITS_OF_PLACES),
    "persons are at most their visits": Fault(_without("within", _is_over_measures), range(4), OF_MONTHS),
    VISITORS: Fault(lambda relation: True, range(5)),
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
        keeps = FAULTS[fault].keeps
        app.disclosure.system.relations = lambda tables: [each for each in relations(tables) if keeps(each)]
    try:
        yield
    finally:
        app.disclosure.system.relations = relations
        Attacks.depth = whole_depth  # type: ignore[method-assign]
