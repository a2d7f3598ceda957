"""What can be done with organisations and premises: adding them, planning and recording their days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from sqlalchemy import Connection, func, insert, select, update

from app.database.statements import insert_or_replace, table_of
from app.errors import AlreadyThere, Refusal
from app.keys import make_key, organisation_key_name
from app.organisations.models import (
    DEFAULT_CUTOFF_MINUTE,
    DEFAULT_TIME_ZONE,
    HIGHEST_CAPACITY,
    OpeningDay,
    Organisation,
    PlannedWeekday,
    Premises,
)
from app.organisations.queries import organisation_named, premises_slugs
from app.service_day import zone
from app.settings import Settings
from app.slugs import require_slug

ORGANISATIONS = table_of(Organisation)
PREMISES = table_of(Premises)
OPENING_DAYS = table_of(OpeningDay)
PLANNED_WEEKDAYS = table_of(PlannedWeekday)
LATEST_CUTOFF_MINUTE = 12 * 60


def add_organisation(connection: Connection, settings: Settings, slug: str, name: str, now: datetime) -> int:
    """The number of a new organisation, with its key in the instance folder; raises AlreadyThere, Refusal."""
    require_slug(slug)
    name = _require_name(name)
    if connection.execute(select(ORGANISATIONS.c.id).where(ORGANISATIONS.c.slug == slug)).first():
        raise AlreadyThere(f"There is an organisation {slug!r} already. Choose another slug.")
    make_key(settings.keys_folder, organisation_key_name(slug))
    number = connection.execute(
        insert(ORGANISATIONS).returning(ORGANISATIONS.c.id), {"slug": slug, "name": name, "made_at": now}
    ).scalar_one()
    return int(number)


@dataclass(frozen=True)
class NewPremises:
    """What premises are made from."""

    slug: str
    name: str
    time_zone: str = DEFAULT_TIME_ZONE
    cutoff_minute: int = DEFAULT_CUTOFF_MINUTE


def add_premises(connection: Connection, organisation: str, new: NewPremises, now: datetime) -> int:
    """The number of new premises of the organisation; raises NotFound, AlreadyThere, Refusal."""
    require_slug(new.slug)
    name = _require_name(new.name)
    try:
        zone(new.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(f"There is no time zone {new.time_zone!r}. Write it like Europe/Stockholm.") from None
    if not 0 <= new.cutoff_minute <= LATEST_CUTOFF_MINUTE:
        raise Refusal("The day's cut-off must lie between 00:00 and 12:00; usual is 04:00.")
    owner = organisation_named(connection, organisation)
    if new.slug in premises_slugs(connection):
        raise AlreadyThere(f"There are premises {new.slug!r} already. Choose another slug.")
    number = (
        1
        + connection.execute(
            select(func.coalesce(func.max(PREMISES.c.id), 0)).where(PREMISES.c.organisation_id == owner.id)
        ).scalar_one()
    )
    connection.execute(
        insert(PREMISES),
        {
            "organisation_id": owner.id,
            "id": number,
            "slug": new.slug,
            "name": name,
            "time_zone": new.time_zone,
            "cutoff_minute": new.cutoff_minute,
            "made_at": now,
        },
    )
    return int(number)


@dataclass(frozen=True)
class DoorWishes:
    """What premises want of their door; None: as it is."""

    shows_needs: bool | None = None
    asks_goodbye: bool | None = None


def set_door(connection: Connection, organisation_id: int, premises_id: int, wishes: DoorWishes) -> None:
    """Let the door offer what the premises want."""
    wanted = {PREMISES.c.shows_needs_at_door: wishes.shows_needs, PREMISES.c.asks_goodbye_at_door: wishes.asks_goodbye}
    changes = {column.name: value for column, value in wanted.items() if value is not None}
    if changes:
        connection.execute(
            update(PREMISES)
            .where(PREMISES.c.organisation_id == organisation_id, PREMISES.c.id == premises_id)
            .values(changes)
        )


def set_capacity(connection: Connection, organisation_id: int, premises_id: int, capacity_count: int | None) -> None:
    """Say how many people the premises have room for; None: nobody knows. Raises Refusal for what cannot be."""
    if capacity_count is not None and not 1 <= capacity_count <= HIGHEST_CAPACITY:
        raise Refusal(f"Premises have room for 1 to {HIGHEST_CAPACITY} people.")
    connection.execute(
        update(PREMISES)
        .where(PREMISES.c.organisation_id == organisation_id, PREMISES.c.id == premises_id)
        .values(capacity_count=capacity_count)
    )


def plan_week(
    connection: Connection,
    organisation_id: int,
    premises_id: int,
    from_day: date,
    hours: Mapping[int, tuple[int, int]],
) -> None:
    """Plan the week from a day on: by weekday (Monday 0) the minutes of opening and closing; others are not open."""
    rows = [
        {
            "organisation_id": organisation_id,
            "premises_id": premises_id,
            "from_day": from_day,
            "weekday": weekday,
            "opens_minute": hours[weekday][0] if weekday in hours else None,
            "closes_minute": hours[weekday][1] if weekday in hours else None,
        }
        for weekday in range(7)
    ]
    insert_or_replace(connection, PLANNED_WEEKDAYS, rows)


def record_opening_days(
    connection: Connection, rows: list[dict[str, Any]], now: datetime, staff_id: int | None = None
) -> None:
    """Record the state of premises on days; what is said later of a day stands. staff_id: who says so, if known.

    rows: organisation_id, premises_id, day, state, opens_minute, closes_minute, reason, stated_heads; recorded_by,
    where someone of the staff says it.
    """
    insert_or_replace(connection, OPENING_DAYS, [{"recorded_by": staff_id, **row, "recorded_at": now} for row in rows])


def _require_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 200 or not name.isprintable():
        raise Refusal("Give a name of 1 to 200 characters on one line.")
    return name
