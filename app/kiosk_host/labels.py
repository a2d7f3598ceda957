"""What a tablet is told for its screens: the premises, what is offered and when it is usual, what the door may ask."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, literal_column, select

from app.activities.kinds import DOOR_KINDS_WITH_NEEDS, KIND
from app.activities.queries import activities_at_door
from app.kiosk_host.queries import PairedKiosk
from app.kiosk_host.usual_hours import Levels, Use, usual_hours
from app.log.definition import ENTRIES, counts
from app.organisations.queries import premises_numbered
from app.service_day import local_time

LEARNED_FROM_DAYS = 56
# What was done a year ago and not since is out of season: the Christmas buffet. A little more than a year.
REMEMBERED_DAYS = 400


def labels_of(connection: Connection, kiosk: PairedKiosk, moment: datetime) -> dict[str, Any]:
    """The labels, as they are sent."""
    place = premises_numbered(connection, kiosk.organisation_id, kiosk.premises_id)
    today = local_time(moment, kiosk.time_zone, kiosk.cutoff_minute).day
    usual = usual_hours(uses_lately(connection, kiosk.organisation_id, kiosk.premises_id, today))
    done_before = activities_done_before(connection, kiosk, today) - usual.keys()
    offered = activities_at_door(connection, kiosk.organisation_id, kiosk.premises_id, place.shows_needs_at_door)
    return {
        "premises": {"slug": kiosk.slug, "name": kiosk.premises_name},
        "door": {
            "time_zone": kiosk.time_zone,
            "cutoff_minute": kiosk.cutoff_minute,
            "goodbye": place.asks_goodbye_at_door,
        },
        "activities": [
            {
                "slug": activity.slug,
                "name": activity.name,
                "kind": activity.kind,
                "picture": activity.picture or KIND[activity.kind].picture,
                "visiting_group": activity.is_visiting_group,
                "usual": _by_weekday(usual.get(activity.id, {})),
                "out_of_season": activity.id in done_before,
            }
            for activity in offered
        ],
    }


def uses_lately(connection: Connection, organisation_id: int, premises_id: int, today: date) -> list[Use]:
    """Heads of each activity by service day and hour, of the last eight weeks at these premises."""
    found = connection.execute(
        select(ENTRIES.c.activity_id, ENTRIES.c.day, ENTRIES.c.hour, func.sum(ENTRIES.c.count))
        .where(
            *_of_activities_at(organisation_id, premises_id),
            ENTRIES.c.day.between(today - timedelta(days=LEARNED_FROM_DAYS - 1), today),
        )
        .group_by(ENTRIES.c.activity_id, ENTRIES.c.day, ENTRIES.c.hour)
    )
    return [Use(activity_id, day, hour, int(heads)) for activity_id, day, hour, heads in found]


def activities_done_before(connection: Connection, kiosk: PairedKiosk, today: date) -> set[int]:
    """The activities that had anybody in the year before those eight weeks."""
    found = connection.execute(
        select(ENTRIES.c.activity_id)
        .where(
            *_of_activities_at(kiosk.organisation_id, kiosk.premises_id),
            ENTRIES.c.day >= today - timedelta(days=REMEMBERED_DAYS),
            ENTRIES.c.day <= today - timedelta(days=LEARNED_FROM_DAYS),
        )
        .distinct()
    )
    return set(found.scalars())


def _of_activities_at(organisation_id: int, premises_id: int) -> tuple[Any, ...]:
    """Written out as the index has it, for SQLite takes a partial index only for its own words."""
    return (
        ENTRIES.c.organisation_id == organisation_id,
        ENTRIES.c.premises_id == premises_id,
        ENTRIES.c.kind.in_(DOOR_KINDS_WITH_NEEDS),
        ENTRIES.c.kind != literal_column("'visit'"),
        ENTRIES.c.activity_id.is_not(None),
        counts(ENTRIES),
    )


def _by_weekday(levels: Levels) -> dict[str, str]:
    return {str(weekday): digits for weekday, digits in levels.items()}
