"""Commands for agreements."""

from __future__ import annotations

from datetime import datetime

import click

from app.agreements.actions import add_agreement
from app.clock import now
from app.command_line import Installation
from app.database.transaction import write_connection
from app.periods import Period

DAY = click.DateTime(["%Y-%m-%d"])


@click.group("agreement")
def agreement_group() -> None:
    """Agreements with the municipality."""


@agreement_group.command("add")
@click.argument("slug")
@click.option("--parties", required=True, help="Slugs of the organisations that sign, like a,b.")
@click.option("--from", "first_day", type=DAY, required=True, help="The first day.")
@click.option("--to", "last_day", type=DAY, required=True, help="The last day.")
@click.option("--name", default="", help="What it is called; left out: the slug.")
@click.pass_obj
def agreement_add(
    installation: Installation, slug: str, parties: str, first_day: datetime, last_day: datetime, name: str
) -> None:
    """Add an agreement between organisations and their municipality."""
    period = Period(first_day.date(), last_day.date())
    signed = [party.strip() for party in parties.split(",") if party.strip()]
    with installation.app.app_context(), write_connection() as connection:
        add_agreement(connection, slug, name, signed, period, now())
    click.echo(f"Added agreement {slug}.")
