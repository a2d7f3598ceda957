"""The two guides name only what there is, and the same in both languages."""

import re

import click
import pytest

from app.backup.rotation import DAY_COUNT, MONTH_COUNT, WEEK_COUNT
from app.backup.tombstones import FILE_NAME
from app.bootstrap import ROOT
from app.commands import COMMANDS, load
from app.serving.nightly import BEGINS_MINUTE

GUIDES = ("docs/backup.md", "docs/sakerhetskopia.md")


def text(guide):
    return (ROOT / guide).read_text("utf-8")


def commands_in(guide):
    """Each `oasen …` on a line, its words up to a remark or the end of the code."""
    return [
        found.split() for found in re.findall(r"\boasen ([a-z][^#`\n]*)", text(guide)) if found.split()[0] in COMMANDS
    ]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_and_option_is_there(guide):
    named = commands_in(guide)

    assert {words[0] for words in named} >= {"backup", "restore", "rehearse", "key-sheet", "init", "serve"}
    for name, *words in named:
        command = load(name)
        known = {option for each in command.params for option in each.opts}
        assert {word for word in words if word.startswith("-")} <= known, (name, words)
        assert isinstance(command, click.Command)


@pytest.mark.parametrize("guide", GUIDES)
def test_numbers_and_names_are_those_of_the_program(guide):
    told = text(guide)

    assert [int(number) for number in re.findall(r"\b(\d+) (?:da|we|ve|mo|må)", told)[:3]] == [
        DAY_COUNT,
        WEEK_COUNT,
        MONTH_COUNT,
    ]
    assert FILE_NAME in told
    assert BEGINS_MINUTE == 4 * 60 + 30
    assert "half past four" in told or "Halv fem" in told


def test_both_say_the_same_commands_in_the_same_order():
    english, swedish = (
        [[word for word in words if word == words[0] or word.startswith("-")] for words in commands_in(guide)]
        for guide in GUIDES
    )

    assert english == swedish
