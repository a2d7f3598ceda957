"""What an attacker knows before any number is read: how quantities hang together, as the tables themselves tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Table
from app.disclosure.dimensions import DOINGS, MERGED, TIMES, WHOLE_SETS, WITHIN, unknown_of, without
from app.disclosure.nesting import families_of_scopes, nested_periods, nested_scopes

# What persons can be counted in twice: a person may be in several of its classes.
OVERLAPPING = DOINGS | TIMES


@dataclass(frozen=True)
class Relation:
    """A whole and its parts. kind: "sum" whole = parts, "cover" whole <= their sum, "within" their sum <= whole."""

    kind: str
    whole: Quantity
    parts: tuple[Quantity, ...]


def relations(tables: Sequence[Table]) -> list[Relation]:
    """Everything that is known to hold between the quantities of the tables, each once, in a fixed order."""
    counts = {unknown_of(cell.quantity): table.counts for table in tables for cell in table.cells}
    found = dict.fromkeys(_of_classes(tables, counts))
    known = sorted(counts)
    found |= dict.fromkeys(_whole_sets(known, counts))
    found |= dict.fromkeys(_merged(known))
    families = families_of_scopes(tables)
    for kind, whole, parts in (*nested_scopes(known, counts, families), *nested_periods(known, counts)):
        found[Relation(kind, whole, parts)] = None
    found |= dict.fromkeys(_bounds(known))
    return list(found)


def _of_classes(tables: Iterable[Table], counts: dict[Quantity, Counts]) -> Iterator[Relation]:
    """The classes of a dimension make up their whole, whether or not the whole stands in a table."""
    for table in tables:
        for place, dimension in enumerate(table.dimensions):
            for whole, parts in _lines(table, place, dimension):
                counts.setdefault(whole, table.counts)
                if table.counts is Counts.PERSONS and dimension in OVERLAPPING:
                    yield from overlapping(whole, parts)
                else:
                    yield Relation("sum", whole, parts)


def overlapping(whole: Quantity, parts: tuple[Quantity, ...]) -> Iterator[Relation]:
    """Persons counted in several parts: each part is at most the whole, the whole at most their sum."""
    yield Relation("cover", whole, parts)
    for part in parts:
        yield Relation("within", whole, (part,))


def _lines(table: Table, place: int, dimension: str) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Each whole with its parts along a dimension that is a class of the quantities."""
    lines: dict[tuple[str, ...], list[Cell]] = defaultdict(list)
    for cell in table.cells:
        is_narrowed = any(name == dimension for name, _ in cell.quantity.classes)
        if cell.key[place] != TOTAL and is_narrowed:
            lines[cell.key[:place] + cell.key[place + 1 :]].append(cell)
    for cells in lines.values():
        parts = tuple(unknown_of(cell.quantity) for cell in cells)
        wholes = {without(part, dimension) for part in parts}
        if len(wholes) == 1 and not wholes & set(parts):
            yield wholes.pop(), parts


def _by_code(known: Iterable[Quantity]) -> dict[tuple[str, Quantity], dict[str, Quantity]]:
    """The quantities narrowed by each dimension, by what they are narrowed from and by their code."""
    found: dict[tuple[str, Quantity], dict[str, Quantity]] = defaultdict(dict)
    for quantity in known:
        for dimension, code in quantity.classes:
            found[dimension, without(quantity, dimension)][code] = quantity
    return found


def _whole_sets(known: Sequence[Quantity], counts: dict[Quantity, Counts]) -> Iterator[Relation]:
    for (dimension, whole), of_code in _by_code(known).items():
        for name, codes in WHOLE_SETS:
            if name == dimension and whole in counts and codes <= set(of_code):
                yield Relation("sum", whole, tuple(of_code[code] for code in sorted(codes)))


def _merged(known: Sequence[Quantity]) -> Iterator[Relation]:
    for (dimension, _), of_code in _by_code(known).items():
        for merged, finer in MERGED.get(dimension, {}).items():
            parts = tuple(of_code[code] for code in sorted(finer & set(of_code)))
            if merged in of_code and parts:
                yield Relation("sum" if len(parts) == len(finer) else "within", of_code[merged], parts)


def _bounds(known: Sequence[Quantity]) -> Iterator[Relation]:
    """Persons are at most their visits, and the like: of one scope, period and classes."""
    all_known = set(known)
    for quantity in known:
        for smaller, larger in WITHIN:
            if quantity.measure == smaller:
                whole = Quantity(larger, quantity.scope, quantity.first_day, quantity.last_day, quantity.classes)
                if whole in all_known:
                    yield Relation("within", whole, (quantity,))
