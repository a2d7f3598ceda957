"""What can be set is told in the README."""

from dataclasses import fields

import pytest

from app.bootstrap import ROOT
from app.settings import PREFIX, Settings

README = ROOT / "README.md"


def untold(names: list[str], text: str) -> list[str]:
    """The names that a text does not mention as code."""
    return [name for name in names if f"`{name}`" not in text]


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_a_setting_says_what_it_is_and_the_readme_names_it(setting):
    assert setting.metadata["says"].endswith(".")
    assert untold([PREFIX + setting.name.upper()], README.read_text("utf-8")) == []


def test_a_setting_that_is_not_told_is_found():
    assert untold(["OASEN_LANTERN"], "Set `OASEN_INSTANCE`.") == ["OASEN_LANTERN"]
