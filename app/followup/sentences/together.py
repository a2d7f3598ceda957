"""Sentences of what was done together: meals, walks, groups, activities."""

from __future__ import annotations

from app.followup.composing.nouns import ACTIVITIES, DAYS, MEALS, PARTICIPANTS, TIMES
from app.followup.composing.wording import listed
from app.followup.sentences.speaking import Sentence, Speaking
from app.followup.tables.numbers import whole

LEADING_ACTIVITIES = 3
FEWEST_TO_LEAD = 5


def meals(speaking: Speaking) -> str | None:
    """Vi åt tillsammans 43 dagar, sammanlagt 334 måltider."""
    days, eaten = speaking.value("meal_days"), speaking.value("meals")
    if not days or not eaten:
        return None
    when, many = speaking.amount(days, DAYS), speaking.amount(eaten, MEALS)
    return speaking.say(f"Vi åt tillsammans {when}, sammanlagt {many}.", f"We ate together on {when}, {many} in all.")


def walks(speaking: Speaking) -> str | None:
    """Vi gick ut och gick 89 gånger, i snitt fyra deltagare varje gång."""
    held, took_part = speaking.value("walks"), speaking.value("walk_participations")
    if not held:
        return None
    times = speaking.amount(held, TIMES)
    sv, en = f"Vi gick på promenad {times}", f"We went for a walk {times}"
    if took_part:
        people = speaking.amount(max(1, whole(took_part / held)), PARTICIPANTS)
        sv, en = f"{sv}, i snitt {people} varje gång", f"{en}, on average {people} each time"
    return speaking.say(f"{sv}.", f"{en}.")


def groups(speaking: Speaking) -> str | None:
    """Grupper och andra aktiviteter hölls 41 gånger, i snitt med nio deltagare."""
    held, took_part = speaking.value("sessions"), speaking.value("session_participations")
    if not held:
        return None
    times = speaking.amount(held, TIMES)
    sv, en = f"Grupper och andra aktiviteter hölls {times}", f"Groups and other activities were held {times}"
    if took_part:
        people = speaking.amount(max(1, whole(took_part / held)), PARTICIPANTS)
        sv, en = f"{sv}, i snitt med {people}", f"{en}, with {people} on average"
    return speaking.say(f"{sv}.", f"{en}.")


def activities(speaking: Speaking) -> str | None:
    """Vi hade sex olika aktiviteter. Flest deltaganden hade Fredagslunch, Tisdagspromenad och Torsdagspromenad."""
    held = speaking.told.series("activity_sessions", "activity", speaking.where)
    if not held or None in held.values():
        return None
    counted = speaking.amount(len(held), ACTIVITIES)
    said = speaking.say(f"Vi hade {counted}.", f"We offered {counted}.")
    took_part = speaking.told.series("activity_participations", "activity", speaking.where)
    if len(held) < FEWEST_TO_LEAD or None in took_part.values():
        return said
    first = sorted(took_part, key=lambda slug: (-(took_part[slug] or 0), slug))[:LEADING_ACTIVITIES]
    names = speaking.told.document["names"]["activity"]
    told = listed([names[slug] for slug in first], speaking.language)
    return f"{said} " + speaking.say(f"Flest deltaganden hade {told}.", f"Most participations were in {told}.")


SENTENCES = (
    Sentence("meals", ("meals", "meal_days"), meals),
    Sentence("walks", ("walks", "walk_participations"), walks),
    Sentence("groups", ("sessions", "session_participations"), groups),
    Sentence("activities", ("activities",), activities),
)
