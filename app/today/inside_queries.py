"""Questions about who is inside: goodbyes of the day, what staff have counted, how long people stay as a rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from statistics import median

from sqlalchemy import Connection, func, select

from app.activities.models import Activity
from app.database.statements import AnyRow, table_of
from app.figures.counting import Counting
from app.figures.facts import rollups
from app.figures.history import History
from app.figures.scope import Scope, ScopePremises
from app.kiosk_host.labels import LEARNED_FROM_DAYS
from app.log.definition import is_voided
from app.log.models import Leave
from app.periods import Period
from app.service_day import moment_at
from app.today.inside import (
    FEWEST_STAYS,
    USUAL_STAY_WHERE_NONE_IS_KNOWN_MINUTES,
    Inside,
    Stated,
    heads_in,
    inside_now,
)
from app.today.models import InsideCount

ACTIVITIES = table_of(Activity)
INSIDE_COUNTS = table_of(InsideCount)
LEAVES = table_of(Leave)


def inside_of(connection: Connection, place: AnyRow, day: date, entries: Sequence[AnyRow], now: datetime) -> Inside:
    """Who is inside now; entries: those of the day."""
    began_at = day_begins_at(place, day)
    stated = latest_count(connection, place, began_at)
    minutes = usual_stay_minutes(connection, place, day)
    usual = timedelta(minutes=minutes)
    goodbyes = goodbyes_since(connection, place.organisation_id, began_at)
    groups = visiting_groups(connection, place.organisation_id)
    heads = inside_now(heads_in(entries, goodbyes, groups, usual), stated, now, usual)
    return Inside(heads, stated, minutes, place.capacity_count)


def day_begins_at(place: AnyRow, day: date) -> datetime:
    """The moment at which the service day begins."""
    midnight = datetime.combine(day, time())  # noqa: DTZ001  # the premises' own clock; moment_at gives it its zone
    return moment_at(midnight + timedelta(minutes=place.cutoff_minute), place.time_zone)


def latest_count(connection: Connection, place: AnyRow, since: datetime) -> Stated | None:
    """How many staff last said were inside, from that moment on."""
    found = connection.execute(
        select(INSIDE_COUNTS.c.at, INSIDE_COUNTS.c.heads)
        .where(
            INSIDE_COUNTS.c.organisation_id == place.organisation_id,
            INSIDE_COUNTS.c.premises_id == place.id,
            INSIDE_COUNTS.c.at >= since,
        )
        .order_by(INSIDE_COUNTS.c.at.desc(), INSIDE_COUNTS.c.id.desc())
        .limit(1)
    ).first()
    return Stated(found.at, found.heads) if found else None


def goodbyes_since(connection: Connection, organisation_id: int, since: datetime) -> dict[bytes, datetime]:
    """When who came by an entry said goodbye, the last time."""
    found = connection.execute(
        select(LEAVES.c.entry_id, func.max(LEAVES.c.at).label("at"))
        .where(LEAVES.c.organisation_id == organisation_id, LEAVES.c.at >= since, ~is_voided(LEAVES))
        .group_by(LEAVES.c.entry_id)
    )
    return {bytes(row.entry_id): row.at for row in found}


def visiting_groups(connection: Connection, organisation_id: int) -> list[int]:
    """The numbers of the activities that are visiting groups."""
    return list(
        connection.execute(
            select(ACTIVITIES.c.id).where(
                ACTIVITIES.c.organisation_id == organisation_id, ACTIVITIES.c.is_visiting_group.is_(True)
            )
        ).scalars()
    )


def usual_stay_minutes(connection: Connection, place: AnyRow, day: date) -> int:
    """The median of the figure "stay" over the weeks before the day; two hours where too few are known."""
    own = ScopePremises(place.organisation_id, place.id, place.slug, place.name, "", None)
    weeks = Period(day - timedelta(days=LEARNED_FROM_DAYS), day - timedelta(days=1))
    stays = Counting(History(connection, rollups, Scope((own,))), weeks).stays
    minutes = [each for each, entry_count in stays.items() for _ in range(entry_count)]
    return int(median(minutes)) if len(minutes) >= FEWEST_STAYS else USUAL_STAY_WHERE_NONE_IS_KNOWN_MINUTES
