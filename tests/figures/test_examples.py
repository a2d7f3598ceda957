"""The tiny log, taken in and counted by command, has the figures that were counted by hand."""

import json
from pathlib import Path

import pytest

from tests.command_line import run

EXAMPLES = Path(__file__).parent.parent / "examples"
ANSWERS = json.loads((EXAMPLES / "tiny-figures.json").read_text("utf-8"))
SCOPES = {
    "both": ("--premises", "valla", "--premises", "kyrkan"),
    "valla": ("--premises", "valla"),
    "kyrkan": ("--premises", "kyrkan"),
}


@pytest.fixture
def tiny(app):
    """An instance in which everything of the example has been done by command."""
    for command in (
        ("organisation", "add", "oasen", "--name", "Oasen"),
        ("premises", "add", "valla", "--organisation", "oasen", "--name", "Valla"),
        ("premises", "add", "kyrkan", "--organisation", "oasen", "--name", "Kyrkan"),
        ("import", "entries", str(EXAMPLES / "tiny-log.csv")),
        ("import", "openings", str(EXAMPLES / "tiny-openings.csv")),
    ):
        result = run(app, *command)
        assert (result.exit_code, result.stderr) == (0, ""), command
    return app


def counted(app, scope):
    result = run(app, "figures", "--from", "2025-01-01", "--to", "2025-12-31", *scope, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_the_tiny_log_has_the_figures_counted_by_hand(tiny):
    for name, answer in ANSWERS.items():
        document = counted(tiny, SCOPES[name])

        assert document["format"] == answer["format"]
        assert document["scope"] == answer["scope"]
        assert document["months"] == answer["months"]
        for figure, record in answer["figures"].items():
            told = document["figures"][figure]
            if figure == "busiest_day":
                assert told["value"]["visits"] == record["value"]["visits"], name
            else:
                assert {part: told[part] for part in record} == record, (name, figure)


def test_without_a_name_and_by_its_organisation_the_same_is_counted(tiny):
    assert counted(tiny, ()) == counted(tiny, ("--organisation", "oasen")) == counted(tiny, SCOPES["both"])


def test_the_day_recorded_as_closed_with_an_entry_is_told(tiny):
    open_days = counted(tiny, SCOPES["valla"])["figures"]["open_days"]

    assert open_days["contradictions"] == [{"premises": "valla", "day": "2025-12-25"}]


def test_what_was_counted_by_hand_is_told_as_whole_numbers_and_fractions(tiny):
    figures = counted(tiny, SCOPES["both"])["figures"]

    assert {type(figures[id]["value"]) for id in ("visits", "meals", "stay", "outreach_minutes")} == {int}
    assert {type(figures[id]["value"]) for id in ("open_hours", "training_hours", "identified_share")} == {float}
