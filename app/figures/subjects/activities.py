"""The figures of what was done on the premises: meals, walks, sessions, activities."""

from __future__ import annotations

from typing import Any

from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit


def count_meals(counting: Counting) -> Answer:
    """Heads of kind meal; a person twice on one day at one premises and activity is one."""
    return Answer(counting.held["meal"].participations)


MEALS = Figure(
    "meals",
    sv="Måltider",
    en="Meals",
    definition_sv="Hur många som åt, med och utan kort; samma person vid samma måltid räknas en gång.",
    definition_en="How many ate, with and without a card; the same person at the same meal counts once.",
    unit=Unit.PARTICIPATIONS,
    count=count_meals,
)


def count_meal_days(counting: Counting) -> Answer:
    """Distinct premises and days with a meal."""
    return Answer(counting.held["meal"].days)


MEAL_DAYS = Figure(
    "meal_days",
    sv="Dagar med måltid",
    en="Days with a meal",
    definition_sv="Dagar då någon åt i en lokal.",
    definition_en="Days on which somebody ate at a premises.",
    unit=Unit.DAYS,
    count=count_meal_days,
)


def count_walks(counting: Counting) -> Answer:
    """Sessions of kind walk: a premises, a day and an activity are one, however many went along."""
    return Answer(counting.held["walk"].sessions)


WALKS = Figure(
    "walks",
    sv="Promenader",
    en="Walks",
    definition_sv="Hur många gånger man gick på promenad; samma promenad räknas en gång per lokal och dag.",
    definition_en="How many times people went out; the same walk counts once per premises and day.",
    unit=Unit.SESSIONS,
    count=count_walks,
)


def count_walk_participations(counting: Counting) -> Answer:
    """Of each walk its distinct persons and the heads without a person."""
    return Answer(counting.held["walk"].participations)


WALK_PARTICIPATIONS = Figure(
    "walk_participations",
    sv="Deltaganden i promenader",
    en="Participations in walks",
    definition_sv="Hur många som gick med, sammanlagt över alla promenader.",
    definition_en="How many went along, added up over all walks.",
    unit=Unit.PARTICIPATIONS,
    count=count_walk_participations,
)


def count_sessions(counting: Counting) -> Answer:
    """Sessions of kind session, visiting groups included; meals, walks and training are not of that kind."""
    return Answer(counting.held["session"].sessions)


SESSIONS = Figure(
    "sessions",
    sv="Tillfällen",
    en="Sessions",
    definition_sv="Hur många gånger en grupp eller annan aktivitet hölls, även av grupper som lånar lokalen; en "
    "aktivitet räknas en gång per lokal och dag.",
    definition_en="How many times a group or other activity was held, visiting groups included; an activity counts "
    "once per premises and day.",
    unit=Unit.SESSIONS,
    count=count_sessions,
)


def count_session_participations(counting: Counting) -> Answer:
    """Of each session its distinct persons and the heads without a person."""
    return Answer(counting.held["session"].participations)


SESSION_PARTICIPATIONS = Figure(
    "session_participations",
    sv="Deltaganden i tillfällen",
    en="Participations in sessions",
    definition_sv="Hur många som var med, sammanlagt över alla tillfällen.",
    definition_en="How many took part, added up over all sessions.",
    unit=Unit.PARTICIPATIONS,
    count=count_session_participations,
)


def count_session_participants(counting: Counting) -> Answer:
    """Distinct persons with an entry of kind session; heads without a person cannot be told apart."""
    return Answer(counting.persons_and_minutes["session"][0])


SESSION_PARTICIPANTS = Figure(
    "session_participants",
    sv="Deltagare med kort i tillfällen",
    en="Participants with a card in sessions",
    definition_sv="Olika personer med kort som var med vid minst ett tillfälle.",
    definition_en="Distinct persons with a card who took part in at least one session.",
    unit=Unit.PERSONS,
    count=count_session_participants,
)


def count_activities(counting: Counting) -> Answer:
    """Distinct activities of an organisation with a session of any on-premises kind but visit.

    An entry without an activity is a session, but no activity. Beside the number each activity is listed.
    """
    listed = [_listed(counting, activity) for activity in counting.sessions_of_activities]
    return Answer(len(listed), beside={"list": sorted(listed, key=lambda each: (each["slug"], each["organisation"]))})


def _listed(counting: Counting, activity: tuple[int, int]) -> dict[str, Any]:
    """What the list says of the activity; bands go by sessions, none under 90 days."""
    named = counting.history.activities[activity]
    session_count, heads_without_person = counting.sessions_of_activities[activity]
    persons_by_sessions = counting.persons_by_sessions.get(activity, {})
    participation_count = heads_without_person + sum(
        sessions * person_count for sessions, person_count in persons_by_sessions.items()
    )
    return {
        "organisation": counting.scope.organisation_slugs[activity[0]],
        "slug": named.slug,
        "name": named.name,
        "visiting_group": bool(named.is_visiting_group),
        "sessions": session_count,
        "participations": participation_count,
        "average": participation_count / session_count,
        "persons": sum(persons_by_sessions.values()),
        "bands": counting.limits.bands(persons_by_sessions.items()) if counting.limits else None,
    }


ACTIVITIES = Figure(
    "activities",
    sv="Aktiviteter",
    en="Activities",
    definition_sv="Olika aktiviteter som hölls minst en gång; samma aktivitet i två lokaler är en.",
    definition_en="Distinct activities held at least once; the same activity at two premises is one.",
    unit=Unit.ACTIVITIES,
    count=count_activities,
)
