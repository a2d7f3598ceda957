"""What holds between a stretch of time and those inside it: months in a half-year in a year in an agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.disclosure.cells import Counts, Quantity
from app.disclosure.dimensions import CHANGING
from app.disclosure.known import Known, stretch_of
from app.disclosure.relations import Relation, cover, sum_of, within
from app.disclosure.stretches import Stretch, filled, longest_inside

NEW, RETURNING = ("newness", "new"), ("newness", "returning")


def sums_of_periods(known: Known) -> Iterator[Relation]:
    """What is no number of persons adds up."""
    for whole, inside, parts in nested(known, lambda each: not _changes(each) and not _is_of_persons(known, each)):
        yield (sum_of if known.has(*parts) else within)(whole, *(each for each in parts if known.has(each)))
        yield from (within(whole, each) for each in inside if each not in parts)


def persons_of_a_part(known: Known) -> Iterator[Relation]:
    """Who came in a part of the time came in it."""
    for whole, inside, _ in nested(known, lambda each: _is_of_persons(known, each) and not _changes(each)):
        yield from (within(whole, part) for part in inside)


def persons_of_some_part(known: Known) -> Iterator[Relation]:
    """Who came came in some part of the time."""
    for whole, _, parts in nested(known, lambda each: _is_of_persons(known, each) and not _changes(each)):
        if known.has(*parts):
            yield cover(whole, *parts)


def new_once(known: Known) -> Iterator[Relation]:
    """A first visit ever lies in one part of the time only."""
    for whole, _, parts in nested(known, lambda each: each.measure == "first_seen" or _only(each) == NEW):
        yield (sum_of if known.has(*parts) else within)(whole, *(each for each in parts if known.has(each)))


def returning_in_a_part(known: Known) -> Iterator[Relation]:
    """Who had been here before the year is so in every part of it; who returns in a part else was new in an earlier."""
    for whole, _, parts in nested(known, lambda each: _only(each) == RETURNING):
        if known.has(*parts):
            yield cover(whole, *parts)
        for place, part in enumerate(parts):
            earlier = [_as_new(each) for each in parts[:place]]
            if known.has(part, *earlier):
                yield within(whole, part) if not earlier else cover(part, whole, *earlier)


def nested(
    known: Known, is_meant: Callable[[Quantity], bool]
) -> Iterator[tuple[Quantity, list[Quantity], list[Quantity]]]:
    """Each number, the longest ones inside it that are spoken of, and those that make it up, in order."""
    for line in known.by_line.values():
        if not is_meant(line[0]):
            continue
        stretches = [stretch_of(each) for each in line]
        for whole in line:
            inside = longest_inside(stretch_of(whole), stretches)
            if inside:
                parts = filled(stretch_of(whole), inside)
                yield whole, [_in(whole, each) for each in inside], [_in(whole, each) for each in parts]


def _in(quantity: Quantity, stretch: Stretch) -> Quantity:
    return replace(quantity, first_day=stretch[0], last_day=stretch[1])


def _is_of_persons(known: Known, quantity: Quantity) -> bool:
    return known.counts[quantity] is Counts.PERSONS and quantity.measure != "first_seen"


def _changes(quantity: Quantity) -> bool:
    return quantity.measure == "first_seen" or any(dimension in CHANGING for dimension, _ in quantity.classes)


def _only(quantity: Quantity) -> tuple[str, str] | None:
    """The one changing class that it is narrowed to."""
    changing = [each for each in quantity.classes if each[0] in CHANGING]
    return changing[0] if len(changing) == 1 else None


def _as_new(quantity: Quantity) -> Quantity:
    return replace(quantity, classes=tuple(sorted({*quantity.classes} - {RETURNING} | {NEW})))
