"""The sessions that are kept of days that no person has any more: how many persons took part, not who."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, func, literal, select

from app.figures.facts.asked_period import in_period
from app.figures.facts.narrowing import in_scope
from app.figures.scope import Scope
from app.log.thinned import KEPT_SESSIONS

NO_ACTIVITY = 0
ROW = KEPT_SESSIONS.c


def kept_sessions(scope: Scope, kinds: Sequence[str]) -> Select[tuple[str, int, int, object, int | None, int, int]]:
    """kind, organisation_id, premises_id, day, activity_id, participations, heads: persons are no heads."""
    activity_id = func.nullif(ROW.activity_id, NO_ACTIVITY).label("activity_id")
    return select(
        ROW.kind, ROW.organisation_id, ROW.premises_id, ROW.day, activity_id, ROW.persons, literal(0).label("heads")
    ).where(in_scope(KEPT_SESSIONS, scope), in_period(ROW.day), ROW.kind.in_(kinds))
