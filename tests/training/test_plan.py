"""What a plan says of a day and of a week, and what taps make a shift."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.training.plan import Plan, Span, WeekDone, minutes_between, tapped, weeks_done

MONDAY = date(2026, 5, 4)
MORNING, LONG = Span(9 * 60, 12 * 60), Span(8 * 60, 16 * 60)
LAST = MONDAY + timedelta(days=11)
PLAN = Plan([(MONDAY, {0: MORNING, 1: MORNING}), (MONDAY + timedelta(days=7), {4: LONG})], MONDAY, LAST)
NOON = datetime(2026, 5, 5, 10, tzinfo=UTC)


def test_the_week_in_force_on_a_day_is_the_latest_that_has_begun():
    days = (0, 1, 2, 7, 11)
    assert [PLAN.on(MONDAY + timedelta(days=day)) for day in days] == [MORNING, MORNING, None, None, LONG]


def test_nothing_is_planned_before_the_first_day_and_after_the_last():
    assert (PLAN.on(MONDAY - timedelta(days=7)), PLAN.on(MONDAY + timedelta(days=18))) == (None, None)


def test_weeks_hold_what_was_planned_and_what_was_done():
    done = {MONDAY: 170, MONDAY + timedelta(days=1): 10, MONDAY + timedelta(days=5): 60}

    assert weeks_done(PLAN, done, MONDAY + timedelta(days=8), 3) == [
        WeekDone(MONDAY + timedelta(days=7), 480, 0),
        WeekDone(MONDAY, 360, 240),
    ]


def test_weeks_before_the_first_day_are_left_out_unless_something_was_done():
    early = MONDAY - timedelta(days=14)

    assert [each.monday for each in weeks_done(PLAN, {early: 30}, MONDAY, 4)] == [MONDAY, early]


def test_a_shift_goes_from_the_first_tap_to_the_last_in_whatever_order_they_came():
    late, early, middle = (b"l", NOON + timedelta(hours=3)), (b"e", NOON), (b"m", NOON + timedelta(hours=1))

    found = tapped([late, early, middle])

    assert (found.entry_ids, found.started_at, found.ended_at) == ((b"e", b"m", b"l"), early[1], late[1])
    assert tapped([early]).ended_at is None
    assert tapped([]) is None


def test_the_minutes_of_a_shift_are_whole_and_can_be():
    assert minutes_between(NOON, NOON + timedelta(minutes=59, seconds=59)) == 59
    assert minutes_between(NOON, NOON - timedelta(seconds=1)) is None
    assert minutes_between(NOON, NOON + timedelta(hours=17)) is None
