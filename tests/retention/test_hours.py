"""After 14 days the times go, and what figures need of them stays without persons."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app.figures.facts import log, rollups
from app.log.actions import deposit
from app.log.drafts import Status
from app.log.models import Leave, Void
from app.log.rollup_models import Arrivals
from app.log.thinned_models import HoursOfMonth, OutsideHours, Thinning
from app.log.writing import THINNED
from tests.figures.noting import counted, link, note, period, say_goodbye, take_back, value
from tests.make import labelled, make_activity, make_door, rows
from tests.retention.thinned_log import entry_row, every_row, thin_through

TUESDAY = date(2025, 5, 6)
LATER = date(2025, 5, 20)
MAY = period("2025-05-01", "2025-05-31")


@pytest.fixture
def door(app):
    made = make_door()
    make_activity(made, "lunch", "meal")
    return made


def test_only_the_day_stays_with_the_person(door):
    entry = note(door, "anka", at="2025-05-06T11:20", gender="woman")
    person_id = entry_row(entry.id).person_id

    thin_through(TUESDAY)

    row = entry_row(entry.id)
    assert (row.at, row.hour, row.seq, row.claimed_at) == (None, None, None, None)
    assert row.received_at == datetime(2025, 5, 6, tzinfo=UTC)
    assert bytes(row.content_hash) == THINNED
    assert (row.day, row.person_id) == (TUESDAY, person_id)


def test_it_is_kept_for_14_days(door):
    entry = note(door, "anka", at="2025-05-06T11:20")

    thin_through(date(2025, 5, 5))

    assert entry_row(entry.id).hour == 11


def test_hours_are_kept_by_month_and_weekday_without_persons(door):
    note(door, "anka", at="2025-05-06T11:20")
    note(door, at="2025-05-20T11:40", count=3)
    note(door, at="2025-05-21T09:00")

    thin_through(LATER)

    heads = rows(select(HoursOfMonth.day, HoursOfMonth.hour, HoursOfMonth.heads))
    assert heads == [(TUESDAY, 11, 4)]
    assert rows(select(Arrivals.day, Arrivals.hour, Arrivals.heads)) == [(date(2025, 5, 21), 9, 1)]
    assert rows(select(Thinning.hours_through)) == [(LATER,)]


@pytest.mark.parametrize("facts", [rollups, log])
def test_arrivals_of_whole_months_stay_and_of_cut_ones_are_null(door, facts):
    note(door, "anka", at="2025-05-06T11:20")
    note(door, at="2025-05-29T13:00")
    asked = [MAY, period("2025-05-21", "2025-06-10"), period("2025-05-01", "2025-05-20")]
    before = [arrivals(each, facts) for each in asked]

    thin_through(LATER)

    assert [arrivals(each, facts) for each in asked] == before
    cut = counted(period("2025-05-05", "2025-05-31"), facts=facts)["figures"]["arrivals"]
    assert (cut["value"], cut["reason"]) == (None, "hours_forgotten")


def arrivals(asked, facts):
    return counted(asked, facts=facts)["figures"]["arrivals"]["value"]


def test_contacts_outside_office_hours_stay_to_the_day(door):
    note(door, "anka", "outreach", at="2025-05-06T19:20", channel="phone")
    note(door, None, "outreach", at="2025-05-07T12:00", channel="sms", count=2)
    note(door, None, "outreach", at="2025-05-07T07:00", channel="sms", reached="no")
    note(door, None, "outreach", at="2025-05-10T12:00", channel="sms", count=2)
    days = [period(f"2025-05-{day:02d}", f"2025-05-{day:02d}") for day in (6, 7, 10)]
    before = [value("outreach_outside_hours", each) for each in days]

    thin_through(LATER)

    assert before == [1, 0, 2]
    assert [value("outreach_outside_hours", each) for each in days] == before
    assert rows(select(OutsideHours.day, OutsideHours.heads)) == [(TUESDAY, 1)]


def test_a_goodbye_becomes_the_middle_of_its_band(door):
    entry, other = note(door, "anka", at="2025-05-06T11:00"), note(door, "duva", at="2025-05-06T11:00")
    say_goodbye(door, entry, "2025-05-06T11:05")
    say_goodbye(door, entry, "2025-05-06T12:10")
    say_goodbye(door, other, "2025-05-06T10:00")
    before = value("stay")

    thin_through(TUESDAY)

    assert (value("stay"), entry_row(entry.id).minutes, entry_row(other.id).minutes) == (before, 90, None)
    assert rows(select(Leave.id)) == []


def test_what_comes_late_counts_and_is_thinned_the_next_night(door):
    note(door, "anka", at="2025-05-06T11:20")
    thin_through(LATER)

    late = note(door, "duva", at="2025-05-13T11:20")
    come = arrivals(MAY, rollups)
    thin_through(LATER)

    assert come == {"1-11": 2}
    assert arrivals(MAY, rollups) == come
    assert entry_row(late.id).hour is None


def test_what_comes_again_is_the_same_whatever_it_says(door):
    entry = labelled(door, "anka")
    deposit(door.place.organisation_id, [entry])
    thin_through(TUESDAY)

    [outcome] = deposit(door.place.organisation_id, [entry])

    assert outcome.status is Status.ALREADY_STORED
    assert value("visits") == 1


def test_a_void_of_a_thinned_day_takes_the_visit_back_and_leaves_the_hour(door):
    entry = note(door, "anka", at="2025-05-06T11:20")
    thin_through(TUESDAY)

    take_back(door, entry)

    assert value("visits") == 0
    assert arrivals(MAY, rollups) == {"1-11": 1}


def test_a_link_counts_thinned_days_as_one_person(door):
    one, other = note(door, "anka", at="2025-05-06T11:20"), note(door, "duva", at="2025-05-13T11:20")
    thin_through(LATER)

    link(door, one, other)

    assert value("unique_visitors") == 1
    assert arrivals(MAY, rollups) == {"1-11": 2}


def test_the_moment_of_a_void_becomes_its_day(door):
    take_back(door, note(door, "anka", at="2025-05-06T11:20"))

    thin_through(LATER)

    assert rows(select(Void.received_at)) == [(datetime(2025, 5, 6, tzinfo=UTC),)]


def test_twice_is_once(door):
    note(door, "anka", at="2025-05-06T11:20")
    note(door, None, "outreach", at="2025-05-06T19:20", channel="phone")
    thin_through(LATER)
    after_once = every_row()

    assert thin_through(LATER).is_nothing
    assert every_row() == after_once


def test_a_rehearsal_says_what_goes_and_changes_nothing(door):
    entry = note(door, "anka", at="2025-05-06T11:20")
    say_goodbye(door, entry, "2025-05-06T12:10")
    take_back(door, note(door, "duva", at="2025-05-06T11:20"))
    before = every_row()

    said = thin_through(LATER, is_rehearsal=True)

    assert every_row() == before
    assert said == thin_through(LATER)
    assert (said.times, said.goodbyes, said.moments) == (2, 1, 1)


def test_the_day_of_another_organisation_is_thinned_by_its_own(door):
    other = make_door("sionhuset", "sion")
    note(door, "anka", at="2025-05-06T11:20")
    note(other, "anka", at="2025-05-07T12:20")

    thin_through(TUESDAY)

    assert rows(select(HoursOfMonth.organisation_id)) == [(door.place.organisation_id,)]
    assert rows(select(Arrivals.organisation_id)) == [(other.place.organisation_id,)]
