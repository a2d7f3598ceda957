"""What holds between a number as it was told and the same number after late entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.disclosure.cells import Counts, Quantity
from app.disclosure.dimensions import CHANGING
from app.disclosure.known import PERSONS, VISITS, Known
from app.disclosure.relations import Relation, more_than, within

GROWING = frozenset({Counts.PERSONS, Counts.VISITS, Counts.HEADS, Counts.ENTRIES, Counts.SESSIONS})


def late_entries_only_add(known: Known) -> Iterator[Relation]:
    """What comes late adds; but who is in which band, or new, may change both ways."""
    for older, newer in _told_twice(known):
        if not _moves(older):
            yield within(newer, older)


def late_persons_made_late_visits(known: Known) -> Iterator[Relation]:
    """No more persons came late than visits, and no more changed their band."""
    for older, newer in _told_twice(known):
        visits = [replace(each, measure=VISITS, classes=()) for each in (older, newer)]
        if older.measure.startswith(PERSONS) and known.has(*visits):
            yield more_than((newer, visits[0]), (older, visits[1]))
            if _moves(older):
                yield more_than((older, visits[0]), (newer, visits[1]))


def _told_twice(known: Known) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number of an older state, with the same in the next state that speaks of it."""
    for older in sorted(known.counts):
        if older.state and known.counts[older] in GROWING:
            states = (replace(older, state=state) for state in range(older.state - 1, -1, -1))
            newer = next((each for each in states if known.has(each)), None)
            if newer:
                yield older, newer


def _moves(quantity: Quantity) -> bool:
    return any(dimension in CHANGING for dimension, _ in quantity.classes)
