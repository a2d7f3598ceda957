"""Reports of thinned years: what was locked is the same to the byte, and what is made anew says the same."""

import json
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
import time_machine

from app.extensions import db
from app.followup.writing.queries import FILES
from app.retention.actions import forget_what_is_due
from tests.command_line import run
from tests.followup.conftest import january, reporting_house

__all__ = ["january", "reporting_house"]
LONG_AFTER = datetime(2027, 6, 1, 2, 30, tzinfo=UTC)
OF_2025 = ("report", "--year", "2025", "--organisation", "iogt", "--format", "json")


@pytest.fixture
def written(app, reporting_house, tmp_path):
    """Writes the report of 2025 and gives what it says, locked or not."""

    def write(*arguments):
        path = tmp_path / f"report{len(list(tmp_path.iterdir()))}.json"
        answer = run(app, *OF_2025, "-o", str(path), *arguments)
        assert answer.exit_code == 0, answer.output
        return json.loads(path.read_bytes())

    return write


def sealed_files():
    with db.engine.connect() as connection:
        return sorted(map(tuple, connection.execute(sa.select(FILES))), key=repr)


def test_a_locked_report_is_the_same_to_the_byte(written):
    written("--lock")
    before = sealed_files()

    assert forget_what_is_due(LONG_AFTER).days > 0

    assert before
    assert sealed_files() == before


def test_a_report_made_anew_says_the_same(written):
    before = written()

    with time_machine.travel(LONG_AFTER):
        forget_what_is_due(LONG_AFTER)
    after = written()

    assert after["figures"] == before["figures"]
    assert after["tables"] == before["tables"]


def test_dates_that_cut_a_thinned_month_end_with_1(app, written):
    forget_what_is_due(LONG_AFTER)

    cut = run(app, "figures", "--from", "2025-03-02", "--to", "2025-04-30", "--organisation", "iogt")
    whole = run(app, "figures", "--from", "2025-03-01", "--to", "2025-04-30", "--organisation", "iogt")

    assert (cut.exit_code, cut.stdout, whole.exit_code) == (1, "", 0)
    assert cut.stderr.count("\n") == 1
    assert "whole months" in cut.stderr
