"""The command that counts the figures."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import click
from flask import Flask

from app.figures.as_csv import as_csv
from app.figures.as_text import as_text
from app.figures.document import as_json, counted_figures
from app.periods import Period
from app.settings import Settings

DAY = click.DateTime(["%Y-%m-%d"])
FORMATS = ("text", "json", "csv")


class Installation(Protocol):
    """What the command needs of the instance it works on; the rest of it can write, and figures may not know it."""

    settings: Settings

    @property
    def app(self) -> Flask:
        """The application, its database checked."""


@click.command("figures")
@click.option("--from", "first_day", type=DAY, required=True, help="The first day, like 2025-01-01.")
@click.option("--to", "last_day", type=DAY, required=True, help="The last day, like 2025-12-31.")
@click.option("--premises", "premises_slugs", multiple=True, metavar="SLUG", help="Only these premises; repeatable.")
@click.option("--organisation", "organisation_slug", metavar="SLUG", help="All premises of this organisation.")
@click.option("--agreement", "agreement_slug", metavar="SLUG", help="All premises of this agreement's parties.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@click.pass_obj
def figures_command(  # noqa: PLR0913  # one for each option
    installation: Installation,
    first_day: datetime,
    last_day: datetime,
    premises_slugs: tuple[str, ...],
    organisation_slug: str | None,
    agreement_slug: str | None,
    format_name: str,
) -> None:
    """Count the figures of a period, exactly: for the house, not for passing on."""
    period = Period(first_day.date(), last_day.date())
    language = installation.settings.language
    with installation.app.app_context():
        document = counted_figures(period, premises_slugs, organisation_slug, agreement_slug)
    written = {
        "text": lambda: as_text(document, language),
        "json": lambda: as_json(document),
        "csv": lambda: as_csv(document, language),
    }
    click.echo(written[format_name](), nl=False)
