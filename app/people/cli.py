"""Commands for cards."""

from __future__ import annotations

from pathlib import Path

import click

from app.clock import now
from app.command_line import Installation
from app.people.printing import CardOrder, print_cards

HIGHEST_COUNT = 500
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("cards")
@click.option("--organisation", required=True, help="The organisation's slug.")
@click.option("--count", type=click.IntRange(1, HIGHEST_COUNT), required=True, help="How many; ten go on a sheet.")
@click.option("-o", "--output", "sheet", type=FILE, required=True, help="The PDF to print.")
@click.option("--tokens", type=FILE, help="Also write the texts of the QR codes, as a JSON list: for programs.")
@click.pass_obj
def cards_command(installation: Installation, organisation: str, count: int, sheet: Path, tokens: Path | None) -> None:
    """Print cards for the bowl by the door; each is good from now on, and nobody's until it is first shown."""
    order = CardOrder(organisation, count, sheet, tokens)
    with installation.app.app_context():
        print_cards(installation.settings, order, now().date())
    click.echo(f"Printed {count} cards to {sheet}. Who has this file can show the cards: delete it once printed.")
