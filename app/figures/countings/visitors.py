"""Who visited how often, who for the first time, and what they have said of themselves."""

from __future__ import annotations

from sqlalchemy import and_, func, literal, select

from app.database.statements import table_of
from app.figures.facts import Facts
from app.figures.facts.asked_period import in_period
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once
from app.log.definition import (
    BEFORE_MEMORY,
    CARRIED_ANSWERS,
    COUNTED_PERSON,
    ENTRIES,
    ENTRIES_WITH_PERSON,
    PEOPLE,
    STATEMENTS,
    counts,
)
from app.people.period_models import EndingKey

ENDING_KEYS = table_of(EndingKey)
ANSWERS = ("gender", "age_band", "been_before", "called_first", "replaces_lost")


@written_once
def visit_days_of_persons(facts: Facts, scope: Scope) -> Question:
    """organisation_id, person_id, day_count: two premises on one day are one day."""
    visitor = facts.days_of_visitors(scope).c
    person = (visitor.organisation_id, visitor.person_id)
    day_count = func.count(visitor.day.distinct())
    return select(*person, day_count).group_by(*person).having(day_count > 0)


@written_once
def unique_visitors(facts: Facts, scope: Scope) -> Question:
    """visitors: a row for each organisation, whose persons are never another's; the period is short, as a month is.

    Asked of each month of a year it takes half the time of one question that sorts the year's visits by month.
    """
    person_visit = facts.person_visits(scope).c
    return select(func.count(person_visit.person_id.distinct())).group_by(person_visit.organisation_id)


@written_once
def first_seen(facts: Facts, scope: Scope) -> Question:
    """organisation_id, person_id, first_day: of those whose first visit ever, in scope, lies in the period."""
    visit = facts.first_visits(scope).c
    return select(visit.organisation_id, visit.person_id, visit.first_day).where(in_period(visit.first_day))


@written_once
def first_day(facts: Facts, scope: Scope) -> Question:
    """day: the first visit of all that are remembered; empty where there is none."""
    visit = facts.first_visits(scope).c
    return select(func.min(visit.first_day)).where(visit.first_day != BEFORE_MEMORY)


@written_once
def said_of_themselves(scope: Scope) -> Question:
    """organisation_id, person_id, gender, age_band, been_before, called_first, replaces_lost, earliest first.

    Said with any entry, at any premises of the organisation: what someone says goes with the person, and is carried
    over when the key of its period is destroyed.
    """
    of_its_entry = and_(
        STATEMENTS.c.organisation_id == ENTRIES.c.organisation_id, STATEMENTS.c.entry_id == ENTRIES.c.id
    )
    organisations = scope.premises_ids_by_organisation
    said = (
        select(
            ENTRIES.c.organisation_id,
            COUNTED_PERSON,
            *(STATEMENTS.c[name] for name in ANSWERS),
            ENTRIES.c.day,
            STATEMENTS.c.id,
        )
        .select_from(ENTRIES_WITH_PERSON.join(STATEMENTS, of_its_entry))
        .where(
            STATEMENTS.c.organisation_id.in_(organisations),
            counts(STATEMENTS),
            counts(ENTRIES),
        )
    )
    counted = func.coalesce(PEOPLE.c.counted_as, CARRIED_ANSWERS.c.person_id).label("person_id")
    of_carried = and_(
        PEOPLE.c.organisation_id == CARRIED_ANSWERS.c.organisation_id, PEOPLE.c.id == CARRIED_ANSWERS.c.person_id
    )
    carried = (
        select(
            CARRIED_ANSWERS.c.organisation_id,
            counted,
            *(CARRIED_ANSWERS.c[name] for name in ANSWERS),
            literal(BEFORE_MEMORY).label("day"),
            CARRIED_ANSWERS.c.person_id.label("id"),
        )
        .select_from(CARRIED_ANSWERS.outerjoin(PEOPLE, of_carried))
        .where(CARRIED_ANSWERS.c.organisation_id.in_(organisations))
    )
    every = said.union_all(carried).subquery("every_answer").c
    return select(every.organisation_id, every.person_id, *(every[name] for name in ANSWERS)).order_by(
        every.day, every.id
    )


@written_once
def destroyed_keys(scope: Scope) -> Question:
    """last_day: of each period of the scope's organisations whose key of codes is destroyed."""
    return select(ENDING_KEYS.c.last_day).where(
        ENDING_KEYS.c.organisation_id.in_(scope.premises_ids_by_organisation), ENDING_KEYS.c.destroyed_at.is_not(None)
    )


@written_once
def linked_persons(scope: Scope) -> Question:
    """organisation_id, person_id: those under whose id others are counted."""
    is_counted_as_another = PEOPLE.c.counted_as != PEOPLE.c.id
    return (
        select(PEOPLE.c.organisation_id, PEOPLE.c.counted_as)
        .where(PEOPLE.c.organisation_id.in_(scope.premises_ids_by_organisation), is_counted_as_another)
        .distinct()
    )
