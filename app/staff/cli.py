"""The commands about staff."""

from __future__ import annotations

import click

from app.clock import now
from app.command_line import Installation
from app.staff import actions
from app.staff.addresses import sign_in_address
from app.staff.models import Role

organisation = click.option("--organisation", "organisation_slug", required=True, help="The organisation's slug.")


@click.group("staff")
def staff_group() -> None:
    """People who sign in: add them, give them a new link, close their account."""


@staff_group.command("add")
@click.argument("name")
@organisation
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True, help="What they may do.")
@click.pass_obj
def staff_add(installation: Installation, name: str, organisation_slug: str, role: str) -> None:
    """Make an account and print the link that signs in once, within three days."""
    with installation.app.app_context():
        code = actions.add_staff(organisation_slug, name, Role(role), now())
    click.echo(sign_in_address(installation.settings, code))


@staff_group.command("link")
@click.argument("name")
@organisation
@click.pass_obj
def staff_link(installation: Installation, name: str, organisation_slug: str) -> None:
    """Print a new link for who has lost the old one or the password; both end, and every session."""
    with installation.app.app_context():
        code = actions.give_new_link(organisation_slug, name, now())
    click.echo(sign_in_address(installation.settings, code))


@staff_group.command("leave")
@click.argument("name")
@organisation
@click.pass_obj
def staff_leave(installation: Installation, name: str, organisation_slug: str) -> None:
    """Close the account of someone who has left; what they logged stays."""
    with installation.app.app_context():
        actions.let_leave(organisation_slug, name, now())
    click.echo(f"Closed the account of {name}.")
