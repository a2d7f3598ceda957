"""The figures of those who came for the first time."""

import pytest

from tests.figures.noting import counted, figure, link, note, period, value
from tests.make import make_door

YEARS_LATER = period("2026-05-06", "2026-12-31")


@pytest.fixture
def door(app):
    return make_door()


def test_first_seen_is_the_first_person_visit_ever_in_scope(app):
    valla, kyrkan = make_door("valla"), make_door("kyrkan")
    note(kyrkan, "anka", at="2020-05-06T11:00")
    note(valla, "anka", "training", at="2021-05-06T11:00")
    note(valla, "anka", "walk", at="2025-05-06T11:00")

    assert value("first_seen", premises_slugs=["valla"]) == 1
    assert value("first_seen") == 0


def test_a_history_is_long_enough_after_365_days(door):
    note(door, "anka", at="2025-05-06T11:00")

    just_enough, a_day_short = YEARS_LATER, period("2026-05-05", "2026-12-31")
    assert figure("new_visitors", just_enough) == {"value": 0, "basis": "history"}
    assert figure("new_visitors", a_day_short) == {"value": None, "reason": "history_too_short", "basis": None}
    assert figure("returning_visitors", a_day_short) == {"value": None, "reason": "history_too_short"}
    assert figure("new_share", just_enough) == {"value": None, "reason": "no_visitors", "basis": "history"}


def test_with_a_history_who_said_nothing_is_new_and_who_was_here_before_is_not(door):
    note(door, "hare", at="2025-05-06T11:00")
    for label, said in (("anka", {"been_before": "yes"}), ("bäver", {"been_before": "no"}), ("duva", {}), ("hare", {})):
        note(door, label, at="2026-06-01T11:00", **said)

    assert value("first_seen", YEARS_LATER) == 3
    assert figure("new_visitors", YEARS_LATER) == {"value": 2, "basis": "history"}
    assert value("new_share", YEARS_LATER) == 0.5
    assert value("returning_visitors", YEARS_LATER) == 2


def test_without_a_history_only_who_said_so_is_new(door):
    for label, said in (("anka", {"been_before": "yes"}), ("bäver", {"been_before": "no"}), ("duva", {}), ("hare", {})):
        note(door, label, **said)

    assert figure("new_visitors") == {"value": 1, "basis": "stated"}
    assert figure("new_share") == {"value": 0.5, "basis": "stated"}
    assert value("returning_visitors") is None


def test_answers_of_fewer_than_half_are_too_few(door):
    for label, said in (("anka", {"been_before": "no"}), ("duva", {}), ("hare", {})):
        note(door, label, **said)

    assert figure("new_visitors") == {"value": None, "reason": "too_few_answers", "basis": None}
    assert figure("new_share") == {"value": None, "reason": "too_few_answers", "basis": None}


def test_who_called_first_became_a_visitor_with_the_first_visit(door):
    note(door, "anka", "outreach", at="2025-04-01T11:00", called_first="yes")
    note(door, "anka", at="2025-05-06T11:00")
    note(door, "duva", at="2025-05-06T11:00", called_first="no")

    assert value("became_visitors") == 1
    assert value("became_visitors", YEARS_LATER) == 0


def test_a_new_card_is_no_new_visitor_once_it_is_linked(door):
    old = note(door, "old card", at="2025-05-06T11:00")
    new = note(door, "new card", at="2026-06-01T11:00")
    assert value("new_visitors", YEARS_LATER) == 1

    link(door, new, old)

    assert (value("new_visitors", YEARS_LATER), value("returning_visitors", YEARS_LATER)) == (0, 1)


def test_months_count_who_was_first_seen_in_them(door):
    note(door, "anka", at="2025-05-31T11:00")
    note(door, "anka", at="2025-06-01T11:00")
    note(door, "duva", at="2025-06-30T11:00")

    assert counted(period("2025-05-31", "2025-06-29"))["months"] == {
        "2025-05": {"visits": 1, "unique_visitors": 1, "first_seen": 1},
        "2025-06": {"visits": 1, "unique_visitors": 1, "first_seen": 0},
    }


def test_how_people_found_the_place_is_counted_by_head(door):
    note(door, kind="source", count=2, how_found="outreach")
    note(door, kind="source", how_found="friend")
    note(door, kind="source")

    assert value("how_found") == {"friend": 1, "outreach": 2, "unstated": 1}
    assert list(value("how_found"))[-1] == "unstated"
