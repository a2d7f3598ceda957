"""The rows of a sheet: their order, pictures and lines, and the entries that its numbers make."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.activities.kinds import KIND
from app.bootstrap import ROOT
from app.paper.queries import PICTURES
from app.paper.sheet_rows import PAPER_KINDS, lines_of_rows, notes_of, sheet_rows


def activity(slug, kind="meal", picture="", visiting=False):
    return SimpleNamespace(slug=slug, kind=kind, name=slug.capitalize(), picture=picture, is_visiting_group=visiting)


ROWS = sheet_rows([activity("lunch"), activity("aa", "session", "heart", visiting=True)], PICTURES)


def test_visits_come_first_then_what_is_offered_in_the_order_given():
    assert [(row.key, row.picture) for row in ROWS] == [
        ("adults", "coffee"),
        ("children", "child"),
        ("activity-lunch", "meal"),
        ("activity-aa", "heart"),
    ]


def test_a_picture_that_is_not_there_gives_way_to_that_of_the_kind():
    [*_, row] = sheet_rows([activity("soup", picture="../../secrets")], PICTURES)

    assert row.picture == "meal"


def test_every_kind_that_may_stand_on_paper_says_so_and_has_its_picture():
    assert PAPER_KINDS == ("meal", "walk", "session", "handout")
    for kind in (*PAPER_KINDS, "visit"):
        assert "basis" in KIND[kind].columns
        assert (ROOT / "kiosk" / "icons" / f"{KIND[kind].picture}.svg").is_file()


@pytest.mark.parametrize(("activity_count", "lines"), [(0, [4, 1]), (5, [4, 1] + [2] * 5), (12, [2, 1] + [1] * 12)])
def test_few_activities_leave_room_for_more_strokes(activity_count, lines):
    rows = sheet_rows([activity(f"a{number}") for number in range(activity_count)], PICTURES)

    assert lines_of_rows(rows) == lines


def test_adults_and_children_are_one_entry_and_rows_left_empty_are_none():
    notes = notes_of(ROWS, {"adults": 12, "children": 2, "activity-lunch": 9, "activity-aa": 0}, "2026-05-07")

    assert notes == {
        "adults": {"kind": "visit", "at": "2026-05-07", "count": 14, "children": 2, "basis": "paper"},
        "activity-lunch": {"kind": "meal", "at": "2026-05-07", "count": 9, "activity": "lunch", "basis": "paper"},
    }


def test_children_alone_are_visits_too():
    assert notes_of(ROWS, {"children": 3}, "2026-05-07")["adults"]["count"] == 3


def test_an_empty_sheet_notes_nothing():
    assert notes_of(ROWS, {}, "2026-05-07") == {}
