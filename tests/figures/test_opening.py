"""The figures of opening days: what was recorded, what happened, what is missing."""

import pytest

from tests.figures.noting import figure, note, period, plan, record_day, value
from tests.make import make_door


@pytest.fixture
def door(app):
    return make_door()


def test_a_closed_day_with_an_entry_is_open_and_a_contradiction(door):
    record_day(door, "2025-12-24", "closed", reason="holiday")
    record_day(door, "2025-12-25", "closed", reason="holiday")
    note(door, "anka", at="2025-12-25T15:00")

    assert figure("open_days") == {"value": 1, "contradictions": [{"premises": "valla", "day": "2025-12-25"}]}


def test_an_unrecorded_day_stays_so_whatever_was_noted(door):
    record_day(door, "2025-01-09", "unrecorded", reason="tablet broken")
    note(door, "anka", at="2025-01-09T15:00")

    assert (value("open_days"), value("registered_open_days"), value("gaps")) == (1, 0, 1)
    assert figure("visits_per_open_day") == {"value": None, "reason": "no_open_days"}
    assert value("visits") == 1


@pytest.mark.parametrize("kind", ["training", "handout", "walk"])
def test_what_happens_on_the_premises_opens_a_day(door, kind):
    note(door, kind=kind)

    assert value("open_days") == 1


@pytest.mark.parametrize("kind", ["outreach", "accompaniment", "volunteering", "community-service", "source"])
def test_what_happens_elsewhere_opens_no_day(door, kind):
    note(door, kind=kind)

    assert value("open_days") == 0


def test_open_hours_go_past_midnight_and_leave_closed_days_out(door):
    record_day(door, "2025-12-31", opens="18:00", closes="02:00")
    record_day(door, "2025-12-30", "unrecorded", opens="10:00", closes="10:30")
    record_day(door, "2025-12-29", "closed", opens="10:00", closes="16:00")
    record_day(door, "2025-12-28", opens="10:00")

    assert value("open_hours") == 8.5


def test_evenings_close_at_half_past_six_or_after_midnight(door):
    record_day(door, "2025-05-05", opens="10:00", closes="18:29")
    record_day(door, "2025-05-06", opens="10:00", closes="18:30")
    record_day(door, "2025-05-07", opens="18:00", closes="01:00")
    record_day(door, "2025-05-08", "unrecorded", opens="18:00", closes="22:00")
    record_day(door, "2025-05-10", opens="10:00", closes="12:00")

    assert (value("open_evenings"), value("open_weekend_days")) == (2, 1)


def test_a_gap_is_a_planned_day_of_which_nothing_is_known(door):
    plan(door, "2025-01-01", 0, 4)
    plan(door, "2025-02-01", 2)
    record_day(door, "2025-01-03")
    record_day(door, "2025-01-06", "closed")
    note(door, kind="handout", at="2025-01-10T12:00")
    note(door, kind="outreach", at="2025-01-13T12:00")
    record_day(door, "2025-01-14", "unrecorded")

    # Of the Mondays and Fridays 3, 6, 10, 13, 17 the first three are known; the 14th was no planned day.
    assert value("gaps", period("2025-01-01", "2025-01-17")) == 3
    # From February on only Wednesdays are planned: 5, 12.
    assert value("gaps", period("2025-02-01", "2025-02-14")) == 2


def test_without_a_plan_there_is_no_gap(door):
    assert value("gaps") == 0
