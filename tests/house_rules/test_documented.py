"""What can be set and what can be asked is told in the README."""

import re
from dataclasses import fields

import click
import pytest

from app.bootstrap import ROOT
from app.commands import COMMANDS, load
from app.settings import PREFIX, Settings

README = ROOT / "README.md"


def tells(text: str, name: str) -> bool:
    """Whether a text mentions a name as code, alone or with what follows it."""
    return re.search(rf"`{re.escape(name)}[` ]", text) is not None


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_a_setting_says_what_it_is_and_the_readme_names_it(setting):
    assert setting.metadata["says"].endswith(".")
    assert tells(README.read_text("utf-8"), PREFIX + setting.name.upper())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does_and_the_readme_names_it(name):
    command = load(name)
    own = list(command.commands.values()) if isinstance(command, click.Group) else [command]

    assert all(each.help for each in own)
    assert command.hidden or tells(README.read_text("utf-8"), f"oasen {name}")


def test_a_name_that_is_not_told_is_found():
    assert not tells("Set `OASEN_INSTANCE`.", "OASEN_LANTERN")
    assert not tells("Set `OASEN_INSTANCE_FOLDER`.", "OASEN_INSTANCE")
    assert tells("Then `oasen kiosk add NAME`.", "oasen kiosk")
