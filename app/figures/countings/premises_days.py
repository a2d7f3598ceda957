"""What is known of each premises on each day: recorded, planned, counted."""

from __future__ import annotations

from sqlalchemy import select

from app.database.statements import table_of
from app.figures.facts import Facts
from app.figures.facts.asked_period import in_period
from app.figures.facts.narrowing import in_scope, total
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once
from app.organisations.models import OpeningDay, PlannedWeekday

OPENING_DAYS = table_of(OpeningDay)
PLANNED_WEEKDAYS = table_of(PlannedWeekday)


@written_once
def recorded_days(scope: Scope) -> Question:
    """organisation_id, premises_id, day, state, opens_minute, closes_minute, stated_heads."""
    recorded = OPENING_DAYS.c
    return select(
        recorded.organisation_id,
        recorded.premises_id,
        recorded.day,
        recorded.state,
        recorded.opens_minute,
        recorded.closes_minute,
        recorded.stated_heads,
    ).where(in_scope(OPENING_DAYS, scope), in_period(recorded.day))


@written_once
def planned_weekdays(scope: Scope) -> Question:
    """organisation_id, premises_id, from_day, weekday, opens_minute: every weekly plan there has been."""
    planned = PLANNED_WEEKDAYS.c
    return select(
        planned.organisation_id, planned.premises_id, planned.from_day, planned.weekday, planned.opens_minute
    ).where(in_scope(PLANNED_WEEKDAYS, scope))


@written_once
def identified_visits(facts: Facts, scope: Scope) -> Question:
    """organisation_id, premises_id, day, visits: the person visits of each day, in up to two rows."""
    identified = facts.identified_days(scope).c
    return select(identified.organisation_id, identified.premises_id, identified.day, identified.visits)


@written_once
def heads_of_days(facts: Facts, scope: Scope) -> Question:
    """organisation_id, premises_id, day, anonymous_heads, children, on_premises_entries."""
    heads = facts.day_heads(scope).c
    place_and_day = (heads.organisation_id, heads.premises_id, heads.day)
    sums = [total(heads[name]).label(name) for name in ("anonymous_heads", "children", "on_premises_entries")]
    return select(*place_and_day, *sums).group_by(*place_and_day)
