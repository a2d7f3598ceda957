"""A moment belongs to the service day that the place itself would say."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.service_day import clock_text, local_time, minute_of, moment_at

STOCKHOLM, HELSINKI = "Europe/Stockholm", "Europe/Helsinki"
FOUR = 4 * 60


@pytest.mark.parametrize(
    ("moment", "day", "hour"),
    [
        pytest.param("2026-01-01T00:40:00+01:00", date(2025, 12, 31), 0, id="new year's party is in the old year"),
        pytest.param("2025-01-01T03:59:59+01:00", date(2024, 12, 31), 3, id="the last second before the cut-off"),
        pytest.param("2025-01-01T04:00:00+01:00", date(2025, 1, 1), 4, id="the cut-off itself"),
        pytest.param("2025-03-30T03:30:00+02:00", date(2025, 3, 29), 3, id="the night the clock jumps"),
        pytest.param("2025-06-30T22:30:00+00:00", date(2025, 6, 30), 0, id="utc evening is local night"),
        pytest.param("2025-10-26T02:30:00+02:00", date(2025, 10, 25), 2, id="02:30 the first time"),
        pytest.param("2025-10-26T02:30:00+01:00", date(2025, 10, 25), 2, id="02:30 the second time"),
    ],
)
def test_a_moment_belongs_to_the_local_date_before_the_cut_off(moment, day, hour):
    local = local_time(datetime.fromisoformat(moment), STOCKHOLM, FOUR)

    assert (local.day, local.hour) == (day, hour)


def test_one_moment_may_be_two_days_at_two_places():
    moment = datetime(2025, 5, 6, 1, 30, tzinfo=UTC)

    assert local_time(moment, STOCKHOLM, FOUR).day == date(2025, 5, 5)
    assert local_time(moment, HELSINKI, FOUR).day == date(2025, 5, 6)


def test_the_hour_that_spring_skips_is_read_with_the_offset_before_the_jump():
    assert moment_at(datetime(2025, 3, 30, 2, 30), STOCKHOLM) == datetime(2025, 3, 30, 1, 30, tzinfo=UTC)


def test_the_hour_that_autumn_repeats_is_read_as_the_first():
    assert moment_at(datetime(2025, 10, 26, 2, 30), STOCKHOLM) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["24:00", "12:60", "4:00", "0400", "١٢:٠٠", "-1:00", "12:00:00"])
def test_what_is_no_clock_time_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        minute_of(text)


@given(st.integers(0, 1439))
def test_a_minute_survives_being_written(minute):
    assert minute_of(clock_text(minute)) == minute
