"""How far the log has been thinned, and what is kept that stands in no other question."""

from __future__ import annotations

from sqlalchemy import func, select

from app.figures.facts.asked_period import in_period
from app.figures.facts.narrowing import in_scope, total
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once
from app.log.thinned import KEPT_DAYS, KEPT_STAYS, OUTSIDE_HOURS, THINNINGS


@written_once
def thinnings(scope: Scope) -> Question:
    """hours_through, days_through: a row for each organisation whose log has been thinned."""
    return select(THINNINGS.c.hours_through, THINNINGS.c.days_through).where(
        THINNINGS.c.organisation_id.in_(scope.premises_ids_by_organisation)
    )


@written_once
def contacts_outside_hours(scope: Scope) -> Question:
    """heads: the contacts made outside office hours on weekdays whose times are gone."""
    row = OUTSIDE_HOURS.c
    return select(total(row.heads)).where(in_scope(OUTSIDE_HOURS, scope), in_period(row.day))


@written_once
def kept_stays(scope: Scope) -> Question:
    """minutes, entries: how many visits by persons were so long, in months of which persons keep no days."""
    row = KEPT_STAYS.c
    return (
        select(row.minutes, total(row.entries))
        .where(in_scope(KEPT_STAYS, scope), in_period(row.day))
        .group_by(row.minutes)
    )


@written_once
def first_kept_day(scope: Scope) -> Question:
    """day: the first with a person visit among those that no person has any more; empty where there is none."""
    row = KEPT_DAYS.c
    return select(func.min(row.day)).where(in_scope(KEPT_DAYS, scope), row.identified_visits > 0)
