"""The figures of contacts, accompaniments, cooperation, work training, handouts, helpers."""

import pytest

from tests.figures.noting import figure, link, note, period, value
from tests.make import make_door


@pytest.fixture
def door(app):
    return make_door()


def test_who_was_not_reached_is_an_attempt_and_nothing_else(door):
    note(door, "anka", "outreach", channel="phone", direction="out", reached="no", minutes=5)
    note(door, "duva", "outreach", channel="phone", direction="in", minutes=20)
    note(door, "duva", "outreach", channel="sms", reached="yes", minutes=1)
    note(door, kind="outreach", count=3)

    assert (value("outreach_contacts"), value("outreach_attempts")) == (5, 1)
    assert value("outreach_by_channel") == {"phone": 1, "sms": 1, "unstated": 3}
    assert value("outreach_by_direction") == {"in": 1, "unstated": 4}
    assert (value("outreach_minutes"), value("outreach_persons")) == (21, 1)


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        ("2025-05-06T07:59", 1),
        ("2025-05-06T08:00", 0),
        ("2025-05-06T16:59", 0),
        ("2025-05-06T17:00", 1),
        ("2025-05-06", 0),
        ("2025-05-10T12:00", 1),
        ("2025-05-11", 1),
        ("2025-05-12T02:00", 1),
    ],
)
def test_office_hours_are_weekdays_from_eight_to_five(door, at, outside):
    note(door, kind="outreach", at=at)
    note(door, kind="outreach", at=at, reached="no")

    assert value("outreach_outside_hours") == outside


def test_accompaniments_are_entries_whatever_their_count(door):
    note(door, kind="accompaniment", count=3, authority="court")
    note(door, "anka", "accompaniment")

    assert value("accompaniments") == 2
    assert value("accompaniments_by_authority") == {"court": 1, "unstated": 1}


def test_cooperation_is_counted_by_partner(door):
    note(door, kind="cooperation", count=20, partner="clinic")
    note(door, kind="cooperation", partner="clinic")
    note(door, kind="cooperation", count=2)

    assert (value("cooperation_contacts"), value("cooperation_partners")) == (23, 1)
    assert value("cooperation_by_partner") == {"clinic": 21, "unstated": 2}


def test_training_hours_a_week_are_spread_over_the_weeks_with_a_shift(door):
    for day, minutes in (("2024-12-30", 60), ("2025-01-05", 60), ("2025-01-06", 240), ("2025-03-03", 60)):
        note(door, "falk", "training", at=f"{day}T09:00", minutes=minutes)
    note(door, "gök", "training", at="2025-01-05T09:00", minutes=600)
    note(door, "hare", "training", at="2025-01-05T09:00")
    note(door, kind="training", at="2025-01-05T09:00", minutes=30)

    # Falk: 60, 240 and 60 minutes in three weeks of 2025; the Monday before New Year lies in another year.
    assert value("training_hours_per_week") == {"median": 2.0, "low": 0.0, "high": 10.0}
    assert (value("training_participants"), value("training_hours")) == (3, 16.5)
    assert value("visits") == 0


def test_one_iso_week_may_lie_in_two_years(door):
    for day in ("2024-12-30", "2025-01-05"):
        note(door, "falk", "training", at=f"{day}T09:00", minutes=60)

    both_years = period("2024-01-01", "2025-12-31")
    assert value("training_hours_per_week", both_years) == {"median": 2.0, "low": 2.0, "high": 2.0}
    assert figure("training_hours_per_week", period("2023-01-01", "2023-12-31"))["reason"] == "no_training"


def test_linked_people_train_as_one(door):
    shifts = [note(door, label, "training", minutes=60) for label in ("old card", "new card")]

    link(door, *shifts)

    assert value("training_participants") == 1
    assert value("training_hours_per_week") == {"median": 2.0, "low": 2.0, "high": 2.0}


def test_placements_are_heads_by_who_placed_them(door):
    note(door, kind="placement", count=2, referrer="employment-service")
    note(door, kind="placement")

    assert value("training_placements") == {"employment-service": 2, "unstated": 1}


def test_handouts_are_counted_by_item_and_make_no_visit(door):
    note(door, "gök", "handout", item="food-bag")
    note(door, "gök", "handout", item="clothes")
    note(door, kind="handout", count=5)

    assert (value("handouts"), value("handout_persons"), value("visits")) == (7, 1, 0)
    assert value("handouts_by_item") == {"clothes": 1, "food-bag": 1, "unstated": 5}


def test_hours_of_helpers_are_the_totals_of_their_entries(door):
    note(door, "vargen", "volunteering", minutes=90)
    note(door, "vargen", "volunteering", minutes=30, at="2025-05-07")
    note(door, kind="volunteering", count=4, minutes=60)
    note(door, kind="community-service", minutes=75)

    assert (value("volunteer_hours"), value("volunteers"), value("community_service_hours")) == (3.0, 1, 1.25)
    assert value("open_days") == 0
