"""Runs commands as a person does, and looks at what they answer."""

from __future__ import annotations

from click.testing import CliRunner, Result
from flask import Flask

from app.command_line import Installation, oasen


class InstallationOfTest(Installation):
    """The installation whose application the test has already made."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app.config["OASEN"])
        self.app = app


def run(app: Flask, *arguments: str, **options: object) -> Result:
    """What the command answers; a fault of the program is raised."""
    result = CliRunner().invoke(oasen, list(arguments), obj=InstallationOfTest(app), **options)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
