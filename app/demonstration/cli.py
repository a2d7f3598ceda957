"""The command that makes the demonstration."""

from __future__ import annotations

import click

from app.command_line import Installation
from app.demonstration.actions import demonstration_settings, make_demonstration
from app.errors import AlreadyThere
from app.serving.instance import is_instance


@click.command("demonstration")
@click.option("--replace", "is_replaced", is_flag=True, help="Make it anew where there is one already.")
@click.pass_obj
def demonstration_command(installation: Installation, is_replaced: bool) -> None:
    """Make a demonstration: three invented years at two places, in a folder of its own."""
    settings = demonstration_settings(installation.settings)
    if is_instance(settings.instance) and not is_replaced:
        raise AlreadyThere(f"There is a demonstration in {settings.instance}. Add --replace to make it anew.")
    for life in make_demonstration(settings):
        place = life.place
        click.echo(
            f"{place.name} ({place.premises}, of {place.organisation_name}): {len(life.cast)} people, "
            f"{len(life.happened)} entries since {life.first_day}."
        )
    click.echo(f"The demonstration lies in {settings.instance}. `oasen start` serves it, `python3 -m app` too.")
