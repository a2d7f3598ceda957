"""The figures of opening days."""

from __future__ import annotations

from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit

MINUTES_AN_HOUR = 60


def count_open_days(counting: Counting) -> Answer:
    """Days that were open or unrecorded, for each premises; an entry opens a day, even one recorded as closed.

    Days recorded as closed that have entries stand beside it as contradictions.
    """
    premises_of = counting.scope.by_id
    contradictions = [
        {"premises": premises_of[each.premises].slug, "day": each.day.isoformat()}
        for each in counting.days
        if each.contradicts_itself
    ]
    return Answer(sum(each.is_open for each in counting.days), beside={"contradictions": contradictions})


OPEN_DAYS = Figure(
    "open_days",
    sv="Öppetdagar",
    en="Open days",
    definition_sv="Dagar då en lokal hade öppet, även när siffrorna saknas; har två lokaler öppet samma dag räknas "
    "två.",
    definition_en="Days on which a premises was open, even if nothing could be counted; two premises on one day "
    "are two.",
    unit=Unit.DAYS,
    count=count_open_days,
)


def count_registered_open_days(counting: Counting) -> Answer:
    """Open days without those recorded as unrecorded, which stay so even when they have some entries."""
    return Answer(sum(each.is_registered for each in counting.days))


REGISTERED_OPEN_DAYS = Figure(
    "registered_open_days",
    sv="Öppetdagar med siffror",
    en="Open days that were counted",
    definition_sv="Öppetdagar då det gick att notera besök; en dag utan besökare är med, en dag som saknar siffror "
    "är det inte.",
    definition_en="Open days on which visits could be counted; a day with nobody in is one, a day without figures "
    "is not.",
    unit=Unit.DAYS,
    count=count_registered_open_days,
)


def count_open_hours(counting: Counting) -> Answer:
    """The recorded opening times of open and unrecorded days; an open day without times adds nothing."""
    minutes = sum(each.open_minutes for each in counting.days if each.is_open)
    return Answer(minutes / MINUTES_AN_HOUR)


OPEN_HOURS = Figure(
    "open_hours",
    sv="Öppettimmar",
    en="Open hours",
    definition_sv="De öppettider som är noterade för öppetdagarna, räknade i timmar.",
    definition_en="The opening times recorded for the open days, added up in hours.",
    unit=Unit.HOURS,
    count=count_open_hours,
)


def count_open_evenings(counting: Counting) -> Answer:
    """Open days that were counted and that closed at half past six or later, or after midnight."""
    return Answer(sum(each.is_registered and each.closes_in_the_evening for each in counting.days))


OPEN_EVENINGS = Figure(
    "open_evenings",
    sv="Kvällar med öppet",
    en="Open evenings",
    definition_sv="Öppetdagar med siffror som stängde klockan 18.30 eller senare.",
    definition_en="Open days that were counted and closed at 18:30 or later.",
    unit=Unit.DAYS,
    count=count_open_evenings,
)


def count_open_weekend_days(counting: Counting) -> Answer:
    """Open days that were counted and were Saturdays or Sundays."""
    return Answer(sum(each.is_registered and each.is_weekend for each in counting.days))


OPEN_WEEKEND_DAYS = Figure(
    "open_weekend_days",
    sv="Helgdagar med öppet",
    en="Open weekend days",
    definition_sv="Öppetdagar med siffror som var lördagar eller söndagar.",
    definition_en="Open days that were counted and were Saturdays or Sundays.",
    unit=Unit.DAYS,
    count=count_open_weekend_days,
)


def count_gaps(counting: Counting) -> Answer:
    """Planned days of which nothing is known, and unrecorded days, planned or not; a closed day is no gap."""
    known = {(each.premises, each.day) for each in counting.days if each.is_known}
    unrecorded = {(each.premises, each.day) for each in counting.days if each.is_open and not each.is_registered}
    planned = {
        (premises, day)
        for premises in counting.scope.by_id
        for day in counting.history.plans.days_planned(premises, counting.period)
    }
    return Answer(len((planned - known) | unrecorded))


GAPS = Figure(
    "gaps",
    sv="Dagar som saknar siffror",
    en="Days without figures",
    definition_sv="Dagar då det enligt veckoplanen skulle vara öppet men ingenting är noterat, och dagar då det "
    "inte gick att räkna.",
    definition_en="Days planned to be open of which nothing is recorded, and days on which registration failed.",
    unit=Unit.DAYS,
    count=count_gaps,
)
