"""Commands for cards."""

from __future__ import annotations

from pathlib import Path

import click

from app.clock import now
from app.command_line import Installation
from app.people.card_sheet import CARDS_PER_SHEET, SheetLayout
from app.people.printing import CardOrder, print_cards

HIGHEST_COUNT = 500
FILE = click.Path(dir_okay=False, path_type=Path)
PER_PAGE = click.Choice([str(each) for each in CARDS_PER_SHEET])


@click.command("cards")
@click.option("--organisation", required=True, help="The organisation's slug.")
@click.option("--count", type=click.IntRange(1, HIGHEST_COUNT), required=True, help="How many cards.")
@click.option("--per-page", type=PER_PAGE, default=PER_PAGE.choices[0], show_default=True, help="How many on a sheet.")
@click.option("-o", "--output", "sheet", type=FILE, required=True, help="The PDF to print.")
@click.option("--tokens", type=FILE, help="Also write the texts of the QR codes, as a JSON list: for programs.")
@click.pass_obj
def cards_command(  # noqa: PLR0913  # one for each option
    installation: Installation, organisation: str, count: int, per_page: str, sheet: Path, tokens: Path | None
) -> None:
    """Print cards for the bowl by the door; each is good from now on, and nobody's until it is first shown."""
    order = CardOrder(organisation, count, sheet, tokens, SheetLayout(int(per_page)))
    with installation.app.app_context():
        print_cards(installation.settings, order, now())
    click.echo(f"Printed {count} cards to {sheet}. Who has this file can show the cards: delete it once printed.")
