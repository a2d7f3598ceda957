"""The figures of visits: how many came in, when they came, for how long they stayed."""

from datetime import date

from tests.second_counting.numbers import divided, median, nothing
from tests.second_counting.openings import registered_open_days
from tests.second_counting.periods import Period, is_inside
from tests.second_counting.plain_data import VISITING_KINDS, Entry, Log, Person, PremisesDay


def person_visits(log: Log, period: Period) -> set[tuple[str, date, Person]]:
    """One person, one premises, one day is one visit, however often they tap and whatever they do."""
    return {
        (entry.premises, entry.day, entry.person)
        for entry in log.entries
        if entry.kind in VISITING_KINDS and entry.person is not None and is_inside(entry.day, period)
    }


def door_entries(log: Log, period: Period) -> list[Entry]:
    """The entries of kind visit."""
    return [entry for entry in log.entries if entry.kind == "visit" and is_inside(entry.day, period)]


def identified_by_day(log: Log, period: Period) -> dict[PremisesDay, int]:
    """Person visits of each premises and day."""
    identified: dict[PremisesDay, int] = {}
    for place, day, _person in person_visits(log, period):
        identified[place, day] = identified.get((place, day), 0) + 1
    return identified


def anonymous_by_day(log: Log, period: Period) -> dict[PremisesDay, int]:
    """Heads counted at the door, or what the staff's own count has beyond the persons if that is more."""
    identified = identified_by_day(log, period)
    anonymous: dict[PremisesDay, int] = {}
    for entry in door_entries(log, period):
        if entry.person is None:
            place_and_day = (entry.premises, entry.day)
            anonymous[place_and_day] = anonymous.get(place_and_day, 0) + entry.count
    for place_and_day, opening in log.openings.items():
        if opening.heads is not None and is_inside(opening.day, period):
            stated = opening.heads - identified.get(place_and_day, 0)
            anonymous[place_and_day] = max(anonymous.get(place_and_day, 0), stated)
    return anonymous


def visits_by_day(log: Log, period: Period) -> dict[PremisesDay, int]:
    """Person visits and anonymous visits together, on the days that had any."""
    visits = identified_by_day(log, period)
    for place_and_day, heads in anonymous_by_day(log, period).items():
        visits[place_and_day] = visits.get(place_and_day, 0) + heads
    return {place_and_day: number for place_and_day, number in visits.items() if number > 0}


def busiest_day(log: Log, period: Period) -> dict:
    """The most visits on one day at one premises; of equals the earliest day, then the first slug."""
    in_order = sorted(visits_by_day(log, period).items(), key=lambda item: (item[0][1], item[0][0]))
    if not in_order:
        return nothing("no_visits")
    # of equals max keeps the one it met first
    (place, day), most = max(in_order, key=lambda item: item[1])
    return {"value": {"visits": most, "premises": place, "day": day.isoformat()}}


def arrivals(log: Log, period: Period) -> dict[str, int]:
    """Heads at the door by weekday of the service day and hour on the clock."""
    heads: dict[str, int] = {}
    for entry in door_entries(log, period):
        if entry.hour is not None:
            weekday_and_hour = f"{entry.day.weekday()}-{entry.hour:02d}"
            heads[weekday_and_hour] = heads.get(weekday_and_hour, 0) + entry.count
    return heads


def visit_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures that need nobody to be told from anybody else."""
    identified = sum(identified_by_day(log, period).values())
    anonymous = sum(anonymous_by_day(log, period).values())
    registered = registered_open_days(log, period)
    on_registered = sum(number for each, number in visits_by_day(log, period).items() if each in registered)
    at_the_door = door_entries(log, period)
    stays = [entry.minutes for entry in at_the_door if entry.minutes is not None]
    return {
        "visits": {"value": identified + anonymous},
        "visits_identified": {"value": identified},
        "visits_anonymous": {"value": anonymous},
        "identified_share": divided(identified, identified + anonymous, "no_visits"),
        "visits_per_open_day": divided(on_registered, len(registered), "no_open_days"),
        "busiest_day": busiest_day(log, period),
        "stay": {"value": median(stays)} if stays else nothing("no_stays"),
        "children": {"value": sum(entry.children for entry in at_the_door)},
        "arrivals": {"value": arrivals(log, period)},
    }
