"""What is done every night, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from app.clock import now
from app.serving.nightly import NIGHTLY, NightWatch, next_night, work_through
from tests.figures.noting import note
from tests.make import make_door
from tests.retention.thinned_log import entry_row


@pytest.mark.parametrize(
    ("moment", "night"),
    [
        (datetime(2026, 3, 28, 2, 0, tzinfo=UTC), datetime(2026, 3, 28, 2, 30, tzinfo=UTC)),
        (datetime(2026, 3, 28, 2, 30, tzinfo=UTC), datetime(2026, 3, 29, 2, 30, tzinfo=UTC)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), datetime(2027, 1, 1, 2, 30, tzinfo=UTC)),
    ],
)
def test_the_next_night_comes_after_the_moment(moment, night):
    assert next_night(moment) == night


def test_the_times_of_old_days_are_forgotten_at_night(app):
    entry = note(make_door(), "anka", at=f"{(now() - timedelta(days=20)).date()}T11:20")

    work_through(app, now())

    assert entry_row(entry.id).hour is None


def test_what_fails_is_named_and_keeps_nothing_else_from_its_turn(app, caplog):
    entry = note(make_door(), "anka", at="2025-05-06T11:20")

    work_through(app, datetime(1, 1, 3, tzinfo=UTC))  # before the first day there is: it fails
    work_through(app, now())

    assert [record.message for record in caplog.records] == ["nightly forget_what_is_due failed: OverflowError"]
    assert entry_row(entry.id).hour is None


def test_every_work_says_what_it_is():
    assert all(work.__doc__ for work in NIGHTLY)


def test_the_watch_waits_and_can_be_stopped(app):
    entry = note(make_door(), "anka", at="2025-05-06T11:20")

    NightWatch(app).stop()

    assert entry_row(entry.id).hour == 11
