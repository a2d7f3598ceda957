"""Questions about a premises' day: everything that was noted, kiosks gone silent, items set aside."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from app.activities.kinds import KIND
from app.activities.models import Activity
from app.activities.queries import offered_at
from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.kiosk_host.labels import LEARNED_FROM_DAYS
from app.kiosk_host.models import Kiosk
from app.kiosk_host.usual_hours import Use
from app.log.definition import ENTRIES, PEOPLE, counts, has_its_day, is_visible, is_voided
from app.log.models import SetAside, Source
from app.log.rollups import ARRIVALS
from app.organisations.models import PlannedWeekday
from app.staff.models import StaffMember
from app.today.counters import VISITS_ID, Countable, countables
from app.today.silence import OpenHours

ACTIVITIES = table_of(Activity)
KIOSKS = table_of(Kiosk)
PLANNED_WEEKDAYS = table_of(PlannedWeekday)
SET_ASIDE = table_of(SetAside)
STAFF = table_of(StaffMember)


def noted_on(connection: Connection, place: AnyRow, day: date) -> list[AnyRow]:
    """Every entry of the day, taken back or not, the latest first."""
    return sorted(connection.execute(_noted(place, day)), key=_by_moment, reverse=True)


def _by_moment(entry: AnyRow) -> tuple[object, ...]:
    """Of one and the same second what is alike stands together: the ids are random, and would mix it."""
    alike = (entry.staff_name or "", entry.kind, entry.activity_id or 0, entry.heads)
    return (entry.at or entry.received_at, alike, entry.id)


def entry_of_day(connection: Connection, place: AnyRow, day: date, entry_id: bytes) -> AnyRow:
    """One entry of the day; raises NotFound, for another day's or another premises' too."""
    found = connection.execute(_noted(place, day).where(ENTRIES.c.id == entry_id)).first()
    if found is None:
        raise NotFound("There is no such entry today.")
    return found


def kiosks_of(connection: Connection, place: AnyRow) -> list[AnyRow]:
    """The kiosks of the premises, those that were shut out too: what they handed in waits to be looked over."""
    return list(
        connection.execute(
            select(KIOSKS)
            .where(KIOSKS.c.organisation_id == place.organisation_id, KIOSKS.c.premises_id == place.id)
            .order_by(KIOSKS.c.name, KIOSKS.c.id)
        )
    )


def planned_hours(connection: Connection, place: AnyRow, day: date) -> OpenHours | None:
    """When the weekly plan in force says open; None without a plan. A day not planned has no hours."""
    in_force = select(func.max(PLANNED_WEEKDAYS.c.from_day)).where(_plan_of(place), PLANNED_WEEKDAYS.c.from_day <= day)
    week = connection.execute(
        select(PLANNED_WEEKDAYS).where(_plan_of(place), PLANNED_WEEKDAYS.c.from_day == in_force.scalar_subquery())
    ).all()
    for weekday in week:
        if weekday.weekday == day.weekday():
            return OpenHours(weekday.opens_minute, weekday.closes_minute)
    return None


def set_aside_of(connection: Connection, organisation_id: int, kiosk_ids: list[int], since: datetime) -> list[AnyRow]:
    """What these kiosks sent that waits for someone to look it over, the latest first; what it says stays sealed."""
    return list(
        connection.execute(
            select(SET_ASIDE.c.status, SET_ASIDE.c.reason, SET_ASIDE.c.kiosk_id, SET_ASIDE.c.received_at)
            .where(
                SET_ASIDE.c.organisation_id == organisation_id,
                SET_ASIDE.c.kiosk_id.in_(kiosk_ids),
                SET_ASIDE.c.received_at > since,
                SET_ASIDE.c.settled_at.is_(None),
            )
            .order_by(SET_ASIDE.c.received_at.desc(), SET_ASIDE.c.fingerprint)
        )
    )


def has_ever_been_used(connection: Connection, place: AnyRow) -> bool:
    """Whether anything was ever noted at the premises: without, the page says how to begin."""
    return (
        connection.execute(
            select(ENTRIES.c.id)
            .where(
                ENTRIES.c.organisation_id == place.organisation_id,
                ENTRIES.c.premises_id == place.id,
                ENTRIES.c.kind.in_(list(KIND)),
            )
            .limit(1)
        ).first()
        is not None
    )


def _noted(place: AnyRow, day: date) -> Select[*tuple[object, ...]]:
    of_organisation = ENTRIES.c.organisation_id
    return (
        select(
            *(
                ENTRIES.c[name]
                for name in (
                    "id",
                    "kind",
                    "activity_id",
                    "source",
                    "at",
                    "hour",
                    "children",
                    "minutes",
                    "kiosk_id",
                    "received_at",
                )
            ),
            ENTRIES.c.count.label("heads"),
            func.coalesce(PEOPLE.c.counted_as, ENTRIES.c.person_id).label("counted_person"),
            ACTIVITIES.c.name.label("activity_name"),
            KIOSKS.c.name.label("kiosk_name"),
            STAFF.c.name.label("staff_name"),
            is_voided(ENTRIES).label("is_voided"),
        )
        .select_from(ENTRIES)
        .outerjoin(PEOPLE, and_(PEOPLE.c.organisation_id == of_organisation, PEOPLE.c.id == ENTRIES.c.person_id))
        .outerjoin(
            ACTIVITIES, and_(ACTIVITIES.c.organisation_id == of_organisation, ACTIVITIES.c.id == ENTRIES.c.activity_id)
        )
        .outerjoin(KIOSKS, and_(KIOSKS.c.organisation_id == of_organisation, KIOSKS.c.id == ENTRIES.c.kiosk_id))
        .outerjoin(STAFF, and_(STAFF.c.organisation_id == of_organisation, STAFF.c.id == ENTRIES.c.staff_id))
        .where(
            of_organisation == place.organisation_id,
            ENTRIES.c.premises_id == place.id,
            ENTRIES.c.kind.in_(list(KIND)),  # every one, so that the index by kind and day serves
            ENTRIES.c.day == day,
            has_its_day(ENTRIES),
            is_visible(ENTRIES),
        )
    )


def _plan_of(place: AnyRow) -> ColumnElement[bool]:
    return and_(PLANNED_WEEKDAYS.c.organisation_id == place.organisation_id, PLANNED_WEEKDAYS.c.premises_id == place.id)


def latest_head_by_staff(connection: Connection, place: AnyRow, day: date, what: Countable) -> AnyRow | None:
    """The entry without a person that staff noted last of what is counted, of those not taken back; or None."""
    of_what = ENTRIES.c.activity_id == what.activity_id if what.activity_slug else ENTRIES.c.kind == what.kind
    return connection.execute(
        select(ENTRIES, ENTRIES.c.count.label("heads"))
        .where(
            ENTRIES.c.organisation_id == place.organisation_id,
            ENTRIES.c.premises_id == place.id,
            ENTRIES.c.day == day,
            ENTRIES.c.kind == what.kind,
            of_what,
            ENTRIES.c.source == Source.STAFF.value,
            ENTRIES.c.person_id.is_(None),
            counts(ENTRIES),
        )
        .order_by(ENTRIES.c.received_at.desc(), ENTRIES.c.at.desc(), ENTRIES.c.id.desc())
        .limit(1)
    ).first()


def countables_at(connection: Connection, place: AnyRow) -> list[Countable]:
    """What can be counted by head at the premises: visits, and what is offered there now."""
    return countables(offered_at(connection, place.organisation_id, place.id))


def arrivals_lately(connection: Connection, place: AnyRow, day: date) -> list[Use]:
    """Heads of visits by service day and hour, over the time that what is usual is learned from."""
    found = connection.execute(
        select(ARRIVALS.c.day, ARRIVALS.c.hour, func.sum(ARRIVALS.c.heads))
        .where(
            ARRIVALS.c.organisation_id == place.organisation_id,
            ARRIVALS.c.premises_id == place.id,
            ARRIVALS.c.day.between(day - timedelta(days=LEARNED_FROM_DAYS - 1), day),
            is_visible(ARRIVALS),
        )
        .group_by(ARRIVALS.c.day, ARRIVALS.c.hour)
    )
    return [Use(VISITS_ID, of_day, hour, int(heads)) for of_day, hour, heads in found]
