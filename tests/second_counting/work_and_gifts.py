"""The figures of work training, community service, volunteering and handouts."""

from tests.second_counting.activities_done import distinct_persons, entries_of_kind
from tests.second_counting.numbers import median, nothing, summed_by_word
from tests.second_counting.periods import Period
from tests.second_counting.plain_data import Entry, Log, Person


def total_minutes(entries: list[Entry]) -> int:
    """The minutes of the entries: each states its total, whatever its count."""
    return sum(entry.minutes or 0 for entry in entries)


def weekly_hours(shifts: list[Entry], person: Person) -> float:
    """One participant's hours, spread over the ISO weeks in which they had a shift."""
    own_shifts = [entry for entry in shifts if entry.person == person]
    # week 1 of 2026 begins in December 2025, so a week is told by its own year
    weeks = {entry.day.isocalendar()[:2] for entry in own_shifts}
    return total_minutes(own_shifts) / 60 / len(weeks)


def training_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures of work training, and of the heads placed in it."""
    shifts = entries_of_kind(log, "training", period)
    placed = entries_of_kind(log, "placement", period)
    participants = distinct_persons(shifts)
    each_week = [weekly_hours(shifts, person) for person in participants]
    span = {"low": min(each_week), "high": max(each_week)} if each_week else {}
    return {
        "training_participants": {"value": len(participants)},
        "training_hours": {"value": total_minutes(shifts) / 60},
        "training_hours_per_week": {"value": {"median": median(each_week), **span}}
        if each_week
        else nothing("no_training"),
        "training_placements": {"value": summed_by_word((entry.referrer, entry.count) for entry in placed)},
    }


def helper_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures of those who help."""
    volunteering = entries_of_kind(log, "volunteering", period)
    community_service = entries_of_kind(log, "community-service", period)
    return {
        "volunteer_hours": {"value": total_minutes(volunteering) / 60},
        "volunteers": {"value": len(distinct_persons(volunteering))},
        "community_service_hours": {"value": total_minutes(community_service) / 60},
    }


def handout_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures of what was handed out."""
    handouts = entries_of_kind(log, "handout", period)
    return {
        "handouts": {"value": sum(entry.count for entry in handouts)},
        "handouts_by_item": {"value": summed_by_word((entry.item, entry.count) for entry in handouts)},
        "handout_persons": {"value": len(distinct_persons(handouts))},
    }
