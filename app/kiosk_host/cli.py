"""Commands for kiosks."""

from __future__ import annotations

import json
from typing import BinaryIO

import click

from app.clock import now
from app.command_line import Installation
from app.database.transaction import write_connection
from app.kiosk_host.actions import add_kiosk
from app.kiosk_host.queue_files import read_queue_file
from app.kiosk_host.taking_in import take_in_file
from app.log.drafts import Status


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


@kiosk_group.command("take-in")
@click.argument("file", type=click.File("rb"))
@click.pass_obj
def kiosk_take_in(installation: Installation, file: BinaryIO) -> None:
    """Take in the queue that a tablet saved as a file; taken in twice it changes nothing."""
    with installation.app.app_context():
        statuses = take_in_file(read_queue_file(file.read()), None, now())
    already = statuses.pop(Status.ALREADY_STORED, 0)
    aside = statuses.pop(Status.CONFLICT, 0) + statuses.pop(Status.QUARANTINED, 0)
    click.echo(f"Taken in: {statuses.total()}. Here already: {already}. Set aside to be looked at: {aside}.")
