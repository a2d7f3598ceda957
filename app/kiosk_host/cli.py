"""Commands for kiosks."""

from __future__ import annotations

import json
from typing import BinaryIO

import click

from app.clock import now
from app.command_line import Installation
from app.database.transaction import write_connection
from app.kiosk_host.actions import add_kiosk
from app.kiosk_host.intake.queue_files import read_queue_file
from app.kiosk_host.intake.taking_in import take_in_file
from app.kiosk_host.language_switches import Switch, language_switches, switch_languages
from app.log.drafts import Status
from app.organisations.queries import premises_named


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


@kiosk_group.command("languages")
@click.option("--premises", required=True, help="The slug of the premises whose tablets speak them.")
@click.option("--on", "turned_on", multiple=True, metavar="CODE", help="Turn this language on; may be repeated.")
@click.option("--off", "turned_off", multiple=True, metavar="CODE", help="Turn this language off; may be repeated.")
@click.pass_obj
def kiosk_languages(
    installation: Installation, premises: str, turned_on: tuple[str, ...], turned_off: tuple[str, ...]
) -> None:
    """Show which languages the tablets offer; turn some on or off."""
    wanted = dict.fromkeys(turned_on, True) | dict.fromkeys(turned_off, False)
    with installation.app.app_context(), write_connection() as connection:
        place = premises_named(connection, premises)
        switch_languages(connection, place.organisation_id, place.id, wanted, now())
        switches = language_switches(connection, place.organisation_id, place.id)
    for switch in switches:
        click.echo(_line_of(switch))


def _line_of(switch: Switch) -> str:
    state = "on " if switch.is_on else "off"
    caution = "" if switch.language.is_reviewed else "  (no native speaker has read what it says about storing)"
    return f"{state}  {switch.language.code:<9}  {switch.language.name}{caution}"
