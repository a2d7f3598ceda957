"""The command that says how the house is doing."""

from __future__ import annotations

import sys

import click

from app.clock import now
from app.command_line import Installation
from app.health.findings import must_be_mended
from app.health.list import CHECKS
from app.health.running import everything_examined
from app.health.subject import subject_of
from app.health.wording import speaking
from app.health.written import as_json, as_plain, print_richly

FORMATS = ("text", "json")
MUST_BE_MENDED = 1


@click.command("check")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--all", "has_all", is_flag=True, help="Also tell what is well.")
@click.option("--thorough", "only_thorough", is_flag=True, help="Only read all there is, as the server does at night.")
@click.pass_obj
def check_command(installation: Installation, format_name: str, has_all: bool, only_thorough: bool) -> None:
    """Say what is not well, and what to do; ends with 1 when something must be mended, else with 0."""
    settings, moment = installation.settings, now()
    checks = [check for check in CHECKS if check.is_thorough or not only_thorough]
    with speaking(settings):
        examined = everything_examined(subject_of(settings, moment), checks)
        if format_name == "json":
            click.echo(as_json(examined, moment), nl=False)
        elif sys.stdout.isatty():
            from rich.console import Console

            print_richly(examined, has_all, Console())
        else:
            click.echo(as_plain(examined, has_all), nl=False)
    if must_be_mended(examined):
        click.get_current_context().exit(MUST_BE_MENDED)
