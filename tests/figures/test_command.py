"""The figures by command: as a table, as JSON, as comma-separated values, and what is refused."""

import csv
import io
import json
from dataclasses import replace

import pytest

from tests.command_line import run
from tests.figures.noting import note, record_day
from tests.make import make_activity, make_door

YEAR = ("--from", "2025-01-01", "--to", "2025-12-31")


@pytest.fixture
def door(app):
    door = make_door()
    make_activity(door, "lunch", "meal")
    note(door, "anka", "meal", activity="lunch", gender="woman")
    note(door, count=2)
    note(door, kind="outreach", channel="sms")
    record_day(door, "2025-05-06", "closed")
    return door


def table(app, *options):
    return run(app, "figures", *YEAR, *options).stdout


def test_the_table_has_swedish_numbers_and_the_period_before_beside(app, door):
    note(door, count=999, at="2024-05-06T11:00")
    note(door, count=1000, at="2024-05-07T11:00")

    lines = table(app).splitlines()

    assert lines[0] == "valla"
    assert "Perioden: 2025-01-01 – 2025-12-31" in lines
    assert "Före: 2024-01-01 – 2024-12-31" in lines
    assert numbers_beside("Besök", lines) == ["3", "1\N{NO-BREAK SPACE}999"]
    assert numbers_beside("Besök per öppetdag", lines) == ["3", "999,5"]
    assert numbers_beside("Andel besök med kort", lines) == ["33\N{NO-BREAK SPACE}%", "0\N{NO-BREAK SPACE}%"]
    assert numbers_beside("  kvinna", lines) == ["1", "–"]
    assert numbers_beside("  ofta, minst 24 dagar", lines) == ["0", "0"]


def numbers_beside(label, lines):
    [line] = [line for line in lines if line.startswith(f"{label}   ")]
    return line.removeprefix(label).strip(" ").split("  ")[0:1] + line.rsplit("  ", 1)[1:]


def test_the_table_says_what_is_behind_it(app, door):
    text = table(app)

    assert "lunch: tillfällen 1, deltaganden 1, personer med kort 1" in text
    assert "  Hur länge man stannar: inga besök med känd längd." in text
    assert "räknas som öppna:\n  valla 2025-05-06" in text
    assert "  Stammisar: Unika besökare som kom ofta." in text


def test_the_upper_bound_is_printed_where_most_visits_are_by_card(app, door):
    assert "högst så många" not in table(app)

    for number in range(17):
        note(door, f"card {number}")

    assert numbers_beside("  högst så många", table(app).splitlines())[0] == "20"


def test_the_table_speaks_english_where_that_is_set(app, door):
    app.config["OASEN"] = replace(app.config["OASEN"], language="en")

    text = table(app)

    assert "Open days that were counted" in text
    assert "Arbets" not in text


def test_json_is_what_others_read(app, door):
    document = json.loads(table(app, "--format", "json", "--premises", "valla"))

    assert list(document) == ["format", "scope", "figures", "months", "previous"]
    assert document["figures"]["visits"]["value"] == 3


def test_csv_has_a_row_for_each_number(app, door):
    rows = list(csv.DictReader(io.StringIO(table(app, "--format", "csv"))))

    numbers = {(row["id"], row["key"]): (row["value"], row["previous"]) for row in rows}
    assert numbers["visits", ""] == ("3", "0")
    assert numbers["unique_visitors", "high"] == ("3", "0")
    assert numbers["unique_visitors", "estimate"] == ("", "")
    assert numbers["gender", "woman"] == ("1", "")
    assert numbers["busiest_day", "day"] == ("2025-05-06", "")
    assert numbers["activities", "iogt/lunch/seldom"] == ("1", "")
    assert ("busiest_day", "") not in numbers
    assert len(numbers) == len(rows)
    assert all(row["label"] and row["definition"] for row in rows)


def test_what_cannot_be_counted_is_refused_in_one_line(app, door):
    for options, says in (
        (("--from", "2025-02-01", "--to", "2025-01-01"), "swap the two dates"),
        ((*YEAR, "--premises", "vala"), "There are: valla"),
        ((*YEAR, "--organisation", "sion"), "There are: iogt"),
        ((*YEAR, "--agreement", "iop"), "There are none yet"),
    ):
        result = run(app, "figures", *options)

        assert (result.exit_code, result.stdout) == (1, "")
        assert says in result.stderr
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("options", [(), ("--from", "2025-01-01"), ("--from", "2025-13-01", "--to", "2025-12-31")])
def test_wrong_usage_ends_with_two(app, options):
    assert run(app, "figures", *options).exit_code == 2


def test_a_day_alone_is_a_period(app, door):
    result = run(app, "figures", "--from", "2025-05-06", "--to", "2025-05-06", "--format", "json")

    assert json.loads(result.stdout)["figures"]["visits"]["value"] == 3
