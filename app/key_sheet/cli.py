"""The commands about keys on paper."""

from __future__ import annotations

from pathlib import Path

import click

from app.clock import now
from app.command_line import Installation
from app.errors import InstanceMissing
from app.fresh_file import fresh_file
from app.key_sheet.actions import put_key_back
from app.key_sheet.queries import keys_here
from app.key_sheet.sheet import sheet_as_pdf, sheet_as_text

PDF = click.Path(dir_okay=False, path_type=Path)


@click.group("keys")
def keys_group() -> None:
    """The keys on paper: print the sheet for the envelope, put a lost key back from it."""


@keys_group.command("sheet")
@click.option("-o", "--output", type=PDF, help="Write a PDF to print; without it the sheet is shown here.")
@click.pass_obj
def keys_sheet(installation: Installation, output: Path | None) -> None:
    """Print every key, for an envelope that lies apart from the computer and from its backups."""
    settings = installation.settings
    keys = keys_here(settings)
    if not keys:
        raise InstanceMissing("There are no keys here yet. Run `oasen init` first, or set OASEN_INSTANCE.")
    if output is None:
        click.echo(sheet_as_text(keys, now().date(), settings.language), nl=False)
        return
    with fresh_file(output) as file:
        file.write(sheet_as_pdf(keys, now().date(), settings.language))
    click.echo(f"{len(keys)} keys. Print it and delete the file: who has it can read everything.")


@keys_group.command("enter")
@click.argument("name")
@click.pass_obj
def keys_enter(installation: Installation, name: str) -> None:
    """Put a lost key back: NAME as on the sheet, then its line."""
    put_key_back(installation.settings, name, click.prompt("The line on the sheet", hide_input=True))
    click.echo("The key is back in its place.")
