"""The day as a timeline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from app.today.day_sheet import day_sheet
from app.today.silence import OpenHours
from app.today.timeline import timeline

DAY = datetime(2026, 5, 5, tzinfo=UTC)


def entry(hour, kind="visit", heads=1, **said):
    given = {
        "id": b"e" * 16, "activity_name": None, "children": 0, "minutes": None, "counted_person": None,
        "is_voided": False, "kiosk_name": None, "staff_name": None, "received_at": DAY,
        "hour": hour, "heads": heads, "kind": kind,
        "at": None if hour is None else DAY + timedelta(hours=hour),
    }  # fmt: skip
    return SimpleNamespace(**(given | said))


def seen(*entries, hours=None, hour_now=12):
    latest_first = list(reversed(entries))
    return timeline(latest_first, day_sheet(latest_first, DAY), hours, hour_now)


def test_a_row_for_each_kind_that_occurred_in_the_order_of_the_list():
    found = seen(entry(13, "outreach"), entry(12, "meal", activity_name="lunch"), entry(11))

    assert [row.kind for row in found.rows] == ["visit", "meal", "outreach"]


def test_marks_add_up_to_the_rows_number_and_grow_with_the_heads():
    [row] = seen(entry(9, heads=1), entry(11, heads=9), entry(11, heads=16)).rows

    assert row.heads == 26
    assert [(mark.heads, mark.size) for mark in row.marks] == [(1, 1), (0, 0), (25, 5)]


def test_a_person_is_one_head_of_visits_and_of_each_activity_at_the_first_time():
    anna = {"counted_person": b"anna"}
    lunch = {"activity_name": "lunch"}
    found = seen(entry(11, "meal", **anna, **lunch), entry(12, **anna), entry(13, "meal", **anna, **lunch))

    assert [(row.kind, row.heads, [mark.heads for mark in row.marks]) for row in found.rows] == [
        ("visit", 1, [1]),
        ("meal", 1, [1]),
    ]


def test_the_planned_hours_give_the_day_its_width():
    found = seen(entry(12), hours=OpenHours(10 * 60, 16 * 60))

    assert [column.from_hour for column in found.columns] == [10, 11, 12, 13, 14, 15]
    assert [column.from_hour for column in found.columns if column.is_now] == [12]


def test_night_comes_after_the_evening():
    found = seen(entry(22), entry(1))

    assert [column.from_hour for column in found.columns] == [22, 23, 0, 1]


def test_a_long_day_has_columns_of_two_hours():
    found = seen(entry(7), entry(8), entry(22))

    assert [column.from_hour for column in found.columns] == [7, 9, 11, 13, 15, 17, 19, 21]
    assert [mark.heads for mark in found.rows[0].marks] == [2, 0, 0, 0, 0, 0, 0, 1]


def test_what_has_no_time_has_a_column_of_its_own():
    found = seen(entry(11), entry(None, heads=3))

    assert found.columns[-1].from_hour is None
    assert found.rows[0].marks[-1].heads == 3


def test_what_was_taken_back_is_not_there():
    assert seen(entry(11, is_voided=True)).rows == ()
