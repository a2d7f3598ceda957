"""What is kept without persons of days that retention has thinned, for both sources of facts alike.

Both read it beside what they have. After 14 days an entry has no hour; after 13 months a person's entries and visit
days keep their rows, on days that stand for as many of the month, and are marked (`BY_MONTH`). So every question that
counts persons over whole months reads on as before, with its indexes and as quickly; the few that need the true day
without the person leave the marked rows out and add what is kept by day. Nothing is counted twice, and what comes late
is counted at once, from the rows, until the next night moves it.
"""

from __future__ import annotations

from sqlalchemy import Select, literal, select

from app.figures.facts.asked_period import in_period
from app.figures.facts.narrowing import in_scope
from app.figures.scope import Scope
from app.log.thinned import HOURS_OF_MONTHS, KEPT_DAYS


def kept_hours(scope: Scope) -> Select[tuple[object, int, int]]:
    """day, hour, heads: the arrivals of thinned days, on the day that stands for its weekday in the month."""
    row = HOURS_OF_MONTHS.c
    return select(row.day, row.hour, row.heads).where(in_scope(HOURS_OF_MONTHS, scope), in_period(row.day))


def kept_visits(scope: Scope) -> Select[tuple[int, int, object, int]]:
    """organisation_id, premises_id, day, visits: the person visits of days that no person has any more."""
    row = KEPT_DAYS.c
    return select(row.organisation_id, row.premises_id, row.day, row.identified_visits.label("visits")).where(
        in_scope(KEPT_DAYS, scope), in_period(row.day), row.identified_visits > 0
    )


def kept_entries(scope: Scope) -> Select[tuple[int, int, object, int, int, int]]:
    """The columns of day_heads: that persons made entries on the premises that day, who are no heads."""
    row, none = KEPT_DAYS.c, literal(0)
    return select(
        row.organisation_id,
        row.premises_id,
        row.day,
        none.label("anonymous_heads"),
        none.label("children"),
        row.on_premises_entries,
    ).where(in_scope(KEPT_DAYS, scope), in_period(row.day))
