"""How it goes with each thing that was agreed, judged calmly from its pace; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil
from typing import Any

from app.agreements.agreeable import Per
from app.agreements.pace import DAYS_A_WEEK, Pace, agreed_of, pace_of
from app.periods import Period

SATURDAY_AND_SUNDAY = frozenset({5, 6})
# Things that come on weekdays of their own, whatever the weekly plan says.
OWN_WEEKDAYS = {"open_weekend_days": SATURDAY_AND_SUNDAY}
TOO_MUCH = 1.5  # times the agreed pace: more a week than that is nothing to ask for


class Going(StrEnum):
    """What there is to say of a thing: nothing is expected of what is over, nor of what is not one's own alone."""

    OVER = "over"
    SHARED = "shared"
    DONE = "done"
    ON_PACE = "on-pace"
    A_LITTLE_AFTER = "a-little-after"
    MUCH_LEFT = "much-left"


@dataclass(frozen=True)
class AgreedLine:
    """A thing as it was agreed, with its pace in the days that the year and the agreement have in common.

    is_shared: agreed of several parties together, of which only one's own part is counted.
    """

    agreement: str
    figure_id: str
    amount: int
    per: str
    is_about: bool
    is_shared: bool
    days: Period
    pace: Pace

    @property
    def going(self) -> Going:
        """Within a week's part of where one is expected to be counts as on pace: a week evens itself out."""
        pace = self.pace
        if self.is_shared:
            return Going.SHARED
        if pace.needed_a_week is None:
            return Going.OVER
        if pace.done >= pace.agreed:
            return Going.DONE
        if pace.done + self._a_week >= pace.expected:
            return Going.ON_PACE
        return Going.A_LITTLE_AFTER if pace.needed_a_week <= TOO_MUCH * self._a_week else Going.MUCH_LEFT

    @property
    def needed_a_week(self) -> int | None:
        """So many a week are enough, in whole ones; None where less than one is, or less than a week is left."""
        needed = self.pace.needed_a_week
        return ceil(needed) if needed is not None and needed >= 1 and self.pace.weeks_left > 1 else None

    @property
    def left(self) -> int:
        """So many are still to come."""
        return max(0, ceil(self.pace.agreed - self.pace.done))

    @property
    def ends_with_its_year(self) -> bool:
        """Whether it holds to the last day of a year."""
        return (self.days.last_day.month, self.days.last_day.day) == (12, 31)

    @property
    def _a_week(self) -> float:
        return self.pace.agreed * DAYS_A_WEEK / self.days.day_count


@dataclass(frozen=True)
class Held:
    """Where and when a thing holds: under which agreement, on which days, whether of several parties together."""

    agreement: str
    agreed: Period
    is_shared: bool


def agreed_line(
    thing: Any, held: Held, year: Period, done: float, weekdays: frozenset[int], today: date
) -> AgreedLine | None:
    """A thing (figure_id, amount, per, is_about) in whole numbers; None where it does not hold in the year."""
    days = year.common_with(held.agreed)
    if days is None:
        return None
    agreed = float(max(1, round(agreed_of(thing.amount, Per(thing.per), year, held.agreed))))
    pace = pace_of(agreed, done, days, OWN_WEEKDAYS.get(thing.figure_id, weekdays), today)
    about = bool(thing.is_about)
    return AgreedLine(held.agreement, thing.figure_id, thing.amount, thing.per, about, held.is_shared, days, pace)
