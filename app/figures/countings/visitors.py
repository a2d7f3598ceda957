"""Who visited how often, who for the first time, and what they have said of themselves."""

from __future__ import annotations

from sqlalchemy import and_, func, select

from app.figures.database_calendar import month_of
from app.figures.facts import Facts
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once
from app.log.definition import COUNTED_PERSON, ENTRIES, ENTRIES_WITH_PERSON, PEOPLE, STATEMENTS, counts


@written_once
def visit_days_of_persons(facts: Facts, scope: Scope) -> Question:
    """organisation_id, person_id, day_count: two premises on one day are one day."""
    visitor = facts.days_of_visitors(scope).c
    person = (visitor.organisation_id, visitor.person_id)
    day_count = func.count(visitor.day.distinct())
    return select(*person, day_count).group_by(*person).having(day_count > 0)


@written_once
def unique_visitors_of_months(facts: Facts, scope: Scope) -> Question:
    """month, visitors: a row for each month and organisation, whose persons are never another's."""
    person_visit = facts.person_visits(scope).c
    month = month_of(person_visit.day)
    return select(month, func.count(person_visit.person_id.distinct())).group_by(month, person_visit.organisation_id)


@written_once
def first_days(facts: Facts, scope: Scope) -> Question:
    """organisation_id, person_id, first_day: of everybody who ever visited the scope."""
    return select(facts.first_visits(scope))


@written_once
def said_of_themselves(scope: Scope) -> Question:
    """organisation_id, person_id, gender, age_band, been_before, called_first, replaces_lost, earliest first.

    Said with any entry, at any premises of the organisation: what someone says goes with the person.
    """
    of_its_entry = and_(
        STATEMENTS.c.organisation_id == ENTRIES.c.organisation_id, STATEMENTS.c.entry_id == ENTRIES.c.id
    )
    return (
        select(
            ENTRIES.c.organisation_id,
            COUNTED_PERSON,
            STATEMENTS.c.gender,
            STATEMENTS.c.age_band,
            STATEMENTS.c.been_before,
            STATEMENTS.c.called_first,
            STATEMENTS.c.replaces_lost,
        )
        .select_from(ENTRIES_WITH_PERSON.join(STATEMENTS, of_its_entry))
        .where(
            STATEMENTS.c.organisation_id.in_(scope.premises_ids_by_organisation),
            counts(STATEMENTS),
            counts(ENTRIES),
        )
        .order_by(ENTRIES.c.day, STATEMENTS.c.id)
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
