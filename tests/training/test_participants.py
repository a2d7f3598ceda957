"""Participants are known by a card and a picture; their week is planned, and what was done stands beside it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.log.actions import deposit
from app.log.drafts import ForgetDraft, Origin
from app.log.models import Entry, Source, Void
from app.training.models import TrainingParticipant, TrainingTime
from tests.make import NOON, rows

HOURS = select(func.sum(Entry.minutes)).where(Entry.kind == "training", Entry.id.not_in(select(Void.target_id)))
MORNINGS = {"from_day": "2026-05-04", "starts_0": "09:00", "ends_0": "12:00", "starts_1": "10:00", "ends_1": "11:30"}


def table(page):
    """The first weeks of the table, as text."""
    return [[cell.text for cell in row.every("th", "td")] for row in page.every("tbody")[0].every("tr")]


def test_nobody_is_taken_in_without_a_yes(coordinator, card):
    answer = coordinator.submit("/training/valla/participants", card=card["value"])

    assert answer.status_code == 422
    assert "Fråga först" in answer.text
    assert card["value"] not in answer.text
    assert rows(select(TrainingParticipant.id)) == []


def test_a_card_that_is_none_of_ours_says_so(coordinator, house):
    answer = coordinator.submit("/training/valla/participants", card="something", agreed="y")

    assert answer.status_code == 422
    assert "inget av våra kort" in answer.text


def test_the_same_card_takes_part_once(coordinator, taken_in, card):
    answer = coordinator.submit("/training/valla/participants", card=card["value"], agreed="y")

    assert answer.status_code == 422
    assert "redan med" in answer.text
    assert len(rows(select(TrainingParticipant.id))) == 1


def test_the_week_is_planned_and_stands_beside_what_was_done(coordinator, taken_in):
    coordinator.submit(taken_in, taken_in + "/plan", **MORNINGS)
    coordinator.submit(taken_in, taken_in + "/shift", day="2026-05-04", starts="09:10", ends="11:40")

    assert table(coordinator.page(taken_in))[:2] == [["4 maj", "1,5", "2,5"]]
    assert "2,5 av 1,5 planerade timmar" in coordinator.page("/training/valla/participants").text


def test_a_plan_changed_later_leaves_the_weeks_before_as_they_were(coordinator, taken_in, at_noon):
    coordinator.submit(taken_in, taken_in + "/plan", **MORNINGS)
    at_noon.shift(7 * 86400)
    coordinator = coordinator_again(coordinator)
    coordinator.submit(taken_in, taken_in + "/plan", from_day="2026-05-11", starts_4="08:00", ends_4="16:00")

    assert [row[1] for row in table(coordinator.page(taken_in))[:2]] == ["8", "1,5"]  # begun on the Tuesday


def coordinator_again(client):
    """The session has lapsed after a week; Cleo signs in again."""
    from app.clock import now
    from app.staff.actions import give_new_link

    assert client.submit("/sign-in/link", code=give_new_link("iogt", "Cleo", now())).status_code == 302
    return client


@pytest.mark.parametrize(
    ("action", "values", "says"),
    [
        ("/plan", {"from_day": "2026-05-04", "starts_0": "09:00"}, "Skriv båda tiderna"),
        ("/plan", {"from_day": "2026-05-04", "starts_0": "12:00", "ends_0": "09:00"}, "Skriv båda tiderna"),
        ("/plan", {"from_day": ""}, "Skriv ett datum"),
        ("/shift", {"day": "2026-05-04", "starts": "12:00", "ends": "09:00"}, "sluta efter att det började"),
        ("/end", {"last_day": "2026-01-01"}, "före den första"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_stays(coordinator, taken_in, action, values, says):
    answer = coordinator.submit(taken_in, taken_in + action, **values)

    assert answer.status_code == 422
    assert says in answer.text
    assert all(f'value="{value}"' in answer.text for value in values.values())


def test_a_shift_that_was_noted_wrongly_is_taken_back(coordinator, taken_in):
    coordinator.submit(taken_in, taken_in + "/shift", day="2026-05-04", starts="09:00", ends="12:00")
    [back] = [
        form.attributes["action"]
        for form in coordinator.page(taken_in).every("form")
        if form.attributes["action"].endswith("/take-back")
    ]

    coordinator.submit(taken_in, back)

    assert rows(HOURS) == [(None,)]
    assert table(coordinator.page(taken_in))[0][2] == "0"


def test_who_ends_leaves_the_list_and_the_hours_stay(coordinator, taken_in):
    coordinator.submit(taken_in, taken_in + "/shift", day="2026-05-05", starts="09:00", ends="12:00")
    coordinator.submit(taken_in, taken_in + "/end", last_day="2026-05-05")

    page = coordinator.page("/training/valla/participants")

    assert "Den här veckan" in page.text  # the last day is today
    assert rows(HOURS) == [(180,)]


def test_who_wants_to_be_forgotten_is_no_participant_any_more(coordinator, taken_in, house, card):
    coordinator.submit(taken_in, taken_in + "/plan", **MORNINGS)
    coordinator.submit(taken_in, taken_in + "/shift", day="2026-05-04", starts="09:00", ends="12:00")

    deposit(1, [ForgetDraft(card["value"], house.valla.place, Origin(Source.KIOSK, NOON, kiosk_id=1))])

    assert (rows(select(TrainingParticipant.id)), rows(select(TrainingTime.weekday))) == ([], [])
    assert rows(HOURS) == [(180,)]
    assert coordinator.get(taken_in).status_code == 404


@pytest.mark.parametrize(("name", "status"), [("Alva", 403), ("Otto", 404)])
def test_nobody_else_sees_a_participant(house, taken_in, name, status):
    assert house.signed_in(name).get(taken_in).status_code == status
