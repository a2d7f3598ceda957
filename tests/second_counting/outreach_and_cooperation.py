"""The figures of contacts away from the premises: outreach, accompaniment, cooperation."""

from tests.second_counting.activities_done import distinct_persons, entries_of_kind
from tests.second_counting.numbers import summed_by_word
from tests.second_counting.periods import Period
from tests.second_counting.plain_data import Entry, Log

OFFICE_OPENS_HOUR = 8
OFFICE_CLOSES_HOUR = 17


def is_outside_office_hours(entry: Entry) -> bool:
    """Whether it was on a weekend, before eight or from five; an unknown hour on a weekday was not."""
    if entry.day.weekday() >= 5:
        return True
    return entry.hour is not None and not OFFICE_OPENS_HOUR <= entry.hour < OFFICE_CLOSES_HOUR


def outreach_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures of outreach contacts; those not reached are attempts and nothing else."""
    outreach = entries_of_kind(log, "outreach", period)
    contacts = [entry for entry in outreach if entry.reached]
    attempts = [entry for entry in outreach if not entry.reached]
    outside = [entry for entry in contacts if is_outside_office_hours(entry)]
    return {
        "outreach_contacts": {"value": sum(entry.count for entry in contacts)},
        "outreach_attempts": {"value": sum(entry.count for entry in attempts)},
        "outreach_by_channel": {"value": summed_by_word((entry.channel, entry.count) for entry in contacts)},
        "outreach_by_direction": {"value": summed_by_word((entry.direction, entry.count) for entry in contacts)},
        "outreach_outside_hours": {"value": sum(entry.count for entry in outside)},
        "outreach_minutes": {"value": sum(entry.minutes or 0 for entry in contacts)},
        "outreach_persons": {"value": len(distinct_persons(contacts))},
    }


def accompaniment_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures of going along to authorities: entries, whatever their count."""
    entries = entries_of_kind(log, "accompaniment", period)
    return {
        "accompaniments": {"value": len(entries)},
        "accompaniments_by_authority": {"value": summed_by_word((entry.authority, 1) for entry in entries)},
    }


def cooperation_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures of contacts with partners."""
    entries = entries_of_kind(log, "cooperation", period)
    return {
        "cooperation_contacts": {"value": sum(entry.count for entry in entries)},
        "cooperation_by_partner": {"value": summed_by_word((entry.partner, entry.count) for entry in entries)},
        "cooperation_partners": {"value": len({entry.partner for entry in entries} - {""})},
    }


def source_figures(log: Log, period: Period) -> dict[str, dict]:
    """How people found the place."""
    entries = entries_of_kind(log, "source", period)
    return {"how_found": {"value": summed_by_word((entry.how_found, entry.count) for entry in entries)}}
