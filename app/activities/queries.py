"""Questions about what is offered, where, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, select

from app.activities.kinds import DOOR_KINDS, DOOR_KINDS_WITH_NEEDS, KIND
from app.activities.models import Activity, ActivityPremises, ActivityTimeRow, Shown
from app.activities.schedule import ActivityTime, in_order
from app.activities.wishes import ActivityWishes, Offer
from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.organisations.queries import premises_numbered, premises_of

ACTIVITIES = table_of(Activity)
AT_PREMISES = table_of(ActivityPremises)
TIMES = table_of(ActivityTimeRow)

_BY_SLUG = select(ACTIVITIES.c.slug, ACTIVITIES.c.id, ACTIVITIES.c.kind, ACTIVITIES.c.is_visiting_group).where(
    ACTIVITIES.c.organisation_id == bindparam("organisation"),
    ACTIVITIES.c.slug.in_(bindparam("slugs", expanding=True)),
)


def activities_named(connection: Connection, organisation_id: int, slugs: Iterable[str]) -> dict[str, AnyRow]:
    """Of each slug that is known: id, kind, is_visiting_group."""
    wanted = sorted(set(slugs))
    if not wanted:
        return {}
    found = connection.execute(_BY_SLUG, {"organisation": organisation_id, "slugs": wanted})
    return {row.slug: row for row in found}


def activities_at_door(
    connection: Connection, organisation_id: int, premises_id: int, with_needs: bool = False
) -> list[AnyRow]:
    """What one may be seen choosing at the premises' door now: id, slug, kind, name, picture, by name.

    Visiting groups are left out, like food bags: a tile that is pressed tells the queue of someone's need.
    with_needs: the premises want them all the same.
    """
    found = connection.execute(
        select(*(ACTIVITIES.c[name] for name in ("id", "slug", "kind", "name", "picture", "is_visiting_group")))
        .join(AT_PREMISES, _is_how(ACTIVITIES))
        .where(
            ACTIVITIES.c.organisation_id == organisation_id,
            AT_PREMISES.c.premises_id == premises_id,
            AT_PREMISES.c.shown == Shown.DOOR,
            ACTIVITIES.c.retired_at.is_(None),
            _may_be_seen(with_needs),
        )
        .order_by(ACTIVITIES.c.name, ACTIVITIES.c.slug)
    )
    return list(found)


class ScheduledActivity(NamedTuple):
    """One activity that takes place on a service day, once for each of its times.

    Minutes of the service day: past 1440 lies after midnight; no end: none is told. capacity: heads, None: no limit.
    """

    activity_id: int
    slug: str
    name: str
    kind: str
    picture: str
    is_visiting_group: bool
    capacity: int | None
    starts_minute: int
    ends_minute: int | None


def scheduled_on(connection: Connection, organisation_id: int, premises_id: int, day: date) -> list[ScheduledActivity]:
    """What takes place at the premises on a service day, by its start and then by name; retired ones are left out.

    Also what is shown on staff pages alone, visiting groups and handouts: this is for the staff's eyes.
    """
    cutoff = premises_numbered(connection, organisation_id, premises_id).cutoff_minute
    times = times_at(connection, organisation_id, premises_id)
    found = []
    for row in every_activity(connection, organisation_id, premises_id):
        if row.retired_at is not None or row.shown in (None, Shown.NOWHERE):
            continue
        about = (row.id, row.slug, row.name, row.kind, row.picture or KIND[row.kind].picture, row.is_visiting_group)
        on = [time.service_minutes(cutoff) for time in times.get(row.id, ()) if time.is_on(day)]
        found += [ScheduledActivity(*about, row.capacity, *minutes) for minutes in on]
    return sorted(found, key=lambda each: (each.starts_minute, each.name.casefold()))


def times_at(connection: Connection, organisation_id: int, premises_id: int) -> dict[int, list[ActivityTime]]:
    """By activity, the times of its schedule at the premises, in order; an activity without times is not there."""
    by_activity: dict[int, list[ActivityTime]] = defaultdict(list)
    here = (TIMES.c.organisation_id == organisation_id) & (TIMES.c.premises_id == premises_id)
    for row in connection.execute(select(TIMES).where(here)):
        by_activity[row.activity_id].append(_time_of(row))
    return {activity_id: in_order(times) for activity_id, times in by_activity.items()}


def times_of(connection: Connection, organisation_id: int, activity_id: int) -> dict[int, list[ActivityTime]]:
    """By premises, the times of one activity, in order."""
    by_premises: dict[int, list[ActivityTime]] = defaultdict(list)
    of_it = (TIMES.c.organisation_id == organisation_id) & (TIMES.c.activity_id == activity_id)
    for row in connection.execute(select(TIMES).where(of_it)):
        by_premises[row.premises_id].append(_time_of(row))
    return {premises_id: in_order(times) for premises_id, times in by_premises.items()}


def every_activity(connection: Connection, organisation_id: int, premises_id: int) -> list[AnyRow]:
    """Every activity of the organisation, retired ones too, by name: with shown and capacity at these premises.

    shown None: it was never offered there.
    """
    at = and_(_is_how(ACTIVITIES), AT_PREMISES.c.premises_id == premises_id)
    found = connection.execute(
        select(ACTIVITIES, AT_PREMISES.c.shown, AT_PREMISES.c.capacity)
        .select_from(ACTIVITIES.outerjoin(AT_PREMISES, at))
        .where(ACTIVITIES.c.organisation_id == organisation_id)
    )
    return sorted(found, key=lambda row: (row.name.casefold(), row.slug))


def offered_at(connection: Connection, organisation_id: int, premises_id: int) -> list[AnyRow]:
    """What is offered at the premises now, at the door or on staff pages alone, by name."""
    every = every_activity(connection, organisation_id, premises_id)
    return [row for row in every if row.retired_at is None and row.shown not in (None, Shown.NOWHERE)]


def activity_numbered(connection: Connection, organisation_id: int, activity_id: int) -> AnyRow:
    """One activity of the organisation; raises NotFound, which tells nothing of others'."""
    found = connection.execute(
        select(ACTIVITIES).where(ACTIVITIES.c.organisation_id == organisation_id, ACTIVITIES.c.id == activity_id)
    ).first()
    if found is None:
        raise NotFound("There is no such activity.")
    return found


def as_it_is(connection: Connection, activity: AnyRow, premises_ids: Iterable[int]) -> ActivityWishes:
    """The activity as it is saved, at each of these premises; where it never was offered it is shown nowhere."""
    of_it = (AT_PREMISES.c.organisation_id == activity.organisation_id) & (AT_PREMISES.c.activity_id == activity.id)
    offered = {row.premises_id: row for row in connection.execute(select(AT_PREMISES).where(of_it))}
    times = times_of(connection, activity.organisation_id, activity.id)
    offers = []
    for premises_id in premises_ids:
        row = offered.get(premises_id)
        shown, capacity = (Shown.NOWHERE, None) if row is None else (Shown(row.shown), row.capacity)
        offers.append(Offer(premises_id, shown, capacity, tuple(times.get(premises_id, ()))))
    of_all = (activity.name, activity.kind, activity.picture, bool(activity.is_visiting_group))
    return ActivityWishes(*of_all, tuple(offers))


def _time_of(row: AnyRow) -> ActivityTime:
    return ActivityTime(row.starts_minute, row.ends_minute, row.weekday, row.day, row.from_day, row.to_day)


def _is_how(activities: Table) -> ColumnElement[bool]:
    return and_(
        AT_PREMISES.c.organisation_id == activities.c.organisation_id, AT_PREMISES.c.activity_id == activities.c.id
    )


def _may_be_seen(with_needs: bool) -> ColumnElement[bool]:
    if with_needs:
        return ACTIVITIES.c.kind.in_(DOOR_KINDS_WITH_NEEDS)
    return and_(ACTIVITIES.c.kind.in_(DOOR_KINDS), ACTIVITIES.c.is_visiting_group.is_(False))


def names_of_the_house(connection: Connection, organisation_id: int) -> list[str]:
    """What the organisation calls its places and activities: words that are no person's."""
    activities = select(ACTIVITIES.c.name).where(ACTIVITIES.c.organisation_id == organisation_id)
    places = [place.name for place in premises_of(connection, organisation_id)]
    return [*connection.execute(activities).scalars(), *places]
