"""The figures of what was done on the premises: meals, walks, sessions, activities."""

from datetime import date

from tests.second_counting.bands import in_bands, limits_of_period
from tests.second_counting.periods import Period, is_inside
from tests.second_counting.plain_data import ACTIVITY_KINDS, Entry, Log, Person

# premises, service day, activity; an entry without one belongs to the unnamed activity of the day
Session = tuple[str, date, str]


def entries_of_kind(log: Log, kind: str, period: Period) -> list[Entry]:
    """The entries of one kind in the period."""
    return [entry for entry in log.entries if entry.kind == kind and is_inside(entry.day, period)]


def distinct_persons(entries: list[Entry]) -> set[Person]:
    """Everybody who made one of the entries."""
    return {entry.person for entry in entries if entry.person is not None}


def entries_by_session(entries: list[Entry]) -> dict[Session, list[Entry]]:
    """The entries of each session."""
    sessions: dict[Session, list[Entry]] = {}
    for entry in entries:
        sessions.setdefault((entry.premises, entry.day, entry.activity), []).append(entry)
    return sessions


def participations(entries: list[Entry]) -> int:
    """Of each session its distinct persons and the heads of its entries without a person."""
    total = 0
    for of_session in entries_by_session(entries).values():
        heads = sum(entry.count for entry in of_session if entry.person is None)
        total += len(distinct_persons(of_session)) + heads
    return total


def sessions_of_persons(entries: list[Entry]) -> dict[Person, int]:
    """In how many sessions everybody took part."""
    numbers: dict[Person, int] = {}
    for of_session in entries_by_session(entries).values():
        for person in distinct_persons(of_session):
            numbers[person] = numbers.get(person, 0) + 1
    return numbers


def list_of_activities(log: Log, period: Period) -> list[dict]:
    """Each activity of an organisation with a session in the period, sorted by slug."""
    entries_of: dict[tuple[str, str], list[Entry]] = {}
    for entry in log.entries:
        if entry.kind in ACTIVITY_KINDS and entry.activity and is_inside(entry.day, period):
            activity = (entry.activity, log.organisation_of[entry.premises])
            entries_of.setdefault(activity, []).append(entry)
    activities = []
    for (slug, _organisation), entries in sorted(entries_of.items()):
        session_count = len(entries_by_session(entries))
        numbers = sessions_of_persons(entries)
        activities.append(
            {
                "slug": slug,
                "sessions": session_count,
                "participations": participations(entries),
                "average": participations(entries) / session_count,
                "persons": len(numbers),
                "bands": in_bands(numbers.values(), limits_of_period(log, period)),
            }
        )
    return activities


def activity_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures of meals, walks, sessions and activities."""
    meals = entries_of_kind(log, "meal", period)
    walks = entries_of_kind(log, "walk", period)
    sessions = entries_of_kind(log, "session", period)
    activities = list_of_activities(log, period)
    return {
        "meals": {"value": participations(meals)},
        "meal_days": {"value": len({(entry.premises, entry.day) for entry in meals})},
        "walks": {"value": len(entries_by_session(walks))},
        "walk_participations": {"value": participations(walks)},
        "sessions": {"value": len(entries_by_session(sessions))},
        "session_participations": {"value": participations(sessions)},
        "session_participants": {"value": len(distinct_persons(sessions))},
        "activities": {"value": len(activities), "list": activities},
    }
