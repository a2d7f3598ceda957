"""What the log has of several days: taps by the door, activities; and whether a tablet was heard of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, select

from app.activities.kinds import VISITING_KINDS
from app.activities.models import Activity
from app.closing.planned import PlannedDay
from app.closing.proposal import DayNoted, Group
from app.database.statements import AnyRow, table_of
from app.log.definition import ENTRIES, PEOPLE, counts, has_its_day
from app.log.models import Source
from app.service_day import moment_at, zone

ACTIVITIES = table_of(Activity)

ENTRIES_AND_PEOPLE = ENTRIES.outerjoin(
    PEOPLE, and_(PEOPLE.c.organisation_id == ENTRIES.c.organisation_id, PEOPLE.c.id == ENTRIES.c.person_id)
)
PERSONS = func.count(func.coalesce(PEOPLE.c.counted_as, ENTRIES.c.person_id).distinct())
IS_ANONYMOUS = ENTRIES.c.person_id.is_(None)
IS_VISIT = ENTRIES.c.kind == "visit"


def taps_of_days(connection: Connection, place: AnyRow, days: Collection[date]) -> dict[date, DayNoted]:
    """Of each day the visits that came from tablets, and when the first and the last came to the door."""
    by_tablet = ENTRIES.c.source == Source.KIOSK
    found = connection.execute(
        select(
            ENTRIES.c.day,
            PERSONS.filter(by_tablet).label("persons"),
            func.coalesce(func.sum(ENTRIES.c.count).filter(by_tablet & IS_VISIT & IS_ANONYMOUS), 0).label("heads"),
            func.min(ENTRIES.c.at).filter(IS_VISIT).label("first_at"),
            func.max(ENTRIES.c.at).filter(IS_VISIT).label("last_at"),
        )
        .select_from(ENTRIES_AND_PEOPLE)
        .where(_of(place, days), ENTRIES.c.kind.in_(VISITING_KINDS))
        .group_by(ENTRIES.c.day)
    )
    return {
        row.day: DayNoted(
            tablet_visits=int(row.persons + row.heads),
            first_minute=_minute(row.first_at, place),
            last_minute=_minute(row.last_at, place),
        )
        for row in found
    }


def groups_of_days(connection: Connection, place: AnyRow, days: Collection[date]) -> dict[date, tuple[Group, ...]]:
    """The activities of each day with their participations (figures.md), the fullest first."""
    of_activity = and_(
        ACTIVITIES.c.organisation_id == ENTRIES.c.organisation_id, ACTIVITIES.c.id == ENTRIES.c.activity_id
    )
    heads = PERSONS + func.coalesce(func.sum(ENTRIES.c.count).filter(IS_ANONYMOUS), 0)
    which = (ENTRIES.c.day, ENTRIES.c.kind, ACTIVITIES.c.slug, ACTIVITIES.c.name, ACTIVITIES.c.is_visiting_group)
    found = connection.execute(
        select(*which, heads.label("heads"))
        .select_from(ENTRIES_AND_PEOPLE.outerjoin(ACTIVITIES, of_activity))
        .where(_of(place, days), ENTRIES.c.kind.in_(VISITING_KINDS), ~IS_VISIT)
        .group_by(*which)
    ).all()
    groups: dict[date, tuple[Group, ...]] = {}
    for row in sorted(found, key=lambda row: (-row.heads, row.name or "", row.kind)):
        group = Group(row.slug or "", row.name or "", row.kind, int(row.heads), bool(row.is_visiting_group))
        groups[row.day] = (*groups.get(row.day, ()), group)
    return groups


def was_heard(kiosks: Sequence[AnyRow], planned: PlannedDay, day: date, place: AnyRow) -> bool:
    """Whether a tablet may have been heard of in the planned hours of the day.

    Known is only when each was heard of last: one heard of later may have been silent then, which nobody can tell.
    """
    if planned.opens_minute is None or planned.closes_minute is None:
        return True
    length = (planned.closes_minute - planned.opens_minute) % (24 * 60)
    opened = _moment(day, planned.opens_minute, place)
    closed = opened + timedelta(minutes=length)
    return any(
        kiosk.made_at < closed
        and (kiosk.revoked_at is None or kiosk.revoked_at > opened)
        and kiosk.seen_at is not None
        and kiosk.seen_at >= opened
        for kiosk in kiosks
    )


def _moment(day: date, minute: int, place: AnyRow) -> datetime:
    """When the clock shows this on the service day; before the cut-off it is the next calendar day."""
    calendar_day = day + timedelta(days=1) if minute < place.cutoff_minute else day
    wall_clock = datetime.combine(calendar_day, time(minute // 60, minute % 60), UTC).replace(tzinfo=None)
    return moment_at(wall_clock, place.time_zone)


def _minute(moment: datetime | None, place: AnyRow) -> int | None:
    if moment is None:
        return None
    local = moment.astimezone(zone(place.time_zone))
    return local.hour * 60 + local.minute


def _of(place: AnyRow, days: Collection[date]) -> ColumnElement[bool]:
    return and_(
        ENTRIES.c.organisation_id == place.organisation_id,
        ENTRIES.c.premises_id == place.id,
        ENTRIES.c.day.in_(sorted(days)),
        has_its_day(ENTRIES),
        counts(ENTRIES),
    )
