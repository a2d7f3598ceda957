"""The command line `oasen`: gathers the commands of every feature."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import click
from flask import Flask

from app.errors import Refusal
from app.settings import Settings

REFUSED = 1


class Installation:
    """The instance a command works on; the application is made when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def app(self) -> Flask:
        """The application, its database checked; raises InstanceMissing, MigrationPending, KeyMissing."""
        from app.database.schema import require_schema

        app = self.bare_app
        with app.app_context():
            require_schema()
        return app

    @cached_property
    def bare_app(self) -> Flask:
        """The application, whether its database is there or not."""
        from app.factory import create_app

        return create_app(self.settings)


class OasenGroup(click.Group):
    """Loads a command's module when it is called, so that `--help` and the start are quick."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Every command, in the order of the list."""
        from app.commands import COMMANDS

        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name."""
        from app.commands import COMMANDS, load

        return load(name) if name in COMMANDS else None

    def invoke(self, context: click.Context) -> Any:
        """Run the command; a refusal, or trouble around it, is one line on standard error and ends with 1.

        What is wrong with the program itself is raised as it is.
        """
        from app.database.wall import Across, across_organisations

        try:
            with across_organisations(Across.MACHINE):
                return super().invoke(context)
        except Exception as fault:
            sentence = _sentence_for(fault)
            if sentence is None:
                raise
            click.echo(f"oasen: {sentence}", err=True)
            context.exit(REFUSED)


def _sentence_for(fault: Exception) -> str | None:
    if isinstance(fault, Refusal):
        return fault.message
    from app.database.troubles import trouble_told

    return trouble_told(fault)


@click.group(cls=OasenGroup, name="oasen")
@click.pass_context
def oasen(context: click.Context) -> None:
    """Counts visits without names: the tablet by the door, the day's log, the year's figures."""
    if context.obj is None:
        context.obj = Installation(Settings.from_environment())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; without one, serve what is here, or a demonstration where nothing is."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    oasen.main(args=given or ["start"], prog_name="oasen")


if __name__ == "__main__":
    main()
