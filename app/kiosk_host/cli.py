"""Commands for kiosks."""

from __future__ import annotations

import json

import click

from app.clock import now
from app.command_line import Installation
from app.database.transaction import write_connection
from app.kiosk_host.actions import add_kiosk


@click.group("kiosk")
def kiosk_group() -> None:
    """Kiosks: the tablets by the door."""


@kiosk_group.command("add")
@click.argument("name")
@click.option("--premises", required=True, help="The slug of the premises whose door it stands by.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def kiosk_add(installation: Installation, name: str, premises: str, format_: str) -> None:
    """Add a kiosk; prints the link that pairs a tablet, once and within the hour."""
    with installation.app.app_context(), write_connection() as connection:
        pairing = add_kiosk(connection, premises, name, now())
    url = pairing.url(installation.settings.public_url)
    if format_ == "json":
        click.echo(json.dumps({"pairing_url": url, "token": pairing.token}))
    else:
        click.echo(f"Open this link on the tablet, once and within the hour:\n{url}")
