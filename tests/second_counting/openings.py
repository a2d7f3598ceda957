"""The figures of opening days: open days, hours, evenings, weekends, gaps."""

from datetime import date, time

from tests.second_counting.periods import Period, days_of, is_inside
from tests.second_counting.plain_data import ON_PREMISES_KINDS, Log, Opening, PremisesDay, WeeklyPlan

EVENING_BEGINS = time(18, 30)


def days_with_entries(log: Log) -> set[PremisesDay]:
    """Where and when at least one on-premises entry was made."""
    return {(entry.premises, entry.day) for entry in log.entries if entry.kind in ON_PREMISES_KINDS}


def state_of_days(log: Log, period: Period) -> dict[PremisesDay, str]:
    """Open, closed or unrecorded; a day with nothing recorded is here only if it has entries."""
    states = {}
    for place_and_day, opening in log.openings.items():
        if is_inside(opening.day, period):
            states[place_and_day] = opening.state
    for place, day in days_with_entries(log):
        # an entry makes a day open that was recorded closed, but never one that was unrecorded
        if is_inside(day, period) and states.get((place, day)) != "unrecorded":
            states[place, day] = "open"
    return states


def registered_open_days(log: Log, period: Period) -> set[PremisesDay]:
    """Those that were open; the denominator of averages."""
    states = state_of_days(log, period)
    return {place_and_day for place_and_day, state in states.items() if state == "open"}


def open_minutes(opening: Opening) -> int:
    """Minutes between the recorded times as they stand on the clock; closing before opening is past midnight."""
    if opening.opens is None or opening.closes is None:
        return 0
    opens_minute = opening.opens.hour * 60 + opening.opens.minute
    closes_minute = opening.closes.hour * 60 + opening.closes.minute
    if closes_minute < opens_minute:
        closes_minute += 24 * 60
    return closes_minute - opens_minute


def is_evening(opening: Opening) -> bool:
    """Whether the doors closed at half past six or later, or after midnight."""
    if opening.closes is None:
        return False
    past_midnight = opening.opens is not None and opening.closes < opening.opens
    return past_midnight or opening.closes >= EVENING_BEGINS


def plan_in_force(plans: list[tuple[date, WeeklyPlan]], day: date) -> WeeklyPlan:
    """The weekly plan that began last, of those that had begun."""
    begun = [(from_day, plan) for from_day, plan in plans if from_day <= day]
    if not begun:
        return {}
    return max(begun, key=lambda from_day_and_plan: from_day_and_plan[0])[1]


def gaps(log: Log, period: Period) -> int:
    """Planned days of which nothing is known, and unrecorded days."""
    states = state_of_days(log, period)
    unknown = 0
    for place in log.scope:
        for day in days_of(period):
            is_planned = day.weekday() in plan_in_force(log.weekly_plans.get(place, []), day)
            is_missing = is_planned and (place, day) not in states
            if is_missing or states.get((place, day)) == "unrecorded":
                unknown += 1
    return unknown


def opening_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures of the section on opening days."""
    states = state_of_days(log, period)
    registered = registered_open_days(log, period)
    were_open = [place_and_day for place_and_day, state in states.items() if state != "closed"]
    recorded = [log.openings[each] for each in were_open if each in log.openings]
    evenings = [
        opening for opening in recorded if (opening.premises, opening.day) in registered and is_evening(opening)
    ]
    return {
        "open_days": {"value": len(were_open)},
        "registered_open_days": {"value": len(registered)},
        "open_hours": {"value": sum(open_minutes(opening) for opening in recorded) / 60},
        "gaps": {"value": gaps(log, period)},
        "open_evenings": {"value": len(evenings)},
        "open_weekend_days": {"value": len([day for _, day in registered if day.weekday() >= 5])},
    }
