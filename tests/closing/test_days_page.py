"""The days that wait, and all of them finished at once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.closing.conftest import FRIDAY, THURSDAY, recorded, visits_of
from tests.figures.noting import note, plan, record_day, take_back

ALL = "/closing/valla/all"


def waiting(client):
    """The days that the list shows, with what is proposed of each."""
    page = client.page("/closing/valla")
    for card in page.every("section"):
        if card.attributes.get("aria-labelledby") == "waiting":
            return [each.text for each in card.every("li")]
    return []


@pytest.fixture
def april(valla):
    """A Wednesday without a plan on which someone came; a call, and a tap taken back, on days that were not open."""
    note(valla, count=4, at="2026-04-29T12:00")
    note(valla, kind="outreach", at="2026-04-30", channel="phone")
    take_back(valla, note(valla, at="2026-04-28T12:00"))
    return valla


def test_days_planned_or_with_entries_wait_until_something_is_recorded(coordinator, april):
    assert [text.partition(" maj")[0].partition(" april")[0] for text in waiting(coordinator)] == [
        "torsdag 7",
        "onsdag 29",
    ]

    record_day(april, THURSDAY, "unrecorded")
    record_day(april, "2026-04-29", "open")

    assert waiting(coordinator) == []
    assert "Ingen dag väntar" in coordinator.get("/closing/valla").text


def test_today_does_not_wait_but_is_there(volunteer, busy_friday):
    page = volunteer.get("/closing/valla").text

    assert "18 besök hittills" in page
    assert f"/closing/valla/{FRIDAY}" in page


def test_all_are_finished_as_they_were_shown(coordinator, april):
    shown = coordinator.get(ALL).text

    answer = coordinator.submit(ALL)

    assert "4 besök" in shown
    assert answer.status_code == 302
    assert recorded() == [
        (date(2026, 4, 29), "open", None, None, "", None, 2),
        (date(2026, 5, 7), "unrecorded", 600, 960, "plattan var tyst", None, 2),
    ]
    assert waiting(coordinator) == []
    assert visits_of("2026-04-29")["visits"] == 4


def test_a_day_that_changes_meanwhile_is_shown_anew_before_anything_is_saved(coordinator, april):
    shown = [
        field.attributes["value"]
        for field in coordinator.page(ALL).every("input")
        if field.attributes.get("name") == "shown"
    ]
    note(april, count=3, at="2026-04-29T13:00")

    answer = coordinator.submit(ALL, shown=shown[0])

    assert answer.status_code == 409
    assert "inget är sparat än" in answer.text
    assert "7 besök" in answer.text
    assert recorded() == []
    assert coordinator.submit(ALL).status_code == 302
    assert len(recorded()) == 2


def test_only_a_coordinator_finishes_all(volunteer, april):
    assert volunteer.get(ALL).status_code == 403
    assert "Avsluta alla" not in volunteer.get("/closing/valla").text


def test_any_other_day_is_a_date_away(coordinator, volunteer, april):
    assert coordinator.get("/closing/valla?day=2026-04-01").headers["Location"].endswith("/closing/valla/2026-04-01")
    refused = volunteer.get("/closing/valla?day=2026-04-01")
    assert refused.status_code == 422
    assert "Välj i dag eller i går" in refused.text
    assert coordinator.get("/closing/valla?day=2026-05-09").status_code == 422
    assert coordinator.get("/closing/valla?day=soon").status_code == 422


def test_a_plan_from_before_the_open_period_leaves_no_day_that_cannot_be_finished(coordinator, house):
    plan(house.valla, "2020-01-01", 0)

    assert len(waiting(coordinator)) == 70  # the Mondays since the new year before this
