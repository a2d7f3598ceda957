"""Opening days taken in from a file: all of them or none, what is said later stands, one row for a day."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.organisations.models import OpeningDay
from tests.command_line import run
from tests.exchange.sums import whole_database
from tests.make import rows

EXAMPLE = "tests/examples/tiny-openings.csv"


def opening(day="2025-01-07", state="open", **cells):
    return {"premises": "valla", "day": day, "state": state} | cells


def take_in(app, file, *options, **more):
    answer = run(app, "import", "openings", file, *options, **more)
    assert answer.exit_code == 0, answer.output
    return answer.stdout.strip()


def recorded():
    day = OpeningDay
    return rows(select(day.state, day.opens_minute, day.closes_minute, day.reason, day.stated_heads).order_by(day.day))


def test_the_example_is_taken_in(app, doors):
    assert take_in(app, EXAMPLE) == "Recorded 8 days."
    assert len(recorded()) == 8


def test_the_same_file_twice_changes_nothing(app, doors):
    take_in(app, EXAMPLE)
    before = whole_database()

    assert take_in(app, EXAMPLE) == "Recorded 0 days. 8 rows told what is known already."
    assert whole_database() == before


def test_a_row_becomes_a_day_with_all_it_says(app, doors, write):
    take_in(app, write(opening(state="unrecorded", opens="20:00", closes="02:00", reason=" trasig platta ", heads="0")))

    assert recorded() == [("unrecorded", 1200, 120, "trasig platta", 0)]


def test_what_is_empty_is_not_known(app, doors, write):
    take_in(app, write(opening(opens="10:00", closes="", heads=""), opening("2025-01-08", opens="", closes="17:00")))

    assert recorded() == [("open", 600, None, "", None), ("open", None, 1020, "", None)]


def test_a_closed_day_may_keep_its_usual_hours(app, doors, write):
    take_in(app, write(opening(state="closed", opens="10:00", closes="16:00", heads="0")))

    assert recorded() == [("closed", 600, 960, "", 0)]


def test_what_is_said_later_of_a_day_stands_and_other_days_stay(app, doors, write):
    take_in(app, write(opening(heads="6", opens="10:00"), opening("2025-01-08", heads="2")))

    assert take_in(app, write(opening(heads="7"))) == "Recorded 1 day."
    assert recorded() == [("open", None, None, "", 7), ("open", None, None, "", 2)]


def test_a_dry_run_changes_nothing(app, doors, write):
    take_in(app, write(opening()))
    before = whole_database()

    said = take_in(app, write(opening(), opening("2025-01-08")), "--dry-run")

    assert said == "Would record 1 day. 1 row told what is known already."
    assert whole_database() == before


def test_standard_input_is_read_too(app, doors):
    assert take_in(app, "-", input=b"premises;day;state\nvalla;2025-01-07;open\n") == "Recorded 1 day."


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"premises": "nowhere"}, "premises", "must be premises that exist; there are kyrkan, valla"),
        ({"day": ""}, "day", "is missing"),
        ({"day": "2025-02-30"}, "day", "is no date that exists"),
        ({"day": "2025-01-07T10:00"}, "day", "must be a date like 2025-01-31"),
        ({"day": "7/1 -2025"}, "day", "must be a date like 2025-01-31"),
        ({"day": "2025-01-7x"}, "day", "2025-01-31"),
        ({"day": "1066-10-14"}, "day", "must lie between the years"),
        ({"state": ""}, "state", "is missing"),
        ({"state": "öppet"}, "state", "must be one of open, closed, unrecorded"),
        ({"opens": "24:00"}, "opens", "from 00:00 to 23:59"),
        ({"opens": "8:30"}, "opens", "must be a time like 08:30"),
        ({"closes": "16.00"}, "closes", "must be a time like 08:30"),
        ({"opens": "10:00", "closes": "10:00"}, "closes", "is the same as opens"),
        ({"reason": "x" * 1_001}, "reason", "at most 1000 characters"),
        ({"heads": "-1"}, "heads", "must be a whole number from 0 to 10000"),
        ({"heads": "10001"}, "heads", "must be a whole number from 0 to 10000"),
        ({"state": "closed", "heads": "3"}, "heads", "cannot be on a closed day"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_is_told_by_line_column_value_and_reason(app, doors, write, cells, column, says):
    take_in(app, write(opening("2025-01-01")))
    before = whole_database()

    answer = run(app, "import", "openings", write(opening("2025-01-02"), opening(**cells)))

    assert answer.exit_code == 1
    assert f"line 3, column {column}, " in answer.stderr
    assert says in answer.stderr
    assert whole_database() == before


def test_two_rows_for_one_premises_and_day_are_both_refused_even_where_one_is_bad(app, doors, write):
    answer = run(
        app,
        *("import", "openings"),
        write(opening(), opening("2025-01-08"), opening(), opening(premises="kyrkan"), opening(opens="25:00")),
    )

    assert answer.exit_code == 1
    reason = "is told on lines 2 and 4 and 6 for the same premises: keep one of them"
    told = [line for line in answer.stderr.splitlines() if reason in line]
    assert [line.strip().partition(",")[0] for line in told] == ["line 2", "line 4", "line 6"]
    assert "has 4 errors" in answer.stderr
    assert recorded() == []


def test_unknown_columns_are_refused_by_name(app, doors, write):
    answer = run(app, "import", "openings", write(opening(weather="fine")))

    assert (answer.exit_code, 'unknown: "weather"' in answer.stderr) == (1, True)


def test_half_a_row_is_refused(app, doors, write):
    answer = run(app, "import", "openings", write("premises,day,state\nvalla,2025-01-07,open\nval"))

    assert (answer.exit_code, "line 3: has 1 cell" in answer.stderr, recorded()) == (1, True, [])
