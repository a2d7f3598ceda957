"""Sessions and participations: by kind, by activity, by person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Subquery, case, func, select

from app.activities.kinds import ON_PREMISES_KINDS
from app.activities.models import Activity
from app.database.statements import table_of
from app.figures.facts.entries import VISIT, counted_entries, counted_entries_of_persons
from app.figures.facts.kept_sessions import kept_sessions, kept_sessions_without_heads
from app.figures.facts.narrowing import total
from app.figures.scope import Scope
from app.figures.written_once import Question, written_once
from app.log.definition import has_its_day

ACTIVITY_KINDS = tuple(kind for kind in ON_PREMISES_KINDS if kind != VISIT)

ACTIVITIES = table_of(Activity)


def _heads_without_person(entry: Any) -> ColumnElement[int]:
    return total(case((entry.is_anonymous, entry.heads), else_=0))


def _session(scope: Scope, entry: Any) -> ColumnElement[Any]:
    """What tells the sessions of one organisation's activity apart; of one premises the day does, in half the time."""
    if all(len(ids) == 1 for ids in scope.premises_ids_by_organisation.values()):
        return cast(ColumnElement[Any], entry.day)
    return func.concat(entry.premises_id, " ", entry.day)


def _session_columns(row: Any) -> tuple[ColumnElement[Any], ...]:
    """What tells all sessions apart."""
    return (row.organisation_id, row.premises_id, row.day, row.activity_id)


def _sessions(scope: Scope, kinds: Sequence[str]) -> Subquery:
    """kind, organisation_id, premises_id, day, activity_id, participations: a row for each session."""
    entry = counted_entries_of_persons(scope, kinds)
    session = (entry.c.kind, *_session_columns(entry.c))
    participations = func.count(entry.c.person_id.distinct()) + _heads_without_person(entry.c)
    own = select(*session, participations.label("participations")).where(has_its_day(entry)).group_by(*session)
    every = own.union_all(kept_sessions(scope, kinds)).subquery("sessions_and_kept").c
    session = (every.kind, *_session_columns(every))
    return select(*session, total(every.participations).label("participations")).group_by(*session).subquery("sessions")


@written_once
def sessions_of_kinds(scope: Scope, kinds: Sequence[str]) -> Question:
    """kind, days, sessions, participations; an entry without an activity belongs to the unnamed one of its day."""
    session = _sessions(scope, kinds).c
    place_and_day = (session.kind, session.organisation_id, session.premises_id, session.day)
    held = (
        select(
            *place_and_day,
            func.count().label("sessions"),
            total(session.participations).label("participations"),
        )
        .group_by(*place_and_day)
        .subquery("days_held")
        .c
    )
    return select(held.kind, func.count(), total(held.sessions), total(held.participations)).group_by(held.kind)


@written_once
def sessions_of_activities(scope: Scope) -> Question:
    """organisation_id, activity_id, sessions, heads_without_person, of the activities that have a name."""
    entry = counted_entries(scope, ACTIVITY_KINDS)
    # By kind first, as the index has them, and then whatever the kind: of few rows, where else all would be sorted.
    of_kind = (
        select(*_session_columns(entry.c), _heads_without_person(entry.c).label("heads"))
        .where(entry.c.activity_id.is_not(None), has_its_day(entry))
        .group_by(entry.c.kind, *_session_columns(entry.c))
        .union_all(kept_sessions_without_heads(scope))
        .subquery("sessions_of_kinds")
        .c
    )
    session = (
        select(of_kind.organisation_id, of_kind.activity_id, total(of_kind.heads).label("heads"))
        .group_by(*_session_columns(of_kind))
        .subquery("sessions")
        .c
    )
    activity = (session.organisation_id, session.activity_id)
    return select(*activity, func.count(), total(session.heads)).group_by(*activity)


@written_once
def persons_by_sessions(scope: Scope) -> Question:
    """organisation_id, activity_id, sessions, persons: how many persons took part in so many of its sessions."""
    entry = counted_entries_of_persons(scope, ACTIVITY_KINDS).c
    person = (entry.organisation_id, entry.activity_id, entry.person_id)
    taking_part = (
        select(*person, func.count(_session(scope, entry).distinct()).label("sessions"))
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
