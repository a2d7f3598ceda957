"""Sentences of open days and visits."""

from __future__ import annotations

from app.followup.composing.figures_told import visits_per_open_day
from app.followup.composing.nouns import DAYS, EVENINGS, HOURS, PERSONS, VISITS, WEEKEND_DAYS
from app.followup.composing.wording import listed, month, weekday
from app.followup.sentences.speaking import Sentence, Speaking, change_in_words
from app.followup.tables.numbers import whole


def visits_a_day(speaking: Speaking) -> str | None:
    """I snitt kom åtta personer om dagen."""
    average = visits_per_open_day(speaking.told, speaking.where)["value"]
    if average is None:
        return None
    if average < 1:
        return speaking.say(
            "I snitt kom det färre än en person om dagen.", "On average fewer than one person a day came."
        )
    if average < 3:
        about = speaking.number(average)
        return speaking.say(f"I snitt kom {about} personer om dagen.", f"On average {about} people a day came.")
    people = speaking.amount(whole(average), PERSONS)
    return speaking.say(f"I snitt kom {people} om dagen.", f"On average {people} a day came.")


def all_visits(speaking: Speaking) -> str | None:
    """Det blev 1 328 besök under 2025."""
    visits = speaking.value("visits")
    if visits is None:
        return None
    counted = speaking.amount(visits, VISITS)
    return speaking.say(f"Det blev {counted} {speaking.when}.", f"There {_were(visits)} {counted} {speaking.when}.")


def visits_and_before(speaking: Speaking) -> str | None:
    """Besöken var 134 färre än 2024, inom vad slump eller täckning kan göra."""
    change = change_in_words(speaking, "visits")
    return speaking.say(f"Besöken var {change}.", f"The visits were {change}.") if change else None


def open_days(speaking: Speaking) -> str | None:
    """Vi hade öppet 219 dagar under 2025."""
    days = speaking.value("open_days")
    if days is None:
        return None
    counted = speaking.amount(days, DAYS)
    return speaking.say(f"Vi hade öppet {counted} {speaking.when}.", f"We were open {counted} {speaking.when}.")


def open_hours(speaking: Speaking) -> str | None:
    """Sammanlagt hade vi öppet 1 441 timmar."""
    hours = speaking.value("open_hours")
    if not hours:
        return None
    counted = speaking.amount(hours, HOURS)
    return speaking.say(f"Sammanlagt hade vi öppet {counted}.", f"In all we were open {counted}.")


def evenings_and_weekends(speaking: Speaking) -> str | None:
    """Bland öppetdagarna fanns 42 kvällar samt nio lördagar och söndagar."""
    pairs = ((speaking.value("open_evenings"), EVENINGS), (speaking.value("open_weekend_days"), WEEKEND_DAYS))
    told = [speaking.amount(days, noun) for days, noun in pairs if days]
    if not told:
        return None
    # Not "och" between the two, for the second holds one of its own.
    sv, en = " samt ".join(told), " as well as ".join(told)
    return speaking.say(f"Bland öppetdagarna fanns {sv}.", f"The open days included {en}.")


def usual_time(speaking: Speaking) -> str | None:
    """Flest kom på onsdagseftermiddagarna. None where two times had equally many, or something is hidden."""
    heads = {
        (day, part): speaking.value("arrivals", weekday=day, part_of_day=part)
        for day in speaking.told.codes("arrivals", "weekday", speaking.where)
        for part in speaking.told.codes("arrivals", "part_of_day", speaking.where)
    }
    known = sorted((number, codes) for codes, number in heads.items() if number is not None)
    if not known or len(known) < len(heads) or known[-1][0] == 0 or (len(known) > 1 and known[-1][0] == known[-2][0]):
        return None
    day, part = known[-1][1]
    name = weekday(day, speaking.language)
    sv = {"morning": "förmiddagarna", "afternoon": "eftermiddagarna", "evening": "kvällarna"}[part]
    return speaking.say(f"Flest kom på {name}s{sv}.", f"Most came on {name} {part}s.")


def months(speaking: Speaking) -> str | None:
    """Flest besök var det i mars. None for part years, or where a month is hidden or two had equally many."""
    by_month = speaking.told.series("visits_by_month", "month", speaking.where)
    numbers = [number for number in by_month.values() if number is not None]
    if len(numbers) < 12 or len(numbers) < len(by_month) or sorted(numbers)[-1] == sorted(numbers)[-2]:
        return None
    most = max(by_month, key=lambda code: by_month[code] or 0)
    name = month(most, speaking.language)
    if len(by_month) > 12:
        name = f"{name} {most[:4]}"
    return speaking.say(f"Flest besök var det i {name}.", f"Most visits were in {name}.")


def by_premises(speaking: Speaking) -> str | None:
    """Besöken fördelade sig på Vallastugan (800) och Parken (528)."""
    by_place = speaking.told.series("visits_by_premises", "premises", speaking.where)
    if len(by_place) < 2 or None in by_place.values():
        return None
    names = speaking.told.document["names"]["premises"]
    told = listed(
        [f"{names[code]} ({speaking.number(count or 0)})" for code, count in by_place.items()], speaking.language
    )
    return speaking.say(f"Besöken fördelade sig på {told}.", f"The visits were made at {told}.")


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


OPENING = (
    Sentence("open_days", ("open_days",), open_days),
    Sentence("open_hours", ("open_hours",), open_hours),
    Sentence("evenings_and_weekends", ("open_evenings", "open_weekend_days"), evenings_and_weekends),
)
VISITS_MADE = (
    Sentence("visits_a_day", ("visits_per_open_day",), visits_a_day),
    Sentence("all_visits", ("visits",), all_visits),
    Sentence("visits_and_before", ("visits",), visits_and_before),
    Sentence("usual_time", ("arrivals",), usual_time),
    Sentence("months", ("visits",), months),
    Sentence("by_premises", ("visits",), by_premises),
)
