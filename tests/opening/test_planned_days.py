"""When premises are planned to be open: the plan in force, decided days, holidays beside them."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import AlreadyDecided
from app.extensions import db
from app.opening.planned_days import PlannedBy, Stretch, stretches
from app.opening.queries import planned_day
from app.periods import Period
from tests.figures.noting import value


def on(place, day):
    with db.engine.connect() as connection:
        return planned_day(connection, place, date.fromisoformat(day))


def test_without_a_plan_nothing_is_planned(place):
    assert (on(place, "2026-05-05").planned_by, on(place, "2026-05-05").is_open) == (PlannedBy.NOTHING, False)


def test_the_latest_plan_that_has_begun_holds(place, plan):
    plan("2026-01-01", {0: (600, 960)})
    plan("2026-03-02", {0: (720, 1080), 5: (1080, 90)})

    assert on(place, "2025-12-29").hours is None
    assert on(place, "2026-02-23").hours == (600, 960)
    assert on(place, "2026-03-02").hours == (720, 1080)
    assert on(place, "2026-03-07").hours == (1080, 90)
    assert on(place, "2026-03-03").hours is None


def test_what_was_decided_of_a_day_goes_before_the_plan_and_says_why(place, plan, decide):
    plan()
    decide("2026-12-24", "julafton")
    decide("2026-12-31", "nyårsafton", (1080, 60))

    closed, other_hours = on(place, "2026-12-24"), on(place, "2026-12-31")
    assert (closed.hours, closed.reason, closed.planned_by) == (None, "julafton", PlannedBy.DECISION)
    assert (other_hours.hours, other_hours.reason) == ((1080, 60), "nyårsafton")


def test_a_holiday_decides_nothing_but_stands_beside(place, plan):
    plan()
    eve = on(place, "2026-06-19")

    assert (eve.hours, eve.planned_by, eve.reason) == ((600, 1020), PlannedBy.WEEK, "")
    assert eve.holiday.sv == "Midsommarafton"


def test_what_is_decided_already_is_never_written_over(planned, plan, decide):
    plan()
    decide("2026-07-08", "studiebesök", (720, 900))

    with pytest.raises(AlreadyDecided) as refused:
        decide("2026-07-06", "sommarstängt", day_count=5)

    assert refused.value.days == (date(2026, 7, 8),)
    assert list(planned().decisions) == [date(2026, 7, 8)]


def test_days_in_a_row_with_one_reason_are_one_stretch(planned, decide):
    decide("2026-07-06", "sommarstängt", day_count=3)
    decide("2026-07-09", "planeringsdag")
    decide("2026-07-11", "sommarstängt")

    found = [(each.first_day.day, each.last_day.day) for each in stretches(planned().decisions)]

    assert found == [(6, 8), (9, 9), (11, 11)]
    assert stretches({}) == []
    assert stretches(planned().decisions)[0] == Stretch(date(2026, 7, 6), date(2026, 7, 8), None, "sommarstängt")


def test_figures_count_by_the_weekly_plan_whatever_was_decided(plan, decide, house):
    """figures.md: gaps are days of the weekly plan. A decided closing that nobody has noted stays one."""
    plan()
    week = Period(date(2026, 4, 13), date(2026, 4, 19))
    before = value("gaps", week, organisation_slug="iogt")

    decide("2026-04-15", "planeringsdag")
    decide("2026-04-18", "loppis", (600, 900))

    assert before == value("gaps", week, organisation_slug="iogt") == 5
