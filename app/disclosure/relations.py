"""How quantities hang together: sums and bounds, each by one law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.disclosure.cells import Quantity

Terms = list[tuple[Quantity, float]]


@dataclass(frozen=True)
class Relation:
    """A whole and its parts. kind: "sum" whole = parts, "cover" whole <= their sum, "within" their sum <= whole.

    factors: how many times each part counts, -1 where it is taken away; none given: once each. law: by which it holds.
    """

    kind: str
    whole: Quantity
    parts: tuple[Quantity, ...]
    factors: tuple[int, ...] = ()
    law: str = field(default="", compare=False)

    @property
    def weighted_parts(self) -> Iterator[tuple[Quantity, int]]:
        """Each part with its factor."""
        return zip(self.parts, self.factors or (1,) * len(self.parts), strict=True)

    @property
    def terms(self) -> Terms:
        """The relation as terms whose sum is zero, or at most zero."""
        sign = -1.0 if self.kind == "within" else 1.0
        return [(self.whole, sign), *((part, -sign * factor) for part, factor in self.weighted_parts)]

    @property
    def holds_its_parts(self) -> bool:
        """Whether all who are counted in a part are counted in the whole."""
        return self.kind != "cover" and min(self.factors, default=1) > 0


def sum_of(whole: Quantity, *parts: Quantity) -> Relation:
    """The parts make up the whole."""
    return Relation("sum", whole, parts)


def within(whole: Quantity, *parts: Quantity) -> Relation:
    """The parts together are at most the whole."""
    return Relation("within", whole, parts)


def cover(whole: Quantity, *parts: Quantity) -> Relation:
    """The whole is at most its parts together."""
    return Relation("cover", whole, parts)


def overlapping(whole: Quantity, parts: tuple[Quantity, ...]) -> Iterator[Relation]:
    """Persons counted in several parts: each part is at most the whole, the whole at most their sum."""
    yield cover(whole, *parts)
    yield from (within(whole, part) for part in parts)


def more_than(smaller: tuple[Quantity, ...], larger: tuple[Quantity, ...]) -> Relation:
    """The sum of the smaller is at most that of the larger; what stands on both sides falls away."""
    whole, *others = (each for each in larger if each not in smaller)
    left = tuple(each for each in smaller if each not in larger)
    return Relation("within", whole, (*left, *others), (*(1 for _ in left), *(-1 for _ in others)))
