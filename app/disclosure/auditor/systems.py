"""The rows of a world with what is published put in: small systems of unknowns, apart from each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import ceil, floor, inf

from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.world import Row, World

NEARLY = 1e-6


@dataclass(frozen=True)
class System:
    """Unknowns, each a whole number >= 0, and the rows that bind them."""

    unknowns: tuple[Quantity, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Reduced:
    """The systems that are left, what turned out to be one number only, and laws that the published numbers break."""

    systems: tuple[System, ...]
    settled: dict[Quantity, int]
    broken: tuple[Row, ...]


def reduced(world: World) -> Reduced:
    """Put in what is known, and what follows at once, until nothing more does; then part what does not touch."""
    settled = dict(world.values)
    rows, broken = list(world.rows), list[Row]()
    while True:
        rows = [_put_in(row, settled) for row in rows]
        broken += [row for row in rows if not row.terms and not row.low - NEARLY <= 0 <= row.high + NEARLY]
        rows = list({(row.terms, row.low, row.high): row for row in rows if row.terms}.values())
        found = _fixed(rows)
        if not found:
            return Reduced(tuple(_parted(rows)), settled, tuple(broken))
        settled |= found


def _put_in(row: Row, settled: dict[Quantity, int]) -> Row:
    if not any(quantity in settled for _, quantity in row.terms):
        return row
    known = sum(factor * settled[quantity] for factor, quantity in row.terms if quantity in settled)
    terms = tuple(each for each in row.terms if each[1] not in settled)
    return Row(terms, row.low - known, row.high - known, row.why)


def _fixed(rows: list[Row]) -> dict[Quantity, int]:
    """Unknowns whose rows of their own leave one value, and those of a sum of zero."""
    low: dict[Quantity, float] = defaultdict(float)
    high: dict[Quantity, float] = defaultdict(lambda: inf)
    for row in rows:
        factors = [factor for factor, _ in row.terms]
        if len(row.terms) == 1:
            quantity, ends = row.terms[0][1], sorted((row.low / factors[0], row.high / factors[0]))
            low[quantity] = max(low[quantity], ceil(ends[0] - NEARLY) if ends[0] > -inf else 0)
            high[quantity] = min(high[quantity], floor(ends[1] + NEARLY) if ends[1] < inf else inf)
        elif (min(factors) > 0 and row.high == 0) or (max(factors) < 0 and row.low == 0):
            high |= dict.fromkeys((quantity for _, quantity in row.terms), 0)
    return {each: int(low[each]) for each in {*low, *high} if low[each] == high[each]}


def _parted(rows: list[Row]) -> list[System]:
    leader: dict[Quantity, Quantity] = {}

    def first_of(quantity: Quantity) -> Quantity:
        while leader.setdefault(quantity, quantity) != quantity:
            leader[quantity] = leader[leader[quantity]]
            quantity = leader[quantity]
        return quantity

    for row in rows:
        for _, quantity in row.terms[1:]:
            leader[first_of(quantity)] = first_of(row.terms[0][1])
    unknowns: dict[Quantity, list[Quantity]] = defaultdict(list)
    bound: dict[Quantity, list[Row]] = defaultdict(list)
    for quantity in list(leader) + [row.terms[0][1] for row in rows if row.terms[0][1] not in leader]:
        if quantity not in unknowns[first_of(quantity)]:
            unknowns[first_of(quantity)].append(quantity)
    for row in rows:
        bound[first_of(row.terms[0][1])].append(row)
    return [System(tuple(sorted(unknowns[each])), tuple(bound[each])) for each in unknowns]
