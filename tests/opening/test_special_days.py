"""Deciding days ahead: closings, other hours, holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app.opening.models import PlannedException
from app.organisations.models import OpeningDay
from tests.figures.noting import note
from tests.make import rows

PAGE, HOLIDAYS = "/calendar/valla/exceptions", "/calendar/valla/holidays"


def test_a_summer_break_is_decided_with_who_and_when(coordinator, planned):
    coordinator.submit(PAGE, first_day="2026-07-06", last_day="2026-07-31", what="closed", reason=" sommarstängt ")

    assert len(planned().decisions) == 26
    assert set(rows(select(PlannedException.reason, PlannedException.opens_minute, PlannedException.staff_id))) == {
        ("sommarstängt", None, 2)
    }
    assert "6 till 31 juli stängt, sommarstängt" in coordinator.page(PAGE).text


def test_new_years_eve_is_open_past_midnight(coordinator, planned):
    coordinator.submit(PAGE, first_day="2026-12-31", what="open", opens="18", closes="1", reason="")

    assert planned().on(date(2026, 12, 31)).hours == (1080, 60)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"what": "closed", "reason": ""}, "Skriv ett ord eller två."),
        ({"what": "open", "reason": ""}, "Skriv när det öppnar och stänger."),
        ({"what": "open", "opens": "18", "reason": ""}, "Skriv båda tiderna, eller ingen."),
        ({"first_day": ""}, "Välj en dag."),
        ({"first_day": "2026-05-04"}, "Den dagen har varit."),
        ({"last_day": "2026-05-06"}, "Sista dagen ligger före den första."),
        ({"last_day": "2026-12-06"}, "Högst 120 dagar åt gången."),
        ({"first_day": "2031-05-06"}, "Välj en dag inom tre år."),
        ({"reason": "ring 070-123 45 67"}, "inga nummer, inga adresser."),
        ({"reason": "skriv till a@b.se"}, "inga nummer, inga adresser."),
        ({"reason": "x" * 81}, "Skriv lite kortare."),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(coordinator, planned, typed, words):
    answer = coordinator.submit(PAGE, **{"first_day": "2026-07-06", "what": "closed", "reason": "städdag"} | typed)

    assert (answer.status_code, planned().decisions) == (422, {})
    assert words in answer.text


def test_what_somebody_else_decided_stays_and_is_named(coordinator, decide, planned):
    decide("2026-07-08", "studiebesök", (720, 900))

    answer = coordinator.submit(
        PAGE, first_day="2026-07-06", last_day="2026-07-10", what="closed", reason="sommarstängt"
    )

    assert answer.status_code == 409
    assert "Något annat är bestämt för 8 juli." in answer.text
    assert 'value="sommarstängt"' in answer.text
    assert list(planned().decisions) == [date(2026, 7, 8)]


def test_a_decision_is_taken_back_as_it_was_seen_or_not_at_all(coordinator, decide, planned):
    decide("2026-07-06", "sommarstängt", day_count=3)
    seen = {"first_day": "2026-07-06", "last_day": "2026-07-08", "opens": "", "closes": ""}

    coordinator.submit(PAGE, f"{PAGE}/withdraw", **seen, reason="något annat")
    assert len(planned().decisions) == 3
    coordinator.submit(PAGE, f"{PAGE}/withdraw", **seen, reason="sommarstängt")

    assert planned().decisions == {}


def test_of_a_break_that_has_begun_the_rest_is_taken_back(coordinator, decide, planned):
    decide("2026-05-04", "stängt för målning", day_count=4)

    coordinator.submit(
        PAGE,
        f"{PAGE}/withdraw",
        first_day="2026-05-04",
        last_day="2026-05-07",
        opens="",
        closes="",
        reason="stängt för målning",
    )

    assert list(planned().decisions) == [date(2026, 5, 4)]


def test_holidays_on_planned_days_are_proposed_and_nothing_is_decided_by_itself(coordinator, plan, planned):
    plan()

    page = coordinator.page(HOLIDAYS)

    assert "Midsommarafton fredag 19 juni" in page.text
    assert "Midsommardagen" not in page.text  # a Saturday
    assert "Långfredagen" not in page.text  # has been
    assert planned().decisions == {}


def test_one_press_closes_what_was_shown(coordinator, plan, planned):
    plan()
    values = [
        field.attributes["value"]
        for form in coordinator.page(HOLIDAYS).every("form")
        if len(form.every("input")) > 3
        for field in form.every("input")
        if field.attributes["name"].startswith("days-")
    ]

    answer = coordinator.submit(
        HOLIDAYS, f"{HOLIDAYS}?year=2026", **{f"days-{number}": day for number, day in enumerate(values)}
    )

    assert answer.status_code == 302
    decided = planned().decisions
    assert {day: each.reason for day, each in decided.items()} == {
        date(2026, 5, 14): "kristi himmelsfärdsdag",
        date(2026, 6, 19): "midsommarafton",
        date(2026, 12, 24): "julafton",
        date(2026, 12, 25): "juldagen",
        date(2026, 12, 31): "nyårsafton",
    }
    assert "Alla helgdagar i år som faller på era dagar är bestämda." in coordinator.page(HOLIDAYS).text


def test_one_holiday_alone_is_closed_and_an_ordinary_day_never_by_this_way(coordinator, plan, planned):
    plan()

    coordinator.submit(HOLIDAYS, f"{HOLIDAYS}?year=2026", **{"days-0": "2026-06-19", "days-1": "2026-06-18"})

    assert list(planned().decisions) == [date(2026, 6, 19)]


def test_a_holiday_can_have_other_hours(coordinator, plan):
    plan()
    [way] = [
        link.attributes["href"]
        for link in coordinator.page(HOLIDAYS).every("a")
        if "day=2026-12-31" in link.attributes["href"]
    ]

    values = {each.attributes["name"]: each.attributes.get("value") for each in coordinator.page(way).every("input")}

    assert [values[name] for name in ("first_day", "opens", "closes", "reason")] == [
        "2026-12-31",
        "10",
        "17",
        "nyårsafton",
    ]


def test_a_closing_that_has_passed_is_noted_by_a_press_and_only_where_nothing_is_known(house, plan, decide, at_noon):
    plan()
    decide("2026-05-06", "planeringsdagar", day_count=3)
    at_noon.move_to(datetime(2026, 5, 11, 10, tzinfo=UTC))
    note(house.valla, at="2026-05-07T11:00")
    coordinator = house.signed_in_anew("Cleo")
    month = "/calendar/valla"
    assert "2 dagar som ni bestämde att ha stängt har varit." in coordinator.page(month).text

    coordinator.submit(
        month, f"{month}/note-closed", **{"days-0": "2026-05-06", "days-1": "2026-05-07", "days-2": "2026-05-05"}
    )

    assert rows(select(OpeningDay.day, OpeningDay.state, OpeningDay.reason, OpeningDay.recorded_by)) == [
        (date(2026, 5, 6), "closed", "planeringsdagar", 2)
    ]
