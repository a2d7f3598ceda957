"""A year of many activities that never was: who took part in what, counted into the tables of a report."""

from __future__ import annotations

import random
from collections import Counter

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Table
from tests.disclosure.synthetic_year import AGE_CHANCES, AGES, GENDER_CHANCES, GENDERS, WHOLE

SCOPE = "organisation/vox"
BANDS = ("often", "sometimes", "seldom")
Participant = tuple[str, str, Counter[str]]  # gender, age, times in each activity


def league(seed: int, activity_count: int, participant_count: int) -> list[Table]:
    """Sessions' heads and persons by activity, and persons by activity and gender, age, band; all not of the core."""
    source = random.Random(seed)  # noqa: S311  # a play, not a secret
    names = [f"activity-{number:02d}" for number in range(activity_count)]
    weights = [1 / (rank + 3) for rank in range(activity_count)]
    participants = [_participant(source, names, weights) for _ in range(participant_count)]
    return [
        _table(participants, names, "heads", (), Counts.HEADS),
        _table(participants, names, "persons", (), Counts.PERSONS),
        *(_table(participants, names, each, _codes(each), Counts.PERSONS) for each in ("gender", "age", "band")),
    ]


def _participant(source: random.Random, names: list[str], weights: list[float]) -> Participant:
    times: Counter[str] = Counter()
    for name in source.choices(names, weights, k=source.choice((1, 1, 1, 2, 3, 5))):
        times[name] += max(1, round(source.lognormvariate(0.8, 1)))
    return source.choices(GENDERS, GENDER_CHANCES)[0], source.choices(AGES, AGE_CHANCES)[0], times


def _codes(dimension: str) -> tuple[str, ...]:
    return {"gender": GENDERS, "age": AGES, "band": BANDS}[dimension]


def _code(participant: Participant, times: int, dimension: str) -> str:
    gender, age, _ = participant
    band = BANDS[0] if times >= 12 else BANDS[1] if times >= 4 else BANDS[2]  # noqa: PLR2004
    return {"gender": gender, "age": age, "band": band}[dimension]


def _table(
    participants: list[Participant], names: list[str], dimension: str, codes: tuple[str, ...], counts: Counts
) -> Table:
    numbers: Counter[tuple[str, str]] = Counter()
    for participant in participants:
        there = [(name, times) for name, times in participant[2].items()]
        for name, times in (*there, (TOTAL, sum(participant[2].values()))):
            number = times if counts is Counts.HEADS else 1
            numbers[name, TOTAL] += number
            if codes:
                numbers[name, _code(participant, times, dimension)] += number
    measure = "session_participations" if counts is Counts.HEADS else "session_participants"
    cells = []
    for name in (*names, TOTAL):
        for code in (*codes, TOTAL):
            own = [("activity", name)] if name != TOTAL else []
            own += [(dimension, code)] if code != TOTAL else []
            key = (name, code) if codes else (name,)
            cells.append(Cell(key, Quantity(measure, SCOPE, *WHOLE.days, tuple(sorted(own))), numbers[name, code]))
    dimensions = ("activity", dimension) if codes else ("activity",)
    return Table(f"activities-{dimension}", measure, counts, dimensions, tuple(cells))
