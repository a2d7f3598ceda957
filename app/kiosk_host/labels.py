"""What a tablet is told for its screens: the premises, what is offered and when it is usual, what the door may ask."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, literal_column, select

from app.activities.kinds import DOOR_KINDS_WITH_NEEDS, KIND
from app.activities.queries import activities_at_door, times_at
from app.activities.schedule import ActivityTime
from app.kiosk_host.language_switches import languages_on
from app.kiosk_host.queries import PairedKiosk
from app.kiosk_host.usual_hours import Levels, Use, usual_hours
from app.log.definition import ENTRIES, counts
from app.organisations.queries import premises_numbered
from app.people.vault.queries import is_counted_together
from app.service_day import local_time

LEARNED_FROM_DAYS = 56
# What was done a year ago and not since is out of season: the Christmas buffet. A little more than a year.
REMEMBERED_DAYS = 400
TAG_LENGTH = 32


@dataclass(frozen=True)
class Decided:
    """What staff have decided that the screen shows, read without a look at the log; activities by number."""

    day: date  # the service day on which it was read
    premises: dict[str, Any]
    door: dict[str, Any]
    activities: dict[int, dict[str, Any]]
    languages: list[str]

    @property
    def tag(self) -> str:
        """Another one whenever anything of it is another, and each day, for each day something new has been learned."""
        return hashlib.sha256(json.dumps(astuple(self), default=str).encode()).hexdigest()[:TAG_LENGTH]


def decided_labels(connection: Connection, kiosk: PairedKiosk, moment: datetime) -> Decided:
    """What staff have decided: asked for every minute by every tablet, so it must cost next to nothing."""
    place = premises_numbered(connection, kiosk.organisation_id, kiosk.premises_id)
    today = local_time(moment, kiosk.time_zone, kiosk.cutoff_minute).day
    offered = activities_at_door(connection, kiosk.organisation_id, kiosk.premises_id, place.shows_needs_at_door)
    times = times_at(connection, kiosk.organisation_id, kiosk.premises_id)
    return Decided(
        today,
        {"slug": kiosk.slug, "name": kiosk.premises_name},
        {
            "time_zone": kiosk.time_zone,
            "cutoff_minute": kiosk.cutoff_minute,
            "goodbye": place.asks_goodbye_at_door,
            "together": is_counted_together(connection, kiosk.organisation_id),
        },
        {
            activity.id: {
                "slug": activity.slug,
                "name": activity.name,
                "kind": activity.kind,
                "picture": activity.picture or KIND[activity.kind].picture,
                "visiting_group": activity.is_visiting_group,
                "times": _times_as_sent(times.get(activity.id), today, kiosk.cutoff_minute),
            }
            for activity in offered
        },
        languages_on(connection, kiosk.organisation_id, kiosk.premises_id),
    )


def labels_of(connection: Connection, kiosk: PairedKiosk, decided: Decided) -> dict[str, Any]:
    """The labels, as they are sent: what was decided, and what the log has taught."""
    usual = usual_hours(uses_lately(connection, kiosk.organisation_id, kiosk.premises_id, decided.day))
    done_before = activities_done_before(connection, kiosk, decided.day) - usual.keys()
    return {
        "premises": decided.premises,
        "door": decided.door,
        "activities": [
            told | {"usual": _by_weekday(usual.get(activity_id, {})), "out_of_season": activity_id in done_before}
            for activity_id, told in decided.activities.items()
        ],
        "languages": decided.languages,
    }


def _times_as_sent(times: list[ActivityTime] | None, today: date, cutoff_minute: int) -> list[dict[str, Any]] | None:
    """All times to come, so that a tablet without network knows the weekdays ahead; None without any schedule."""
    if times is None:
        return None
    return [_time_as_sent(time, cutoff_minute) for time in times if not time.is_over(today)]


def _time_as_sent(time: ActivityTime, cutoff_minute: int) -> dict[str, Any]:
    starts, ends = time.service_minutes(cutoff_minute)
    days = {"day": time.day, "from": time.from_day, "to": time.to_day}
    return {
        **({} if time.weekday is None else {"weekday": time.weekday}),
        **{name: day.isoformat() for name, day in days.items() if day is not None},
        "starts": starts,
        **({} if ends is None else {"ends": ends}),
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
