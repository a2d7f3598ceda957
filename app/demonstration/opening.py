"""The opening calendar of a place: planned days, holidays, illness, a tablet that broke; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.demonstration.chance import chance
from app.demonstration.places import HAMNEN, VALLA, Hours, Place
from app.opening.swedish_holidays import holiday_on
from app.organisations.models import DayState

NOT_CLOSED_YET_DAYS = 3  # the latest days, which staff still have to look at
BROKEN_TABLET_DAYS_A_YEAR = 3
FORGOTTEN_DAYS_A_YEAR = 2
BROKEN = (DayState.UNRECORDED, "plattan var trasig")
FORGOTTEN = "ingen skrev något"
LIKELY_ILL_MONTHS = (1, 2, 3, 10, 11)
CHRISTMAS_EVE, NEW_YEARS_EVE = (12, 24), (12, 31)
EXTRA_HOURS = {CHRISTMAS_EVE: (840, 1140), NEW_YEARS_EVE: (1080, 90)}  # the second closes at half past one

Unusual = dict[date, tuple[DayState | None, str]]


@dataclass(frozen=True)
class Day:
    """One day on which a place was planned to be open, or was so beyond the plan."""

    day: date
    state: DayState | None  # None: nobody has recorded anything
    hours: Hours
    reason: str = ""
    rush: Hours | None = None  # when nearly everybody comes

    @property
    def has_visitors(self) -> bool:
        """Whether people came, and could be counted."""
        return self.state in (DayState.OPEN, None)

    def row(self) -> dict[str, Any]:
        """What is recorded of it."""
        times = self.hours if self.state is not DayState.CLOSED else (None, None)
        return {"day": self.day, "state": self.state, "opens_minute": times[0], "closes_minute": times[1]} | {
            "reason": self.reason,
            "stated_heads": None,
        }


def opening_days(place: Place, first_day: date, today: date) -> list[Day]:
    """Every planned or extra day, in order."""
    unusual: Unusual = {}
    for year in range(first_day.year, today.year + 1):
        unusual |= _unusual_days(place, year)
    days = [first_day + timedelta(days=offset) for offset in range((today - first_day).days + 1)]
    planned = [each for day in days if (each := _on(place, day, unusual)) is not None]
    return [_not_closed_yet(each) if (today - each.day).days < NOT_CLOSED_YET_DAYS else each for each in planned]


def is_forgotten(place: Place, day: Day) -> bool:
    """Whether nobody noted anything that day: a gap."""
    return day.state is None and day.reason == FORGOTTEN


def _on(place: Place, day: date, unusual: Unusual) -> Day | None:
    extra = EXTRA_HOURS.get((day.month, day.day)) if place is VALLA else None
    if extra is not None:
        return Day(day, DayState.OPEN, extra)
    if _is_open_saturday(place, day):
        return Day(day, DayState.OPEN, (660, 900))
    hours = place.hours.get(day.weekday())
    if hours is None:
        return None
    if holiday := _closing_holiday(day):
        return Day(day, DayState.CLOSED, hours, holiday)
    if day.isocalendar().week in place.closed_weeks:
        return Day(day, DayState.CLOSED, hours, "sommarstängt")
    state, reason = unusual.get(day, (DayState.OPEN, ""))
    return Day(day, state, hours, reason, place.rush.get(day.weekday()))


def _closing_holiday(day: date) -> str:
    """The holiday or eve on which both places are closed; on half days they are open."""
    holiday = holiday_on(day)
    return holiday.sv.lower() if holiday and not holiday.is_half_day else ""


def _is_open_saturday(place: Place, day: date) -> bool:
    """At Hamnen the children's Saturday, once a month but for the summer."""
    return place is HAMNEN and day.weekday() == 5 and 8 <= day.day <= 14 and day.month not in (6, 7, 8)


def _unusual_days(place: Place, year: int) -> Unusual:
    random = chance("unusual days", place.premises, str(year))
    every = [date(year, 1, 1) + timedelta(days=offset) for offset in range(365)]
    weekdays = [day for day in every if day.weekday() in place.hours and not _closing_holiday(day)]
    cold = [day for day in weekdays if day.month in LIKELY_ILL_MONTHS]
    ill = dict.fromkeys(random.sample(cold, place.sick_days_a_year), (DayState.CLOSED, "personal sjuk"))
    broken = dict.fromkeys(
        random.sample(weekdays, BROKEN_TABLET_DAYS_A_YEAR), (DayState.UNRECORDED, "plattan var trasig")
    )
    forgotten = dict.fromkeys(random.sample(weekdays, FORGOTTEN_DAYS_A_YEAR), (None, FORGOTTEN))
    return {**forgotten, **broken, **ill}


def _not_closed_yet(day: Day) -> Day:
    return replace(day, state=None) if day.state is DayState.OPEN else day
