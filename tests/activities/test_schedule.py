"""When an activity takes place: weekdays, seasons, days of their own, nights; and the text a command takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.activities.queries import ScheduledActivity, scheduled_on
from app.activities.schedule import ActivityTime, span_text, time_said
from app.database.transaction import write_connection
from app.errors import Refusal
from app.extensions import db
from app.organisations.actions import DoorWishes, set_door
from tests.make import make_activity, make_door

FRIDAY = date(2026, 11, 27)
CUTOFF = 240


def on(door, day):
    with db.engine.connect() as connection:
        return scheduled_on(connection, door.place.organisation_id, door.place.premises_id, day)


def test_a_weekday_is_every_week_and_a_day_of_its_own_once():
    weekly, once = ActivityTime(720, weekday=4), ActivityTime(720, day=FRIDAY)
    days = [FRIDAY + timedelta(days=ahead) for ahead in range(-7, 15)]

    assert [day for day in days if weekly.is_on(day)] == [FRIDAY + timedelta(weeks=week) for week in (-1, 0, 1, 2)]
    assert [day for day in days if once.is_on(day)] == [FRIDAY]


def test_a_season_holds_on_its_first_day_and_its_last():
    summer = ActivityTime(720, weekday=4, from_day=FRIDAY, to_day=FRIDAY + timedelta(weeks=2))
    weeks = {week: summer.is_on(FRIDAY + timedelta(weeks=week)) for week in (-1, 0, 1, 2, 3)}

    assert weeks == {-1: False, 0: True, 1: True, 2: True, 3: False}
    assert not summer.is_over(FRIDAY + timedelta(weeks=2))
    assert summer.is_over(FRIDAY + timedelta(weeks=2, days=1))


@pytest.mark.parametrize(
    ("time", "next_day"),
    [
        (ActivityTime(720, weekday=4), FRIDAY),
        (ActivityTime(720, weekday=3), FRIDAY + timedelta(days=6)),
        (ActivityTime(720, weekday=4, from_day=FRIDAY + timedelta(days=1)), FRIDAY + timedelta(days=7)),
        (ActivityTime(720, weekday=3, to_day=FRIDAY + timedelta(days=5)), None),
        (ActivityTime(720, day=FRIDAY), FRIDAY),
        (ActivityTime(720, day=FRIDAY - timedelta(days=1)), None),
    ],
    ids=str,
)
def test_the_next_day_is_today_or_the_first_to_come(time, next_day):
    assert time.next_day(FRIDAY) == next_day


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [(720, 810, (720, 810)), (1080, 90, (1080, 1530)), (30, 90, (1470, 1530)), (240, None, (240, None))],
    ids=["by day", "past midnight", "wholly past midnight", "at the cut-off"],
)
def test_what_lies_before_the_cut_off_belongs_to_the_night_of_the_day(starts, ends, minutes):
    assert ActivityTime(starts, ends, weekday=4).service_minutes(CUTOFF) == minutes


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("fri 12:00-13:30", ActivityTime(720, 810, weekday=4)),
        ("Mon 09:00", ActivityTime(540, None, weekday=0)),
        ("2026-12-18 17:00-20:00", ActivityTime(1020, 1200, day=date(2026, 12, 18))),
    ],
)
def test_a_command_says_a_time_in_few_signs(text, time):
    assert time_said(text) == time


@pytest.mark.parametrize(
    "text", ["", "fri", "fri 12", "friday 12:00", "2026-13-01 12:00", "fri 12:00-12:00", "fri 12:00-x"]
)
def test_what_is_no_time_is_refused_with_how_to_write_it(text):
    with pytest.raises(Refusal, match="fri 12:00-13:30"):
        time_said(text)


def test_a_span_is_written_as_people_write_it():
    assert (span_text(705, 780), span_text(1080, 1530), span_text(540, None)) == ("11.45–13.00", "18.00–01.30", "09.00")


def test_what_takes_place_on_a_day_comes_by_the_clock_with_all_that_a_page_needs(app):
    door = make_door()
    make_activity(door, "walk", "walk", False, "fri 10:00", "fri 14:00")
    make_activity(door, "lunch", "meal", False, "fri 11:45-13:00", "mon 12:00")
    make_activity(door, "aa", "session", True, "fri 19:00")
    make_activity(door, "buffet", "meal", False, f"{FRIDAY} 00:30")
    make_activity(door, "knitting", "session")
    make_activity(make_door("norra", "iogt"), "choir", "session", False, "fri 12:00")
    with write_connection() as connection:
        set_door(connection, door.place.organisation_id, door.place.premises_id, DoorWishes(shows_needs=False))

    found = on(door, FRIDAY)

    assert [(each.slug, each.starts_minute, each.ends_minute) for each in found] == [
        ("walk", 600, None),
        ("lunch", 705, 780),
        ("walk", 840, None),
        ("aa", 1140, None),
        ("buffet", 1470, None),
    ]
    assert found[1] == ScheduledActivity(found[1].activity_id, "lunch", "lunch", "meal", "meal", False, None, 705, 780)
    assert [each.slug for each in on(door, FRIDAY + timedelta(days=3))] == ["lunch"]
    assert on(door, FRIDAY + timedelta(days=1)) == []
