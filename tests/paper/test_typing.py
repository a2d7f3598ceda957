"""Typing a paper in: once, marked as paper, pointed out when the day has one, and taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.figures.document import counted_figures
from app.log.models import Entry, Void
from app.periods import Period
from tests.figures.noting import note, record_day
from tests.make import make_activity, rows
from tests.page import read_page
from tests.paper.conftest import THURSDAY

PATH = f"/paper/valla/{THURSDAY}"
NUMBERS = {"adults": "12", "children": "2", "activity-lunch": "9", "activity-aa": "7"}
NOTED = select(Entry.kind, Entry.count, Entry.children, Entry.hour, Entry.basis, Entry.source, Entry.staff_id)
ON_PAPER = [
    ("meal", 9, 0, None, "paper", "staff", 1),
    ("session", 7, 0, None, "paper", "staff", 1),
    ("visit", 14, 2, None, "paper", "staff", 1),
]


def figure(name, day=THURSDAY):
    on = date.fromisoformat(day)
    return counted_figures(Period(on, on), ["valla"])["figures"][name]["value"]


def hidden(page):
    return {
        field.attributes["name"]: field.attributes["value"]
        for form in page.every("form")
        if "data-sum" in form.attributes
        for field in form.every("input")
        if field.attributes.get("type") == "hidden"
    }


def typed_again(text):
    return {
        field.attributes["name"]: field.attributes["value"]
        for field in read_page(text)[0].every("input")
        if field.attributes.get("type") == "number"
    }


def undo_address(client):
    for form in client.page(PATH).every("form"):
        if "/take-back/" in form.attributes.get("action", ""):
            return form.attributes["action"]
    for link in client.page(PATH).every("a"):
        if "/take-back/" in link.attributes["href"]:
            return link.attributes["href"]
    return None


def test_a_paper_is_noted_on_its_day_without_an_hour_as_paper(volunteer, valla):
    answer = volunteer.submit(PATH, **NUMBERS)

    assert answer.status_code == 302
    assert sorted(rows(NOTED)) == ON_PAPER
    assert (figure("visits"), figure("children"), figure("meals")) == (14, 2, 9)
    assert "dagen hade 0 besök, nu har den 14" in volunteer.get(PATH).text


def test_pressing_twice_counts_once(volunteer, valla):
    sent = hidden(volunteer.page(PATH)) | NUMBERS

    answers = [volunteer.post(PATH, **sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert sorted(rows(NOTED)) == ON_PAPER


def test_the_same_page_with_other_numbers_is_asked_about_first(volunteer, valla):
    sent = hidden(volunteer.page(PATH)) | NUMBERS
    volunteer.post(PATH, **sent)

    answer = volunteer.post(PATH, **sent | {"adults": "13"})

    assert answer.status_code == 409
    assert typed_again(answer.text)["adults"] == "13"
    assert sorted(rows(NOTED)) == ON_PAPER


def test_a_paper_that_someone_else_typed_in_meanwhile_is_pointed_out_before_saving(volunteer, coordinator, valla):
    sent = hidden(coordinator.page(PATH)) | NUMBERS
    volunteer.submit(PATH, **NUMBERS)

    answer = coordinator.post(PATH, **sent)

    assert answer.status_code == 409
    assert "14 besök, inskrivet av Alva" in answer.text
    assert typed_again(answer.text) == NUMBERS
    assert sorted(rows(NOTED)) == ON_PAPER

    again = coordinator.post(PATH, **hidden(read_page(answer.text)[0]) | NUMBERS)

    assert again.status_code == 302
    assert figure("visits") == 28
    assert "Den här dagen har redan 2 papper" in coordinator.get(PATH).text


def test_a_day_that_has_a_paper_says_so_at_once(volunteer, coordinator, valla):
    volunteer.submit(PATH, **NUMBERS)

    assert "Den här dagen har redan 1 papper" in coordinator.get(PATH).text


def test_a_paper_is_undone_within_ten_minutes_without_a_question(volunteer, valla):
    volunteer.submit(PATH, **NUMBERS)

    answer = volunteer.submit(PATH, action=undo_address(volunteer))

    assert answer.status_code == 302
    assert (figure("visits"), figure("meals"), len(rows(select(Void.id)))) == (0, 0, 3)
    assert undo_address(volunteer) is None


def test_later_it_takes_a_reason(volunteer, valla, the_morning_after):
    volunteer.submit(PATH, **NUMBERS)
    the_morning_after.shift(timedelta(minutes=11))
    address = undo_address(volunteer)

    refused = volunteer.submit(address)
    assert refused.status_code == 422
    assert "Skriv ett par ord" in refused.text or "Skriv ett ord" in refused.text
    assert figure("visits") == 14

    assert volunteer.submit(address, reason="fel dag").status_code == 302
    assert figure("visits") == 0
    assert {row[0] for row in rows(select(Void.reason))} == {"fel dag"}


def test_once_undone_the_same_numbers_can_be_typed_in_again(volunteer, valla):
    volunteer.submit(PATH, **NUMBERS)
    volunteer.submit(PATH, action=undo_address(volunteer))

    volunteer.submit(PATH, **NUMBERS)

    assert figure("visits") == 14


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({}, "Skriv minst ett tal"),
        ({"adults": "0", "activity-lunch": "0"}, "Skriv minst ett tal"),
        ({"adults": "tolv", "activity-lunch": "9"}, "Skriv ett tal från 0"),
        ({"adults": "12", "activity-lunch": "1001"}, "Skriv ett tal från 0"),
        ({"adults": "-1"}, "Skriv ett tal från 0"),
        ({"adults": "900", "children": "900"}, "en siffra för mycket"),
    ],
)
def test_what_is_refused_is_said_beside_the_number_and_nothing_is_lost(volunteer, valla, numbers, said):
    answer = volunteer.submit(PATH, **numbers)

    assert answer.status_code == 422
    assert said in answer.text
    assert {name: text for name, text in typed_again(answer.text).items() if text} == numbers
    assert rows(NOTED) == []


def test_what_the_tablet_has_counted_stands_beside(volunteer, valla):
    note(valla, count=3, at=f"{THURSDAY}T12:00")
    note(valla, "anka", "meal", at=f"{THURSDAY}T12:00", activity="lunch")

    page = volunteer.get(PATH).text

    assert "noterat: 4 besök" in page
    assert "noterat: 1</span>" in page


def test_the_sum_before_and_after_heeds_what_the_staff_have_counted(volunteer, valla):
    note(valla, count=12, at=f"{THURSDAY}T12:00")
    assert "Dagen har 12 besök. Med pappret: 26." in volunteer.get(f"{PATH}/sum?adults=12&children=2").text

    record_day(valla, THURSDAY, heads=20)

    text = volunteer.get(f"{PATH}/sum?adults=12&children=2").text
    assert "Dagen har 20 besök. Med pappret: 26." in text
    assert "fyller ut" in text


@pytest.mark.parametrize("query", ["", "adults=x", "adults=-5"])
def test_a_sum_of_nonsense_breaks_nothing(volunteer, valla, query):
    assert "Dagen har 0 besök" in volunteer.get(f"{PATH}/sum?{query}").text


@pytest.mark.parametrize("day", ["2026-05-09", "2024-12-31", "sheets", "2026-02-30"])
def test_a_day_that_cannot_be_written_about_is_not_there(coordinator, valla, day):
    assert coordinator.get(f"/paper/valla/{day}").status_code == 404


def test_any_date_of_the_open_period_can_be_typed_in(volunteer, valla):
    assert volunteer.submit("/paper/valla/2025-01-01", adults="4").status_code == 302
    assert figure("visits", "2025-01-01") == 4


def test_yesterday_is_proposed_and_a_date_leads_on(volunteer, valla):
    assert f'value="{THURSDAY}"' in volunteer.get("/paper/valla").text
    assert volunteer.get("/paper/valla?day=2026-05-01").headers["Location"].endswith("/paper/valla/2026-05-01")
    assert volunteer.get("/paper/valla?day=2026-05-09").status_code == 422


def test_what_is_offered_elsewhere_is_on_no_sheet_here(volunteer, house, valla):
    make_activity(house.sionhuset, "choir", "session")

    assert set(typed_again(volunteer.get(PATH).text)) == set(NUMBERS)


def test_another_organisation_sees_no_paper(house, volunteer, valla):
    volunteer.submit(PATH, **NUMBERS)
    address = undo_address(volunteer)
    otto = house.signed_in("Otto")

    for path in ("/paper/valla", PATH, f"{PATH}/sum", address, "/paper/valla/sheets.pdf"):
        assert otto.get(path).status_code == 404
