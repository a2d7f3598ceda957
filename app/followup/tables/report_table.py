"""What a table of the report is: an id, titles, what it counts, over which time and classes, and its coarser forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from app.disclosure.cells import Counts
from app.disclosure.classes import Merge
from app.figures.counting import Counting

Codes = tuple[str, ...]
Numbers = Mapping[Codes, int]
Count = Callable[[Counting], Numbers]


class Over(Enum):
    """Which stretches of time a table has, beside each the one before where there is one."""

    PERIODS = "the period and the one before"
    HALVES = "the same, and the half-years of a year, or the years of the agreement"
    YEARS = "the period and the one before, unless they are half-years"
    MONTHS = "the months of the period and of the one before"
    TREND = "every year of the agreement so far"
    TREND_MONTHS = "every month of the agreement so far"


@dataclass(frozen=True)
class ReportTable:
    """A table that may leave the house.

    measure: what its cells are numbers of, the id of a figure where they are one. count: the numbers of one scope and
    period under their codes, one code for each of the classes; TOTAL where a number is not narrowed. fills_up: over
    organisations its numbers add up; those of persons do not. coarser: merges taken one after the other, each upon the
    one before; None drops the classes and leaves the total. jointly: of
    persons, the number of all parties together, which is not the sum of theirs.
    """

    id: str
    sv: str
    en: str
    measure: str
    counts: Counts
    count: Count
    classes: Codes = ()
    over: Over = Over.PERIODS
    by_premises: bool = False
    is_core: bool = False
    coarser: tuple[Merge | None, ...] = ()
    jointly: Count | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the numbers of two organisations together are their sum."""
        return self.counts != Counts.PERSONS

    def title(self, language: str) -> str:
        """What it is called in Swedish (sv) or English (en)."""
        return self.sv if language == "sv" else self.en
