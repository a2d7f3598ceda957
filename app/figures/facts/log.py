"""The facts as the log has them: every entry looked at anew. This is the definition."""

from __future__ import annotations

from sqlalchemy import Subquery, func, literal, select

from app.figures.facts.asked_period import in_period
from app.figures.facts.kept import kept_entries, kept_hours, kept_visits
from app.figures.facts.narrowing import in_scope
from app.figures.scope import Scope
from app.log import definition
from app.log.definition import BEEN_BEFORE, BEFORE_MEMORY, ENTRIES


def person_visits(scope: Scope) -> Subquery:
    """Distinct among the entries of visiting kinds that carry a person."""
    meant = (in_scope(ENTRIES, scope), in_period(ENTRIES.c.day))
    return definition.person_visits().where(*meant).subquery("person_visits")


def identified_days(scope: Scope) -> Subquery:
    """Counted from the person visits that have their day, and what is kept of the others."""
    meant = (in_scope(ENTRIES, scope), in_period(ENTRIES.c.day))
    visit = definition.person_visits(by_month=False).where(*meant).subquery("person_visits").c
    day = (visit.organisation_id, visit.premises_id, visit.day)
    own = select(*day, func.count().label("visits")).group_by(*day)
    return own.union_all(kept_visits(scope)).subquery("identified_days")


def days_of_visitors(scope: Scope) -> Subquery:
    """The days of the person visits."""
    return person_visits(scope)


def first_visits(scope: Scope) -> Subquery:
    """The earliest day of each person's visits; before memory where an earlier period's was carried over."""
    visit = definition.person_visits().where(in_scope(ENTRIES, scope)).subquery("person_visits").c
    before = definition.been_before().where(in_scope(BEEN_BEFORE, scope)).subquery("been_before").c
    days = select(visit.organisation_id, visit.person_id, visit.day).union_all(
        select(before.organisation_id, before.person_id, literal(BEFORE_MEMORY))
    )
    seen = days.subquery("seen_days").c
    person = (seen.organisation_id, seen.person_id)
    return select(*person, func.min(seen.day).label("first_day")).group_by(*person).subquery("first_visits")


def day_heads(scope: Scope) -> Subquery:
    """Heads without a person and children at the door, and how many on-premises entries of any kind."""
    meant = (in_scope(ENTRIES, scope), in_period(ENTRIES.c.day))
    return definition.heads_by_day().where(*meant).union_all(kept_entries(scope)).subquery("day_heads")


def arrivals(scope: Scope) -> Subquery:
    """Every entry at the door whose hour is known, and what is kept of those whose hour is not any more."""
    meant = (in_scope(ENTRIES, scope), in_period(ENTRIES.c.day))
    known = definition.heads_by_hour().where(*meant).subquery("known_arrivals").c
    return select(known.day, known.hour, known.heads).union_all(kept_hours(scope)).subquery("arrivals")
