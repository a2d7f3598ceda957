"""How far the log has been thinned, and what is kept that stands in no other question."""

from __future__ import annotations

from sqlalchemy import select

from app.figures.facts.asked_period import in_period
from app.figures.facts.narrowing import in_scope, total
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once
from app.log.thinned import OUTSIDE_HOURS, THINNINGS


@written_once
def thinnings(scope: Scope) -> Question:
    """hours_through: a row for each organisation whose log has been thinned."""
    return select(THINNINGS.c.hours_through).where(THINNINGS.c.organisation_id.in_(scope.premises_ids_by_organisation))


@written_once
def contacts_outside_hours(scope: Scope) -> Question:
    """heads: the contacts made outside office hours on weekdays whose times are gone."""
    row = OUTSIDE_HOURS.c
    return select(total(row.heads)).where(in_scope(OUTSIDE_HOURS, scope), in_period(row.day))
