"""Premises in an organisation in an agreement, months in a half-year in a year: what follows for their numbers.

Heads and visits add up; persons do not: the most of the parts is at most the whole, the whole at most their sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from app.disclosure.cells import TOTAL, Counts, Quantity, Table
from app.disclosure.dimensions import CHANGING, PLACES

Family = tuple[str, frozenset[str]]
Found = tuple[str, Quantity, tuple[Quantity, ...]]

COUNTED_TWICE = ("cover", "within")
# Who is known at a premises, or often there, is so in the whole organisation. Of the new it is the other way round:
# who is new in the organisation is new at each of its premises.
KEPT_IN_WHOLE = frozenset({("band", "often"), ("newness", "returning"), ("newness", "earlier")})


def families_of_scopes(tables: Iterable[Table]) -> list[Family]:
    """Each scope with the scopes that it consists of, as tables with a total over places tell."""
    found: dict[Family, None] = {}
    for table in tables:
        for place, dimension in enumerate(table.dimensions):
            if dimension in PLACES:
                found |= dict.fromkeys(_families(table, place))
    return list(found)


def _families(table: Table, place: int) -> Iterator[Family]:
    wholes: dict[tuple[str, ...], str] = {}
    parts: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for cell in table.cells:
        rest = cell.key[:place] + cell.key[place + 1 :]
        if cell.key[place] == TOTAL:
            wholes[rest] = cell.quantity.scope
        else:
            parts[rest].add(cell.quantity.scope)
    for rest, whole in wholes.items():
        if parts[rest] and whole not in parts[rest]:
            yield whole, frozenset(parts[rest])


def nested_scopes(
    known: Sequence[Quantity], counts: Mapping[Quantity, Counts], families: Sequence[Family]
) -> Iterator[Found]:
    """What holds between a scope and its parts, for every measure, period and class."""
    parts_of: dict[str, list[frozenset[str]]] = defaultdict(list)
    for whole, scopes in families:
        parts_of[whole].append(scopes)
    for whole_quantity in known:
        for scopes in parts_of.get(whole_quantity.scope, ()):
            parts = tuple(each for scope in sorted(scopes) if (each := _at(whole_quantity, scope)) in counts)
            # The only premises of an organisation is the organisation, whatever is counted.
            kinds = ("sum",) if len(scopes) == 1 else _kinds_in_places(whole_quantity, counts[whole_quantity])
            yield from _nested(kinds, whole_quantity, parts, is_whole=len(parts) == len(scopes))


def nested_periods(known: Sequence[Quantity], counts: Mapping[Quantity, Counts]) -> Iterator[Found]:
    """What holds between a period and the longest ones inside it, for every measure, scope and class."""
    groups: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for quantity in known:
        groups[quantity.measure, quantity.scope, quantity.classes].append(quantity)
    for group in groups.values():
        for whole in group:
            parts = _longest_inside(whole, group)
            kinds = _kinds_in_time(whole, counts[whole])
            yield from _nested(kinds, whole, parts, is_whole=_is_covered(whole, parts))


def _nested(kinds: Sequence[str], whole: Quantity, parts: tuple[Quantity, ...], *, is_whole: bool) -> Iterator[Found]:
    if not parts:
        return
    if "sum" in kinds:
        yield "sum" if is_whole else "within", whole, parts
    if "cover" in kinds and is_whole:
        yield "cover", whole, parts
    if "within" in kinds:
        yield from (("within", whole, (part,)) for part in parts)


def _kinds_in_places(quantity: Quantity, counts: Counts) -> tuple[str, ...]:
    changing = [each for each in quantity.classes if each[0] in CHANGING]
    if not changing:
        return COUNTED_TWICE if counts is Counts.PERSONS else ("sum",)
    if counts is not Counts.PERSONS or len(changing) > 1:
        return ()
    if changing[0] == ("newness", "new"):
        return ("cover",)
    return ("within",) if changing[0] in KEPT_IN_WHOLE else ()


def _kinds_in_time(quantity: Quantity, counts: Counts) -> tuple[str, ...]:
    changing = [each for each in quantity.classes if each[0] in CHANGING]
    if quantity.measure == "first_seen" or changing == [("newness", "new")]:
        return ("sum",)  # a first visit ever lies in one month
    if changing:
        return ()
    return COUNTED_TWICE if counts is Counts.PERSONS else ("sum",)


def _at(quantity: Quantity, scope: str) -> Quantity:
    return Quantity(quantity.measure, scope, quantity.first_day, quantity.last_day, quantity.classes)


def _longest_inside(whole: Quantity, group: Sequence[Quantity]) -> tuple[Quantity, ...]:
    inside = [each for each in group if each != whole and _is_inside(each, whole)]
    return tuple(each for each in inside if not any(each != other and _is_inside(each, other) for other in inside))


def _is_inside(part: Quantity, whole: Quantity) -> bool:
    return whole.first_day <= part.first_day and part.last_day <= whole.last_day


def _is_covered(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the parts follow each other without gap or overlap from the whole's first day to its last."""
    expected: date = whole.first_day
    for part in sorted(parts, key=lambda each: each.first_day):
        if part.first_day != expected:
            return False
        expected = part.last_day + timedelta(days=1)
    return expected == whole.last_day + timedelta(days=1)
