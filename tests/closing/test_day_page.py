"""One day on its page: what is proposed, what is saved, what is refused, who may."""

from __future__ import annotations

from datetime import date

import pytest

from tests.closing.conftest import FRIDAY, THURSDAY, recorded, visits_of
from tests.figures.noting import note, record_day, take_back
from tests.page import read_page

PATH = f"/closing/valla/{FRIDAY}"
ALVA, CLEO = 1, 2


def filled(page):
    """What the form begins with, as one would send it."""
    values = {}
    for field in page.every("input"):
        name, kind = field.attributes.get("name"), field.attributes.get("type")
        if name and (kind != "radio" or "checked" in field.attributes):
            values[name] = field.attributes.get("value", "")
    return {name: values[name] for name in ("state", "heads", "opens", "closes", "reason", "counted", "shown")}


def sentence(text):
    return next(each.text for each in read_page(text)[0].every("p") if each.attributes.get("id") == "sum")


def test_the_proposal_taken_as_it_is_counts_as_the_page_said(volunteer, busy_friday):
    page = volunteer.get(PATH)
    values = filled(read_page(page.text)[0])

    answer = volunteer.submit(PATH, **values)

    assert sentence(page.text) == "Dagen räknas som 25 besök: 18 inskrivna, 7 räknade av personalen."
    assert answer.status_code == 302
    assert recorded() == [(date(2026, 5, 8), "open", 600, 960, "", 25, ALVA)]
    assert visits_of(FRIDAY) == {"visits": 25, "visits_identified": 2, "open_days": 1, "gaps": 0}


def test_a_late_tablet_fills_up_and_adds_nothing(volunteer, busy_friday):
    volunteer.submit(PATH, **filled(volunteer.page(PATH)))
    note(busy_friday, count=4, at=FRIDAY)
    assert visits_of(FRIDAY)["visits"] == 25

    note(busy_friday, count=6, at=FRIDAY)

    assert visits_of(FRIDAY)["visits"] == 28


def test_the_doors_number_taken_as_it_is_leaves_the_log_to_speak(volunteer, valla):
    twice = note(valla, count=5, at=f"{FRIDAY}T12:00")
    note(valla, count=13, at=f"{FRIDAY}T12:00")
    volunteer.submit(PATH, **filled(volunteer.page(PATH)))
    assert recorded() == [(date(2026, 5, 8), "open", 600, 960, "", None, ALVA)]

    take_back(valla, twice)

    assert visits_of(FRIDAY)["visits"] == 13


def test_someone_who_comes_while_the_page_is_open_is_not_taken_for_a_count_of_the_staffs(volunteer, valla):
    note(valla, count=18, at=f"{FRIDAY}T12:00")
    values = filled(volunteer.page(PATH))
    note(valla, count=2, at=f"{FRIDAY}T12:00")

    volunteer.submit(PATH, **values)

    assert recorded()[0][5] is None
    assert visits_of(FRIDAY)["visits"] == 20


def test_fewer_than_were_noted_is_said_in_words(volunteer, busy_friday):
    text = volunteer.get(f"{PATH}/counts-as?state=open&heads=15&counted=18").text

    assert "Dagen räknas som 18 besök" in text
    assert "18 är noterade, så färre blir det inte" in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("state=closed&heads=0", "räknas ändå som öppen"),
        ("state=unrecorded&heads=18&counted=18", "saknar siffror; den har 18 besök"),
        ("state=open&heads=30&counted=18", "30 besök: 18 inskrivna, 12 räknade av personalen"),
    ],
)
def test_the_sentence_follows_what_is_filled_in(volunteer, busy_friday, query, said):
    assert said in volunteer.get(f"{PATH}/counts-as?{query}").text


@pytest.mark.parametrize("query", ["", "state=ajar", "state=open&heads=many"])
def test_a_sentence_about_nonsense_breaks_nothing(volunteer, busy_friday, query):
    assert volunteer.get(f"{PATH}/counts-as?{query}").status_code in (200, 404)


def test_more_and_fewer_work_without_scripts(volunteer, busy_friday):
    values = filled(volunteer.page(PATH))

    answer = volunteer.submit(PATH, **values | {"press": "more", "opens": "09:30"})

    again = filled(read_page(answer.text)[0])
    assert (again["heads"], again["opens"]) == ("26", "09:30")
    assert "26 besök" in sentence(answer.text)
    assert recorded() == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"heads": ""}, "Skriv ett tal"),
        ({"heads": "many"}, "Skriv ett tal"),
        ({"heads": "10001"}, "Skriv ett tal från 0 till 10"),
        ({"opens": "25:00"}, "Skriv en tid"),
        ({"closes": "10:00"}, "Det stängde när det öppnade"),
        ({"state": "ajar"}, "Välj ett av de tre"),
        ({"state": "closed"}, "Var någon här var det öppet"),
        ({"state": "unrecorded", "reason": "ring 070-123 45 67"}, "Skriv bara om huset"),
        ({"state": "unrecorded", "reason": "x" * 201}, "kortare"),
    ],
)
def test_what_is_refused_is_said_beside_the_field_and_nothing_is_lost(volunteer, busy_friday, changed, said):
    values = filled(volunteer.page(PATH)) | {"reason": "fest"} | changed

    answer = volunteer.submit(PATH, **values)

    assert answer.status_code == 422
    assert said in answer.text
    assert recorded() == []
    again = filled(read_page(answer.text)[0]) if changed.get("state") != "ajar" else values
    assert {name: again[name] for name in values if name != "shown"} == {
        name: values[name] for name in values if name != "shown"
    }


def test_a_closed_day_has_neither_times_nor_heads(volunteer, valla):
    values = filled(volunteer.page(f"/closing/valla/{THURSDAY}"))

    volunteer.submit(f"/closing/valla/{THURSDAY}", **values | {"state": "closed", "reason": "personal sjuk"})

    assert recorded() == [(date(2026, 5, 7), "closed", None, None, "personal sjuk", None, ALVA)]
    assert visits_of(THURSDAY) == {"visits": 0, "visits_identified": 0, "open_days": 0, "gaps": 0}


def test_a_planned_day_on_which_no_tablet_was_heard_of_is_proposed_without_figures(volunteer, valla):
    values = filled(volunteer.page(f"/closing/valla/{THURSDAY}"))

    assert (values["state"], values["reason"]) == ("unrecorded", "plattan var tyst")


def test_a_finished_day_says_by_whom_and_can_be_changed(volunteer, coordinator, busy_friday):
    volunteer.submit(PATH, **filled(volunteer.page(PATH)))

    page = coordinator.get(PATH)
    coordinator.submit(PATH, **filled(read_page(page.text)[0]) | {"heads": "30", "closes": "17:30"})

    assert "Avslutad av Alva" in page.text
    assert recorded() == [(date(2026, 5, 8), "open", 600, 1050, "", 30, CLEO)]


def test_a_finished_day_that_is_saved_again_keeps_what_the_staff_counted(volunteer, coordinator, busy_friday):
    volunteer.submit(PATH, **filled(volunteer.page(PATH)))

    coordinator.submit(PATH, **filled(coordinator.page(PATH)) | {"closes": "17:00"})

    assert [(row[3], row[5]) for row in recorded()] == [(1020, 25)]


def test_a_volunteer_sees_an_older_day_and_cannot_change_it(volunteer, coordinator, valla):
    path = "/closing/valla/2026-05-06"
    values = filled(coordinator.page(path))
    token = volunteer.page(PATH)
    csrf = next(f.attributes["value"] for f in token.every("input") if f.attributes.get("name") == "csrf_token")

    page = volunteer.page(path)
    answer = volunteer.post(path, csrf_token=csrf, **values)

    assert [each for each in page.every("form") if each.attributes.get("action") is None] == []
    assert answer.status_code == 403
    assert recorded() == []


@pytest.mark.parametrize("day", ["2026-05-09", "2024-12-31", "yesterday", "2026-02-30", "0000-00-00"])
def test_a_day_that_cannot_be_written_about_is_not_there(coordinator, valla, day):
    assert coordinator.get(f"/closing/valla/{day}").status_code == 404


def test_a_day_from_a_file_can_be_opened_again(coordinator, busy_friday):
    record_day(busy_friday, FRIDAY, "closed", reason="trodde vi")

    page = coordinator.page(PATH)

    assert filled(page)["state"] == "closed"
    assert "Avslutad från en fil" in page.text
    assert "räknas ändå som öppen" in page.text


def test_another_organisation_sees_no_day(house, busy_friday):
    otto = house.signed_in("Otto")

    for path in (PATH, f"{PATH}/counts-as?state=open", "/closing/valla", "/closing/valla/all"):
        assert otto.get(path).status_code == 404
