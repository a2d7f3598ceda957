"""The bands often, sometimes, seldom: their limits for a period, and who falls where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.periods import Period

DAYS_OF_YEAR = 365
SHORTEST_PERIOD_DAYS = 90
FEW_PLANNED_DAYS = (1, 2)


@dataclass(frozen=True)
class Limits:
    """The fewest visit days that are often, and that are sometimes."""

    often: int
    sometimes: int

    def for_period(self, period: Period) -> Limits | None:
        """A year's limits scaled to the period, rounded up; None for one too short to tell."""
        if period.day_count < SHORTEST_PERIOD_DAYS:
            return None
        if period.is_year_long:
            return self
        return Limits(*(max(1, -(-limit * period.day_count // DAYS_OF_YEAR)) for limit in (self.often, self.sometimes)))

    def band(self, times: int) -> str:
        """The band of someone who came, or took part, so many times."""
        if times >= self.often:
            return "often"
        return "sometimes" if times >= self.sometimes else "seldom"

    def bands(self, times_and_persons: Iterable[tuple[int, int]]) -> dict[str, int]:
        """How many persons each band has; given as pairs of how often and how many."""
        persons = {"often": 0, "sometimes": 0, "seldom": 0}
        for times, person_count in times_and_persons:
            persons[self.band(times)] += person_count
        return persons


USUAL_LIMITS = Limits(often=24, sometimes=6)
LIMITS_OF_FEW_PLANNED_DAYS = Limits(often=12, sometimes=4)


def limits_of_year(agreed: Limits | None, own_and_planned: Iterable[tuple[Limits | None, int]]) -> Limits:
    """The agreement's limits, else those on which all premises agree, else the usual ones.

    Each premises is given by the limits set for it, if any, and the number of days in its weekly plan.
    """
    if agreed is not None:
        return agreed
    different = {own or _by_plan(planned_days) for own, planned_days in own_and_planned}
    return different.pop() if len(different) == 1 else USUAL_LIMITS


def _by_plan(planned_days: int) -> Limits:
    return LIMITS_OF_FEW_PLANNED_DAYS if planned_days in FEW_PLANNED_DAYS else USUAL_LIMITS
