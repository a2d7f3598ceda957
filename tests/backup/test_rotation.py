"""Which backups are kept, and which make room."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.backup.rotation import kept, moment_in, name_of

NIGHT = datetime(2026, 11, 27, 3, 30, tzinfo=UTC)
MOMENTS = st.lists(
    st.integers(0, 900 * 24 * 60).map(lambda minutes: NIGHT - timedelta(minutes=minutes)),
    max_size=60,
)


def days_ago(*numbers):
    return {NIGHT - timedelta(number) for number in numbers}


def test_after_a_year_of_nights_seven_days_four_weeks_and_twelve_months_are_left():
    left: set[datetime] = set()
    for number in range(400):
        left = kept(left | {NIGHT - timedelta(399 - number)})

    assert days_ago(0, 1, 2, 3, 4, 5, 6) <= left
    sundays = days_ago(5, 12, 19)  # 22, 15 and 8 November
    assert sundays <= left
    assert {(moment.year, moment.month) for moment in left} == {(2025, 12), *((2026, month) for month in range(1, 12))}
    assert len(left) == 7 + 2 + 11


def test_the_newest_of_a_day_is_the_one_that_is_kept():
    morning, evening = NIGHT, NIGHT + timedelta(hours=15)

    assert kept([morning, evening]) == {evening}


def test_a_summer_without_a_computer_removes_nothing_that_was_kept():
    before = kept(days_ago(*range(100, 130)))

    assert len(kept(before | {NIGHT})) >= len(before) - 1
    assert max(before) in kept(before | {NIGHT})


@given(MOMENTS)
def test_the_newest_is_always_kept_and_there_are_never_many(moments):
    left = kept(moments)

    assert left <= set(moments)
    assert not moments or max(moments) in left
    assert len(left) <= 7 + 4 + 12


@given(MOMENTS)
def test_removing_twice_removes_no_more(moments):
    assert kept(kept(moments)) == kept(moments)


def test_a_name_says_when_and_names_sort_by_time():
    assert moment_in(name_of(NIGHT)) == NIGHT
    assert sorted(map(name_of, days_ago(3, 1, 2))) == [name_of(moment) for moment in sorted(days_ago(1, 2, 3))]


def test_other_files_are_nobodys_backups():
    names = ["oasen.sqlite", "by-hand-oasen-20261127T033000Z.age", "oasen-20261345T033000Z.age", "oasen-1.age", "x.age"]

    assert [moment_in(name) for name in names] == [None] * 5
