"""The calendar: what each day is shown as, and saying what a day was."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app.organisations.models import OpeningDay
from app.periods import Period
from tests.figures.noting import note, record_day, value
from tests.make import rows
from tests.page import read_page

APRIL = "/calendar/valla/2026/4"
DAY = "/calendar/valla/days/{}"


def said(page, day):
    """What the grid says of a day of April."""
    cells = [cell for table in page.every("table") for cell in table.every("td") if cell.every("a")]
    return next(cell.text for cell in cells if cell.every("a")[0].attributes["href"].endswith(f"2026-04-{day:02d}"))


@pytest.fixture
def april(house, plan, decide):
    """One day of each kind: 20 to 24 April was a week from Monday to Friday."""
    plan("2026-04-01")
    record_day(house.valla, "2026-04-20", opens="10:00", closes="16:30", heads=12)
    record_day(house.valla, "2026-04-21", state="closed", reason="personalmöte")
    record_day(house.valla, "2026-04-22", state="unrecorded", reason="plattan var trasig")
    record_day(house.valla, "2026-04-23", state="closed")
    note(house.valla, at="2026-04-23T11:00")
    note(house.valla, at="2026-04-25T11:00")
    decide("2026-04-27", "planeringsdag")
    decide("2026-04-18", "loppis", (600, 900))  # a Saturday: by the weekly plan no day of theirs


def test_each_day_says_its_state_in_words(coordinator, april):
    page = coordinator.page(APRIL)

    assert [said(page, day) for day in (20, 21, 22, 23, 24, 25, 26, 27)] == [
        "20 Öppet 10–16.30",
        "21 Stängt personalmöte",
        "22 Saknar siffror plattan var trasig",
        "23 Stängt, men noteringar finns",
        "24 Inget antecknat",
        "25 Öppet",
        "26 Inget planerat",
        "27 Stängt enligt plan planeringsdag",
    ]


def test_what_is_marked_as_lacking_figures_is_what_the_figure_counts(coordinator, april):
    counted = value("gaps", Period(date(2026, 4, 1), date(2026, 4, 30)), organisation_slug="iogt")
    page = coordinator.page(APRIL)

    [unclear] = [each for each in page.every("details") if "unclear" in each.attributes["class"]]
    to_note = [each for each in page.every("input") if each.attributes["name"].startswith("days-")]

    assert len(unclear.every("li")) + len(to_note) == counted == 22 - 3
    assert "19 dagar" not in page.text  # the decided closing is asked about apart
    assert "18 dagar saknar siffror" in page.text


def test_today_and_days_to_come_lack_nothing(coordinator, plan):
    plan("2026-05-04")

    page = coordinator.page("/calendar/valla")

    assert "1 dag saknar siffror" in page.text
    assert page.text.count("Inget antecknat") == 2  # Monday, in the grid and in the list


def test_the_service_day_ends_at_the_cutoff(house, plan, at_noon):
    plan("2026-05-05")
    at_noon.move_to(datetime(2026, 5, 6, 1, 59, tzinfo=UTC))
    assert "Inget antecknat" not in house.signed_in("Cleo").page("/calendar/valla").text

    at_noon.move_to(datetime(2026, 5, 6, 2, 0, tzinfo=UTC))
    assert "Inget antecknat" in house.signed_in_anew("Cleo").page("/calendar/valla").text


def test_the_year_counts_its_days_by_state(coordinator, april):
    page = coordinator.page("/calendar/valla/2026")

    legend = next(each for each in page.every("ul") if each.attributes.get("class") == "legend")
    shown = [each.text for each in legend.every("li")]
    assert {"Öppet 2", "Stängt 1", "Saknar siffror 1", "Stängt, men noteringar finns 1"} <= set(shown)
    assert len(page.every("caption")) == 12


def test_a_day_is_said_with_its_real_times_and_by_whom(coordinator, plan):
    plan()
    way = DAY.format("2026-05-04")

    coordinator.submit(way, state="open", opens="10", closes="0.30", reason="fest")

    recorded = rows(
        select(
            OpeningDay.day,
            OpeningDay.state,
            OpeningDay.opens_minute,
            OpeningDay.closes_minute,
            OpeningDay.reason,
            OpeningDay.recorded_by,
        )
    )
    assert recorded == [(date(2026, 5, 4), "open", 600, 30, "fest", 2)]
    assert "5 maj 12.00 av Cleo" in coordinator.page(way).text


def test_a_day_is_recorded_without_a_reason_also_where_none_is_sent(coordinator, plan):
    plan()
    way = DAY.format("2026-05-04")
    fields = {
        each.attributes["name"]: each.attributes.get("value", "") for each in coordinator.page(way).every("input")
    }
    sent = {name: fields[name] for name in ("csrf_token", "version")} | {"state": "open", "opens": "10", "closes": "15"}

    answer = coordinator.post(way, **sent)

    assert answer.status_code == 302
    assert rows(select(OpeningDay.state, OpeningDay.reason)) == [("open", "")]


def test_the_form_proposes_what_was_planned(coordinator, plan):
    plan()
    values = {
        each.attributes["name"]: each.attributes.get("value")
        for each in coordinator.page(DAY.format("2026-05-04")).every("input")
    }

    assert (values["opens"], values["closes"]) == ("10", "17")


def test_the_heads_that_staff_stated_stay_and_forbid_closed(coordinator, april):
    way = DAY.format("2026-04-20")

    closed = coordinator.submit(way, state="closed", reason="strömavbrott")
    coordinator.submit(way, state="unrecorded", opens="10", closes="15", reason="strömavbrott")

    assert closed.status_code == 422
    assert "Personalen räknade besökare den dagen" in closed.text
    assert rows(
        select(OpeningDay.state, OpeningDay.closes_minute, OpeningDay.stated_heads).where(
            OpeningDay.day == date(2026, 4, 20)
        )
    ) == [("unrecorded", 900, 12)]


def test_a_closed_day_has_a_reason_and_no_times(coordinator):
    way = DAY.format("2026-05-04")

    refused = coordinator.submit(way, state="closed", opens="10", closes="17", reason="  ")
    none_chosen = coordinator.submit(way, reason="städdag")
    coordinator.submit(way, state="closed", opens="10", closes="17", reason="städdag")

    assert (refused.status_code, none_chosen.status_code) == (422, 422)
    assert rows(select(OpeningDay.state, OpeningDay.opens_minute, OpeningDay.reason)) == [("closed", None, "städdag")]


def test_who_saves_a_day_after_somebody_else_is_told_and_keeps_what_they_wrote(house):
    cleo, ada, way = house.signed_in("Cleo"), house.signed_in("Ada"), DAY.format("2026-05-04")
    opened_early = {
        each.attributes["name"]: each.attributes["value"]
        for each in cleo.page(way).every("input")
        if each.attributes["name"] in ("csrf_token", "version")
    }
    ada.submit(way, state="closed", reason="städdag")

    late = cleo.post(way, **opened_early, state="open", opens="10", closes="15", reason="")

    assert late.status_code == 409
    assert "Någon annan har sparat dagen under tiden." in late.text
    assert "Stängt, städdag" in read_page(late.text)[0].text
    assert 'value="15"' in late.text
    assert rows(select(OpeningDay.state)) == [("closed",)]


def test_a_day_to_come_cannot_be_said_to_have_been(coordinator):
    fields = coordinator.page("/calendar/valla/days/2026-05-04").every("input")
    token = next(each.attributes["value"] for each in fields if each.attributes["name"] == "csrf_token")

    answer = coordinator.post(DAY.format("2026-05-06"), csrf_token=token, state="open")

    assert answer.status_code == 404
    assert rows(select(OpeningDay.day)) == []


def test_a_volunteer_looks_and_changes_nothing(volunteer, april):
    page = volunteer.page(DAY.format("2026-04-20"))

    assert "Öppet 10–16.30" in page.text
    assert [form for form in page.every("form") if form.attributes.get("action") != "/language"] == []
    token = next(each.attributes["value"] for each in page.every("input") if each.attributes["name"] == "csrf_token")
    assert volunteer.post(DAY.format("2026-04-20"), csrf_token=token, state="closed", reason="x").status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/calendar/valla/2026/13", "/calendar/valla/1899", "/calendar/valla/days/2026-02-30", "/calendar/sionhuset"],
)
def test_what_is_not_there_is_not_found(coordinator, path):
    assert coordinator.get(path).status_code == 404


def test_before_anything_is_planned_the_page_says_how_to_begin(coordinator, volunteer):
    ways = [link.attributes["href"] for link in coordinator.page("/calendar").every("main")[0].every("a")]

    assert "/calendar/valla/week" in ways
    assert "Det kan en samordnare göra." in volunteer.page("/calendar").text
