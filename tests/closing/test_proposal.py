"""What is proposed of a day, rule by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.closing.planned import PlannedDay
from app.closing.proposal import DayNoted, Group, Why, proposal, stated
from app.organisations.models import DayState

FOUR = 4 * 60
TEN_TO_FOUR = PlannedDay(True, 600, 960)
EVENING = PlannedDay(True, 17 * 60, 60)  # until one at night
NOT_PLANNED = PlannedDay()
BUSY = DayNoted(visits=18, tablet_visits=15, on_premises_entries=18)
NOTHING = DayNoted()
LUNCH = Group("lunch", "Lunch", "meal", 25)


def times(noted, planned, cutoff=FOUR):
    record = proposal(noted, planned, cutoff).record
    return record.opens_minute, record.closes_minute


@pytest.mark.parametrize(
    ("noted", "planned", "state", "why"),
    [
        (BUSY, TEN_TO_FOUR, DayState.OPEN, Why.SOMEONE_CAME),
        (BUSY, NOT_PLANNED, DayState.OPEN, Why.SOMEONE_CAME),
        (BUSY, replace(TEN_TO_FOUR, closed_for="julafton"), DayState.OPEN, Why.SOMEONE_CAME),
        (NOTHING, TEN_TO_FOUR, DayState.OPEN, Why.PLANNED),
        (NOTHING, NOT_PLANNED, DayState.CLOSED, Why.NOT_PLANNED),
        (NOTHING, replace(TEN_TO_FOUR, closed_for="julafton"), DayState.CLOSED, Why.PLANNED_CLOSED),
        (replace(NOTHING, was_tablet_heard=False), TEN_TO_FOUR, DayState.UNRECORDED, Why.TABLET_SILENT),
        (replace(NOTHING, was_tablet_heard=False), NOT_PLANNED, DayState.CLOSED, Why.NOT_PLANNED),
        (replace(BUSY, was_tablet_heard=False), TEN_TO_FOUR, DayState.OPEN, Why.SOMEONE_CAME),
    ],
)
def test_the_state_follows_from_what_was_noted_and_planned(noted, planned, state, why):
    proposed = proposal(noted, planned, FOUR)

    assert (proposed.record.state, proposed.why) == (state, why)


def test_a_closed_day_bears_the_calendars_reason_and_no_times():
    record = proposal(NOTHING, replace(TEN_TO_FOUR, closed_for="julafton"), FOUR).record

    assert (record.reason, record.opens_minute, record.stated_heads) == ("julafton", None, None)


def test_the_doors_own_number_is_no_count_of_the_staffs():
    proposed = proposal(replace(BUSY, groups=(replace(LUNCH, heads=18),)), TEN_TO_FOUR, FOUR)

    assert (proposed.heads, proposed.record.stated_heads, proposed.most_in) == (18, None, None)


def test_the_fullest_activity_is_proposed_where_it_had_more_than_the_door():
    proposed = proposal(replace(BUSY, groups=(replace(LUNCH, heads=20), LUNCH)), TEN_TO_FOUR, FOUR)

    assert (proposed.heads, proposed.record.stated_heads, proposed.most_in) == (25, 25, LUNCH)


def test_a_visiting_group_is_no_visitors():
    proposed = proposal(replace(BUSY, groups=(replace(LUNCH, is_visiting=True),)), TEN_TO_FOUR, FOUR)

    assert (proposed.heads, proposed.record.stated_heads) == (18, None)


@pytest.mark.parametrize(("heads", "visits", "kept"), [(18, 18, None), (25, 18, 25), (15, 18, 15), (0, 0, None)])
def test_only_another_number_than_the_doors_is_kept(heads, visits, kept):
    assert stated(heads, visits) == kept


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (605, 950, (600, 960)),
        (590, 970, (600, 960)),  # within a quarter: the door was being opened
        (570, 1000, (570, 1005)),
        (575, 960, (570, 960)),
        (None, None, (600, 960)),
    ],
)
def test_planned_hours_become_wider_only_where_someone_came_well_outside_of_them(first, last, expected):
    assert times(replace(BUSY, first_minute=first, last_minute=last), TEN_TO_FOUR) == expected


def test_hours_past_midnight_become_wider_too():
    assert times(replace(BUSY, first_minute=16 * 60, last_minute=130), EVENING) == (16 * 60, 135)
    assert times(replace(BUSY, first_minute=18 * 60, last_minute=30), EVENING) == (17 * 60, 60)


def test_hours_never_reach_over_the_end_of_the_service_day():
    opens, closes = times(replace(BUSY, first_minute=245, last_minute=239), EVENING)

    assert (opens, closes) == (240, 239)


def test_nobody_knows_the_hours_of_a_day_without_a_plan():
    assert times(replace(BUSY, first_minute=600, last_minute=900), NOT_PLANNED) == (None, None)
