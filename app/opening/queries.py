"""Questions about the opening calendar: what is planned, what was recorded, whether something happened.

For other features: `planned_day` says when premises were to be open on a day, and why. It is a plan, whatever the
day: nothing in it has been recorded, and figures do not read it.
"""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.figures.countings.premises_days import heads_of_days
from app.figures.facts import rollups
from app.figures.facts.asked_period import bounds_of
from app.figures.scope import Scope, ScopePremises
from app.opening.models import PlannedException, PublicHours
from app.opening.planned_days import Decision, Hours, OpeningPlan, PlannedDay, WeekPlan
from app.organisations.models import OpeningDay, PlannedWeekday
from app.organisations.queries import every_premises
from app.periods import Period
from app.staff.models import StaffMember

OPENING_DAYS = table_of(OpeningDay)
PLANNED_EXCEPTIONS = table_of(PlannedException)
PLANNED_WEEKDAYS = table_of(PlannedWeekday)
PUBLIC_HOURS = table_of(PublicHours)
STAFF = table_of(StaffMember)


def planned_day(connection: Connection, place: AnyRow, day: date) -> PlannedDay:
    """When the premises were or are to be open on a day: by what was decided of it, else by the week's plan.

    The day's holiday stands beside it whether or not anybody decided anything. Both times empty: not open.
    """
    return opening_plan(connection, place).on(day)


def opening_plan(connection: Connection, place: AnyRow) -> OpeningPlan:
    """Every weekly plan of the premises, past ones too, and every decided day."""
    hours_from: dict[date, dict[int, tuple[int, int]]] = {}
    for row in connection.execute(
        select(PLANNED_WEEKDAYS).where(_at(PLANNED_WEEKDAYS, place)).order_by(PLANNED_WEEKDAYS.c.from_day)
    ):
        hours = hours_from.setdefault(row.from_day, {})
        if row.opens_minute is not None:
            hours[row.weekday] = (row.opens_minute, row.closes_minute)
    decisions = {
        row.day: Decision(row.day, _hours(row), row.reason)
        for row in connection.execute(select(PLANNED_EXCEPTIONS).where(_at(PLANNED_EXCEPTIONS, place)))
    }
    return OpeningPlan([WeekPlan(from_day, hours) for from_day, hours in hours_from.items()], decisions)


def version_of_weeks(connection: Connection, place: AnyRow) -> str:
    """A mark that changes with any weekly plan of the premises: who saves by an older one is told."""
    columns = PLANNED_WEEKDAYS.c
    planned = connection.execute(
        select(columns.from_day, columns.weekday, columns.opens_minute, columns.closes_minute)
        .where(_at(PLANNED_WEEKDAYS, place))
        .order_by(columns.from_day, columns.weekday)
    )
    return _mark([tuple(row) for row in planned])


def recorded_days(connection: Connection, place: AnyRow, period: Period) -> dict[date, AnyRow]:
    """What has been recorded of the days of a period, with the name of who did."""
    by_whom = and_(STAFF.c.organisation_id == OPENING_DAYS.c.organisation_id, STAFF.c.id == OPENING_DAYS.c.recorded_by)
    found = connection.execute(
        select(OPENING_DAYS, STAFF.c.name.label("recorded_by_name"))
        .select_from(OPENING_DAYS.outerjoin(STAFF, by_whom))
        .where(_at(OPENING_DAYS, place), OPENING_DAYS.c.day.between(period.first_day, period.last_day))
    )
    return {row.day: row for row in found}


def version_of_day(recorded: AnyRow | None) -> str:
    """A mark that changes with what has been recorded of a day."""
    if recorded is None:
        return _mark(None)
    said = ("state", "opens_minute", "closes_minute", "reason", "stated_heads")
    return _mark([recorded._mapping[name] for name in said])


def entry_counts(connection: Connection, place: AnyRow, period: Period) -> dict[date, int]:
    """How many entries on the premises each day has, as the figures count them; days without are left out."""
    here = ScopePremises(place.organisation_id, place.id, place.slug, place.name, "", None)
    found = connection.execute(heads_of_days(rollups, Scope((here,))), bounds_of(period))
    return {row.day: row.on_premises_entries for row in found if row.on_premises_entries}


def public_hours(connection: Connection, place: AnyRow) -> AnyRow | None:
    """The premises' choice about its public page, and when its hours changed; None: never touched."""
    return connection.execute(select(PUBLIC_HOURS).where(_at(PUBLIC_HOURS, place))).first()


def are_hours_shown(connection: Connection, place: AnyRow) -> bool:
    """Whether anyone may read the opening hours."""
    chosen = public_hours(connection, place)
    return chosen is None or chosen.is_shown


def publicly_shown_premises(connection: Connection, slug: str) -> AnyRow:
    """Premises whose hours anyone may read; raises NotFound, the same for those that are not there."""
    for place in every_premises(connection):
        if place.slug == slug and are_hours_shown(connection, place):
            return place
    raise NotFound("There is no such page.")


def hours_changed_at(connection: Connection, place: AnyRow) -> datetime:
    """When the hours last changed on these pages; the premises' making when never."""
    chosen = public_hours(connection, place)
    changed_at: datetime = chosen.changed_at if chosen else place.made_at
    return changed_at


def _at(table: Table, place: AnyRow) -> ColumnElement[bool]:
    return and_(table.c.organisation_id == place.organisation_id, table.c.premises_id == place.id)


def _hours(row: AnyRow) -> Hours | None:
    return None if row.opens_minute is None else (row.opens_minute, row.closes_minute)


def _mark(what: Any) -> str:
    return sha256(repr(what).encode()).hexdigest()[:16]
