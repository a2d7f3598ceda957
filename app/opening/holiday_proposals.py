"""Which holidays someone should decide about: those that fall on days on which the house would be open; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.opening.planned_days import OpeningPlan, PlannedDay
from app.opening.swedish_holidays import Holiday, holidays_of


@dataclass(frozen=True)
class Proposal:
    """A holiday, and what is planned of its day."""

    holiday: Holiday
    planned: PlannedDay

    @property
    def day(self) -> date:
        """When it is."""
        return self.holiday.day


def holiday_proposals(plan: OpeningPlan, today: date, year: int) -> list[Proposal]:
    """The year's holidays from today on that fall on days of the weekly plan, decided or not, in order."""
    return [
        Proposal(holiday, plan.on(day))
        for day, holiday in holidays_of(year).items()
        if day >= today and (plan.weekly_hours(day) is not None or day in plan.decisions)
    ]
