"""All numbers that an attacker reckons with, and what must hold between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from typing import Any

from app.disclosure.auditor.quantities import Period, Quantity
from app.disclosure.auditor.reading import Reading

# Counts whose parts add up to the whole, over time, places and classes. Persons do not: one may be in several parts.
ADDING = {"visits", "heads", "entries", "sessions"}


@dataclass(frozen=True)
class Row:
    """low <= the sum of factor times quantity <= high. why: which law of figures.md it is."""

    terms: tuple[tuple[float, Quantity], ...]
    low: float
    high: float
    why: str


@dataclass
class World:
    """The quantities, what each is a number of, and the rows between them; laws add rows, and what they imply."""

    reading: Reading
    counts: dict[Quantity, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    hidden: set[Quantity] = field(default_factory=set)
    empty: set[Quantity] = field(default_factory=set)  # of the hidden those in which there is nobody to attack

    def __post_init__(self) -> None:
        for cell in self.reading.cells:
            self.counts[cell.quantity] = cell.counts

    def imply(self, quantity: Quantity, like: Quantity) -> Quantity:
        """A number that nobody publishes but that must be there; it counts what the other one counts."""
        self.counts.setdefault(quantity, self.counts[like])
        return quantity

    def equal(self, whole: Quantity, parts: Iterable[Quantity], why: str) -> None:
        """The whole is the sum of its parts."""
        self.add(((1, whole), *((-1, each) for each in parts)), 0, 0, why)

    def at_most(self, small: Iterable[Quantity], large: Iterable[Quantity], why: str) -> None:
        """The one sum is not larger than the other."""
        self.add((*((1, each) for each in small), *((-1, each) for each in large)), -inf, 0, why)

    def add(self, terms: Iterable[tuple[float, Quantity]], low: float, high: float, why: str) -> None:
        """Any row; a quantity that stands on both sides is put together."""
        together: dict[Quantity, float] = defaultdict(float)
        for factor, quantity in terms:
            together[quantity] += factor
        self.rows.append(Row(tuple((factor, each) for each, factor in together.items() if factor), low, high, why))

    def has(self, quantity: Quantity) -> bool:
        """Whether anybody speaks of it."""
        return quantity in self.counts

    def known(self, quantity: Quantity) -> int | None:
        """Its value where some document shows it."""
        return self.values.get(quantity)

    @property
    def values(self) -> dict[Quantity, int]:
        """Every value that some document shows."""
        if not hasattr(self, "_values"):
            shown = self.reading.cells
            exact = [each for each in shown if not each.stands]
            self._values = {each.quantity: each.value for each in exact if each.value is not None}
        return self._values

    def told(self, figure: str, name: str) -> set[Any]:
        """What all documents say of a figure under this name: limits, basis."""
        said = [told.get(name) for quantity, told in self.reading.figures if quantity.measure == figure]
        return {str(each) for each in said if each is not None}

    def by_period(self) -> dict[tuple[Any, ...], list[Period]]:
        """The periods of everything else that a quantity is: (measure, place, classes, state)."""
        grouped = defaultdict(list)
        for measure, place, period, classes, state in self.counts:
            grouped[measure, place, classes, state].append(period)
        return dict(grouped)
