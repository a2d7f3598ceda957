"""What staff note: in one commit, by the rules of every entry."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.errors import Refusal
from app.log.entry_reading import EntryRefused
from app.log.models import Entry
from app.log.staff_notes import Note, note
from tests.make import NOON, make_activity, rows

LUNCH = {"kind": "meal", "at": "2025-05-06T12:00", "activity": "lunch", "count": 9, "basis": "estimated"}
NOTED = select(Entry.kind, Entry.count, Entry.source, Entry.staff_id, Entry.kiosk_id)


@pytest.fixture
def valla(house):
    make_activity(house.valla, "lunch", "meal")
    return house.valla.place


def test_what_is_noted_is_in_the_log_by_the_hand_of_who_noted_it(valla):
    note(valla, 1, [Note(LUNCH), Note({"kind": "outreach", "at": "2025-05-06", "channel": "phone"})], NOON)

    assert sorted(rows(NOTED)) == [("meal", 9, "staff", 1, None), ("outreach", 1, "staff", 1, None)]


def test_the_same_press_twice_counts_once(valla):
    pressed = Note(LUNCH)

    note(valla, 1, [pressed], NOON)
    note(valla, 1, [pressed], NOON)

    assert rows(NOTED) == [("meal", 9, "staff", 1, None)]


def test_one_that_cannot_be_leaves_none_stored(valla):
    with pytest.raises(EntryRefused, match="count"):
        note(valla, 1, [Note(LUNCH), Note(LUNCH | {"count": 1001})], NOON)

    assert rows(NOTED) == []


def test_an_activity_that_is_not_known_is_refused(valla):
    with pytest.raises(Refusal, match="activity brunch is not known"):
        note(valla, 1, [Note(LUNCH | {"activity": "brunch"})], NOON)
