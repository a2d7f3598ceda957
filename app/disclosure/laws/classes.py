"""What holds between a number and the same number by classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.disclosure.cells import Counts, Quantity
from app.disclosure.dimensions import DOINGS, MERGED, TIMES, WHOLE_SETS, without
from app.disclosure.known import Known, line_of, lines_of
from app.disclosure.relations import Relation, overlapping, sum_of, within

# What persons can be counted in twice: a person may be in several of its classes.
OVERLAPPING = DOINGS | TIMES


def classes_of_tables(known: Known) -> Iterator[Relation]:
    """The classes of a dimension make up their whole, whether or not the whole stands in a table."""
    for table in known.tables:
        for dimension, whole, parts in lines_of(table):
            if known.counts[whole] is Counts.PERSONS and dimension in OVERLAPPING:
                yield from overlapping(whole, parts)
            else:
                yield sum_of(whole, *parts)


def classes_of_rests(known: Known) -> Iterator[Relation]:
    """The same in a stretch of time of which no table speaks, but that is left over between two that do."""
    for table in known.tables:
        spoken_of = {(cell.quantity.first_day, cell.quantity.last_day) for cell in table.cells}
        for dimension, whole, parts in lines_of(table):
            if known.counts[whole] is not Counts.PERSONS or dimension in OVERLAPPING:
                continue
            for other in known.by_line[line_of(whole)]:
                own = tuple(replace(part, first_day=other.first_day, last_day=other.last_day) for part in parts)
                if (other.first_day, other.last_day) not in spoken_of and known.has(*own):
                    yield sum_of(other, *own)


def whole_sets(known: Known) -> Iterator[Relation]:
    """All codes of a dimension, where each stands in a table of its own."""
    for (dimension, whole), of_code in _by_code(known.counts).items():
        for name, codes in WHOLE_SETS:
            if name == dimension and known.has(whole) and codes <= set(of_code):
                yield sum_of(whole, *(of_code[code] for code in sorted(codes)))


def merged_classes(known: Known) -> Iterator[Relation]:
    """A merged class is the sum of those that it was made of."""
    for (dimension, _), of_code in _by_code(known.counts).items():
        for merged, finer in MERGED.get(dimension, {}).items():
            parts = tuple(of_code[code] for code in sorted(finer & set(of_code)))
            if merged in of_code and parts:
                yield (sum_of if len(parts) == len(finer) else within)(of_code[merged], *parts)


def _by_code(quantities: Iterable[Quantity]) -> dict[tuple[str, Quantity], dict[str, Quantity]]:
    """The quantities narrowed by each dimension, by what they are narrowed from and by their code."""
    found: dict[tuple[str, Quantity], dict[str, Quantity]] = defaultdict(dict)
    for quantity in sorted(quantities):
        for dimension, code in quantity.classes:
            found[dimension, without(quantity, dimension)][code] = quantity
    return found
