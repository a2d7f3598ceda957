"""Sessions and participations: by kind, by activity, by person."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import CTE, ColumnElement, case, func, null, or_, select, union_all

from app.activities.kinds import ON_PREMISES_KINDS
from app.activities.models import Activity
from app.database.statements import table_of
from app.figures.database_calendar import month_of
from app.figures.facts.entries import VISIT, counted_entries_of_persons
from app.figures.facts.kept_sessions import kept_sessions
from app.figures.facts.narrowing import total
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once
from app.log.definition import has_its_day

KINDS_HELD = ("meal", "walk", "session")
ACTIVITY_KINDS = tuple(kind for kind in ON_PREMISES_KINDS if kind != VISIT)

ACTIVITIES = table_of(Activity)


def _heads_without_person(entry: Any) -> ColumnElement[int]:
    return total(case((entry.is_anonymous, entry.heads), else_=0))


def _place_and_day(scope: Scope, row: Any) -> ColumnElement[Any]:
    """What tells the days of one premises from those of another; of one premises the day does, in half the time."""
    if len(scope.premises) == 1:
        return cast(ColumnElement[Any], row.day)
    return func.concat(row.organisation_id, " ", row.premises_id, " ", row.day)


def _sessions(scope: Scope) -> CTE:
    """kind, organisation_id, premises_id, day, activity_id, participations, heads: a row or two for each session.

    Gathered once and added up twice. What has neither a kind that is held nor an activity is no session.
    """
    entry = counted_entries_of_persons(scope, ACTIVITY_KINDS)
    heads = _heads_without_person(entry.c)
    participations = func.count(entry.c.person_id.distinct()) + heads
    of_entry = entry.c
    session = (of_entry.kind, of_entry.organisation_id, of_entry.premises_id, of_entry.day, of_entry.activity_id)
    own = (
        select(*session, participations.label("participations"), heads.label("heads"))
        .where(or_(entry.c.activity_id.is_not(None), entry.c.kind.in_(KINDS_HELD)), has_its_day(entry))
        .group_by(*session)
    )
    return own.union_all(kept_sessions(scope, ACTIVITY_KINDS)).cte("sessions").prefix_with("MATERIALIZED")


@written_once
def sessions(scope: Scope) -> Question:
    """month, kind, organisation_id, activity_id, days, sessions, participations, heads_without_person.

    First a row for each month and kind that is held, of no activity: there an entry without one belongs to the
    unnamed one of its day. Then a row for each activity that has a name, of no month and no kind: of two kinds on one
    day it is one session.
    """
    row = _sessions(scope).c
    day = _place_and_day(scope, row)
    days = func.count(day.distinct()).label("days")
    of_any_activity = func.count(func.concat(day, " ", row.activity_id).distinct()).label("sessions")
    sums = (total(row.participations).label("participations"), total(row.heads).label("heads_without_person"))
    month = month_of(row.day).label("month")
    of_kinds = select(
        month, row.kind, null().label("organisation_id"), null().label("activity_id"), days, of_any_activity, *sums
    )
    of_activities = select(null(), null(), row.organisation_id, row.activity_id, days, days, *sums)
    return union_all(
        of_kinds.where(row.kind.in_(KINDS_HELD)).group_by(month, row.kind),
        of_activities.where(row.activity_id.is_not(None)).group_by(row.organisation_id, row.activity_id),
    )


@written_once
def persons_by_sessions(scope: Scope) -> Question:
    """organisation_id, activity_id, sessions, persons: how many persons took part in so many of its sessions."""
    entry = counted_entries_of_persons(scope, ACTIVITY_KINDS).c
    person = (entry.organisation_id, entry.activity_id, entry.person_id)
    taking_part = (
        select(*person, func.count(_place_and_day(scope, entry).distinct()).label("sessions"))
        .where(entry.activity_id.is_not(None), entry.person_id.is_not(None))
        .group_by(*person)
        .subquery("taking_part")
        .c
    )
    how_often = (taking_part.organisation_id, taking_part.activity_id, taking_part.sessions)
    return select(*how_often, func.count()).group_by(*how_often)


@written_once
def named_activities(scope: Scope) -> Question:
    """organisation_id, id, slug, name, is_visiting_group."""
    activity = ACTIVITIES.c
    return select(
        activity.organisation_id, activity.id, activity.slug, activity.name, activity.is_visiting_group
    ).where(activity.organisation_id.in_(scope.premises_ids_by_organisation))
