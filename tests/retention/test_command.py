"""The command forgets what is due, or says what would go."""

from datetime import timedelta

import pytest

from app.clock import now
from tests.command_line import run
from tests.figures.noting import note
from tests.make import make_door
from tests.retention.thinned_log import entry_row

LONG_AGO = (now() - timedelta(days=20)).date()


@pytest.fixture
def entry(app):
    return note(make_door(), "anka", at=f"{LONG_AGO}T11:20")


def test_it_says_what_has_gone(app, entry):
    answer = run(app, "retention")

    assert answer.exit_code == 0
    assert answer.stdout.splitlines() == [
        "Forgotten:",
        "       1 entries: time of day, running number, time of arrival; the day stays",
    ]
    assert entry_row(entry.id).hour is None


def test_a_dry_run_changes_nothing(app, entry):
    answer = run(app, "retention", "--dry-run")

    assert answer.stdout.startswith("This would be forgotten; nothing has been changed:\n       1 entries")
    assert entry_row(entry.id).hour == 11


def test_with_nothing_due_it_says_so(app, entry):
    run(app, "retention")

    assert run(app, "retention").stdout == "Nothing is due to be forgotten.\n"
