"""The facts as the roll-ups have them: kept in the same transaction as the entries, so that years answer at once."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, Subquery, and_, func, select

from app.figures.facts.asked_period import LAST_DAY, in_period
from app.figures.facts.kept import kept_entries, kept_hours, kept_visits
from app.figures.facts.narrowing import in_scope
from app.figures.scope import Scope
from app.log.definition import has_its_day, is_visible
from app.log.rollups import ARRIVALS, DAY_HEADS, FIRST_DAYS, VISIT_DAYS


def _rows(table: FromClause, scope: Scope) -> ColumnElement[bool]:
    return and_(in_scope(table, scope), in_period(table.c.day), is_visible(table))


def person_visits(scope: Scope) -> Subquery:
    """A row for each batch in which the person visited that day."""
    row = VISIT_DAYS.c
    return (
        select(row.organisation_id, row.premises_id, row.day, row.person_id)
        .where(_rows(VISIT_DAYS, scope))
        .subquery("person_visits")
    )


def identified_days(scope: Scope) -> Subquery:
    """Counted from the rows that have their day, and what is kept of the others."""
    row = VISIT_DAYS.c
    day = (row.organisation_id, row.premises_id, row.day)
    own = (
        select(*day, func.count(row.person_id.distinct()).label("visits"))
        .where(_rows(VISIT_DAYS, scope), has_its_day(VISIT_DAYS))
        .group_by(*day)
    )
    return own.union_all(kept_visits(scope)).subquery("identified_days")


def days_of_visitors(scope: Scope) -> Subquery:
    """From everybody who had visited by then to their days: in that order the days need no sorting."""
    visited = and_(
        VISIT_DAYS.c.organisation_id == FIRST_DAYS.c.organisation_id,
        VISIT_DAYS.c.premises_id == FIRST_DAYS.c.premises_id,
        VISIT_DAYS.c.person_id == FIRST_DAYS.c.person_id,
        in_period(VISIT_DAYS.c.day),
        is_visible(VISIT_DAYS),
    )
    return (
        select(FIRST_DAYS.c.organisation_id, FIRST_DAYS.c.person_id, VISIT_DAYS.c.day)
        .select_from(FIRST_DAYS.outerjoin(VISIT_DAYS, visited))
        .where(in_scope(FIRST_DAYS, scope), FIRST_DAYS.c.first_day <= LAST_DAY, is_visible(FIRST_DAYS))
        .subquery("days_of_visitors")
    )


def first_visits(scope: Scope) -> Subquery:
    """The earliest of the first days of each premises and batch."""
    row = FIRST_DAYS.c
    return (
        select(row.organisation_id, row.person_id, func.min(row.first_day).label("first_day"))
        .where(in_scope(FIRST_DAYS, scope), is_visible(FIRST_DAYS))
        .group_by(row.organisation_id, row.person_id)
        .subquery("first_visits")
    )


def day_heads(scope: Scope) -> Subquery:
    """A row for each batch of a day."""
    row = DAY_HEADS.c
    return (
        select(
            row.organisation_id,
            row.premises_id,
            row.day,
            row.anonymous_heads,
            row.children,
            row.on_premises_entries,
        )
        .where(_rows(DAY_HEADS, scope))
        .union_all(kept_entries(scope))
        .subquery("day_heads")
    )


def arrivals(scope: Scope) -> Subquery:
    """A row for each premises, hour and batch, and what is kept of thinned days."""
    row = ARRIVALS.c
    known = select(row.day, row.hour, row.heads).where(_rows(ARRIVALS, scope))
    return known.union_all(kept_hours(scope)).subquery("arrivals")
