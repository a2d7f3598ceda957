"""Commands for organisations and premises."""

from __future__ import annotations

from datetime import date, datetime

import click

from app.clock import now
from app.command_line import Installation
from app.database.transaction import write_connection
from app.errors import Refusal
from app.organisations.actions import (
    DoorWishes,
    NewPremises,
    add_organisation,
    add_premises,
    plan_week,
    set_capacity,
    set_door,
)
from app.organisations.models import DEFAULT_TIME_ZONE, HIGHEST_CAPACITY
from app.organisations.queries import premises_named
from app.service_day import minute_of

ON_OR_OFF = {"on": True, "off": False}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@click.group("organisation")
def organisation_group() -> None:
    """Organisations: the associations that run premises."""


@organisation_group.command("add")
@click.argument("slug")
@click.option("--name", required=True, help="What people call it.")
@click.pass_obj
def organisation_add(installation: Installation, slug: str, name: str) -> None:
    """Add an organisation, with a key of its own."""
    with installation.app.app_context(), write_connection() as connection:
        add_organisation(connection, installation.settings, slug, name, now())
    click.echo(f"Added organisation {slug}.")


@click.group("premises")
def premises_group() -> None:
    """Premises: places with a door."""


@premises_group.command("add")
@click.argument("slug")
@click.option("--organisation", required=True, help="The organisation's slug.")
@click.option("--name", required=True, help="What people call it.")
@click.option("--timezone", "time_zone", default=DEFAULT_TIME_ZONE, show_default=True)
@click.option("--cutoff", default="04:00", show_default=True, help="Local times before it belong to the day before.")
@click.pass_obj
def premises_add(
    installation: Installation, slug: str, organisation: str, name: str, time_zone: str, cutoff: str
) -> None:
    """Add premises to an organisation."""
    new = NewPremises(slug, name, time_zone, _minute(cutoff))
    with installation.app.app_context(), write_connection() as connection:
        add_premises(connection, organisation, new, now())
    click.echo(f"Added premises {slug}.")


@premises_group.command("plan")
@click.argument("slug")
@click.argument("hours", nargs=-1)
@click.option("--from", "from_day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The first day it holds.")
@click.pass_obj
def premises_plan(installation: Installation, slug: str, hours: tuple[str, ...], from_day: datetime) -> None:
    """Plan the week from a day on: HOURS like mon=10:00-16:00 thu=17:00-21:00; other weekdays are not open."""
    plan = dict(_hours_of(text) for text in hours)
    with installation.app.app_context(), write_connection() as connection:
        place = premises_named(connection, slug)
        plan_week(connection, place.organisation_id, place.id, from_day.date(), plan)
    click.echo(f"Planned {len(plan)} weekdays for {slug} from {date.isoformat(from_day.date())}.")


@premises_group.command("door")
@click.argument("slug")
@click.option("--needs", type=click.Choice(list(ON_OR_OFF)), help="Tiles for handouts and visiting groups.")
@click.option("--goodbye", type=click.Choice(list(ON_OR_OFF)), help="A goodbye, which tells how long one stayed.")
@click.pass_obj
def premises_door(installation: Installation, slug: str, needs: str | None, goodbye: str | None) -> None:
    """Say what the tablet by the door may offer; what is left out stays as it is.

    Tiles of handouts and visiting groups tell the queue of someone's need, so they are off until turned on.
    """
    wishes = DoorWishes(ON_OR_OFF.get(needs or ""), ON_OR_OFF.get(goodbye or ""))
    with installation.app.app_context(), write_connection() as connection:
        place = premises_named(connection, slug)
        set_door(connection, place.organisation_id, place.id, wishes)
        place = premises_named(connection, slug)
    said = [
        f"needs {_on_or_off(place.shows_needs_at_door)}",
        f"goodbye {_on_or_off(place.asks_goodbye_at_door)}",
    ]
    click.echo(f"At the door of {slug}: {', '.join(said)}.")


@premises_group.command("capacity")
@click.argument("slug")
@click.argument("count", type=click.IntRange(0, HIGHEST_CAPACITY))
@click.pass_obj
def premises_capacity(installation: Installation, slug: str, count: int) -> None:
    """Say for how many people the premises have room; 0: nobody has said."""
    with installation.app.app_context(), write_connection() as connection:
        place = premises_named(connection, slug)
        set_capacity(connection, place.organisation_id, place.id, count or None)
    click.echo(f"Room at {slug}: {count or 'not said'}.")


def _on_or_off(is_on: bool) -> str:
    return "on" if is_on else "off"


def _hours_of(text: str) -> tuple[int, tuple[int, int]]:
    weekday, _, span = text.partition("=")
    opens, _, closes = span.partition("-")
    if weekday not in WEEKDAYS:
        raise Refusal(f"{text!r}: write a weekday ({', '.join(WEEKDAYS)}) and hours, like mon=10:00-16:00.")
    return WEEKDAYS.index(weekday), (_minute(opens), _minute(closes))


def _minute(text: str) -> int:
    try:
        return minute_of(text)
    except ValueError:
        raise Refusal(f"{text!r} is no time of day: write it like 04:00.") from None
