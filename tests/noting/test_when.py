"""Which service day and time a form means."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.log.drafts import Place
from app.log.entry_times import read_time
from app.noting.when import Day, NotThen, day_meant, written_time

PLACE = Place(1, 1, "Europe/Stockholm", 240)
NIGHT = datetime(2026, 5, 5, 23, 30, tzinfo=UTC)  # half past one on the 6th in Stockholm: still the 5th's day


def read(day, other="", time="", now=NIGHT):
    meant = day_meant(day, other, PLACE, now)
    return read_time(written_time(day, meant, time, PLACE, now), PLACE.time_zone, PLACE.cutoff_minute)


def test_until_the_cut_off_today_is_the_day_that_began():
    assert (read(Day.NOW).day, read(Day.NOW).hour) == (date(2026, 5, 5), 1)
    assert read(Day.TODAY).day == date(2026, 5, 5)
    assert read(Day.YESTERDAY).day == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("time", "hour", "wall"), [("23:59", 23, "2026-04-30T21:59"), ("00:40", 0, "2026-04-30T22:40")]
)
def test_a_time_is_of_the_chosen_day_the_night_after_included(time, hour, wall):
    found = read(Day.OTHER, "2026-04-30", time)

    assert (found.day, found.hour) == (date(2026, 4, 30), hour)
    assert found.at.isoformat().startswith(wall)


def test_the_hour_that_spring_skips_can_be_typed():
    assert read(Day.OTHER, "2026-03-28", "02:30").day == date(2026, 3, 28)


@pytest.mark.parametrize(
    ("other", "time", "field", "reason"),
    [
        ("", "", "date", "missing"),
        ("31/5", "", "date", "unreadable"),
        ("2026-05-06", "", "date", "future"),
        ("2019-05-06", "", "date", "long ago"),
        ("2026-05-05", "24:00", "time", "unreadable"),
        ("2026-05-05", "02:00", "time", "future"),
    ],
)
def test_what_cannot_be_says_which_field_and_why(other, time, field, reason):
    with pytest.raises(NotThen) as refused:
        read(Day.OTHER, other, time)

    assert (refused.value.field, refused.value.reason) == (field, reason)
