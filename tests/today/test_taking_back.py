"""Taking back what was noted wrongly."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.log.models import Void
from tests.make import rows
from tests.today.reading import noted, visits_shown


def test_a_tap_is_undone_without_a_question_within_ten_minutes(volunteer, tap, house):
    key = tap(9)

    answer = volunteer.submit("/", "/today/valla/take-back", entry=key)

    assert answer.headers["Location"] == "/today/valla"
    page = volunteer.page("/")
    assert visits_shown(page).startswith("0")
    assert "Ångrad, räknas inte" in noted(page)[0]
    assert rows(select(Void.target_id, Void.staff_id, Void.reason)) == [(bytes.fromhex(key), 1, "")]


def test_what_is_older_asks_why(volunteer, tap):
    key = tap(11)

    asked = volunteer.submit("/", "/today/valla/take-back", entry=key)
    way = asked.headers["Location"]
    without = volunteer.submit(way, reason="  ")
    assert rows(select(Void.id)) == []
    with_reason = volunteer.submit(way, reason=" räknad två gånger ")

    assert (asked.status_code, without.status_code, with_reason.status_code) == (302, 422, 302)
    assert "Skriv ett ord eller två." in without.text
    assert rows(select(Void.reason)) == [("räknad två gånger",)]


@pytest.mark.parametrize("reason", ["fel\x07", "fel\u202e", "x" * 201, "två\nrader"])
def test_a_reason_that_cannot_be_kept_is_refused_in_words(volunteer, tap, reason):
    key = tap(11)

    answer = volunteer.submit(f"/today/valla/entries/{key}/take-back", reason=reason)

    assert answer.status_code == 422
    assert 'class="error"' in answer.text
    assert rows(select(Void.id)) == []


def test_undoing_twice_voids_once(volunteer, tap):
    key = tap(1)

    volunteer.submit("/", "/today/valla/take-back", entry=key)
    volunteer.submit("/", "/today/valla/take-back", entry=key)

    assert len(rows(select(Void.id))) == 1


def test_yesterday_and_other_doors_cannot_be_undone_here(volunteer, house, tap):
    yesterday, elsewhere = tap(24 * 60), tap(1, door=house.sionhuset)

    tap(0)

    answers = [
        volunteer.submit("/", "/today/valla/take-back", entry=key).status_code for key in (yesterday, elsewhere, "zz")
    ]

    assert answers == [404, 404, 404]
    assert rows(select(Void.id)) == []
