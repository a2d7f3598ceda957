"""Commands for activities."""

from __future__ import annotations

import click

from app.activities.actions import NewActivity, add_activity
from app.activities.kinds import KIND
from app.activities.schedule import time_said
from app.clock import now
from app.command_line import Installation
from app.database.transaction import write_connection
from app.organisations.queries import premises_named


@click.group("activity")
def activity_group() -> None:
    """Activities: what is offered."""


@activity_group.command("add")
@click.argument("slug")
@click.option("--premises", required=True, help="The slug of the premises.")
@click.option("--kind", type=click.Choice(list(KIND)), required=True, help="What an entry of it is.")
@click.option("--name", required=True, help="What people call it.")
@click.option("--picture", default="", help="The icon on its tile; left out: that of its kind.")
@click.option("--visiting-group", is_flag=True, help="A group that borrows the premises: heads only, never a person.")
@click.option("--when", multiple=True, help="When: 'fri 12:00-13:30', or '2026-12-18 17:00'; may be given again.")
@click.pass_obj
def activity_add(
    installation: Installation, slug: str, premises: str, visiting_group: bool, when: tuple[str, ...], **named: str
) -> None:
    """Offer an activity at premises; a slug the organisation has already is the same activity.

    Times take the place of those it had there; without any those stay.
    """
    times = tuple(time_said(text) for text in when)
    new = NewActivity(slug, is_visiting_group=visiting_group, times=times, **named)
    with installation.app.app_context(), write_connection() as connection:
        place = premises_named(connection, premises)
        add_activity(connection, place.organisation_id, place.id, new, now())
    click.echo(f"Added activity {slug} at {premises}.")
