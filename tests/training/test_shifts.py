"""Shifts begin and end by staff, or by a card at the tablet; each counts once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.clock import now
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.log.models import Entry, Void
from app.organisations.queries import own_premises
from app.training.actions import end_shift, settle_taps, start_shift
from app.training.day_sheet import Standing
from app.training.pages import _day_of_all
from app.training.queries import participant_numbered
from tests.make import rows

COUNTED = select(Entry.kind, Entry.minutes, Entry.person_id.is_not(None)).where(Entry.id.not_in(select(Void.target_id)))


def buttons(client):
    """The words of the day's buttons and what leads on."""
    page = client.page("/training/valla")
    return [each.text.partition(" ")[0] for each in page.every("main")[0].every("button")]


def press(client, what):
    page = client.page("/training/valla")
    token = next(each.attributes["value"] for each in page.every("main")[0].every("input"))
    return client.post(f"/training/valla/1/{what}", csrf_token=token)


def test_a_shift_begins_and_ends(volunteer, taken_in, at_noon):
    press(volunteer, "start")
    assert "Här sedan 12.00" in volunteer.page("/training/valla").text
    at_noon.shift(25 * 60 + 30)

    press(volunteer, "end")

    assert rows(COUNTED) == [("training", 25, True)]
    assert "gjort 0,4 tim" in volunteer.page("/training/valla").text


def test_a_start_by_mistake_is_undone_and_leaves_nothing(volunteer, taken_in):
    press(volunteer, "start")
    press(volunteer, "forget-start")

    assert buttons(volunteer) == ["Börjar"]
    assert rows(COUNTED) == []


def test_a_shift_that_nobody_ended_is_not_made_up(volunteer, house, taken_in, at_noon):
    with db.engine.connect() as connection:
        participant = participant_numbered(connection, 1, 1)
    start_shift(participant, 1, now() - timedelta(hours=20))

    answer = press(volunteer, "end")

    assert answer.status_code == 302
    assert "för länge för att stämma" in volunteer.page("/training/valla").text
    assert rows(COUNTED) == []


def test_two_taps_of_a_card_make_a_shift_once_staff_say_so(volunteer, taken_in, tap, at_noon):
    tap()
    assert "Plattan: kom 12.00" in volunteer.page("/training/valla").text
    at_noon.shift(3 * 3600)
    tap()
    volunteer = volunteer_again(volunteer)
    assert "Plattan: kom 12.00, gick 15.00" in volunteer.page("/training/valla").text

    press(volunteer, "settle")
    press(volunteer, "settle")

    assert rows(COUNTED) == [("training", 180, True)]


def volunteer_again(client):
    """The session has lapsed after three hours; Alva signs in again."""
    from app.staff.actions import give_new_link

    assert client.submit("/sign-in/link", code=give_new_link("iogt", "Alva", now())).status_code == 302
    return client


def test_one_tap_is_no_shift(volunteer, taken_in, tap):
    tap()

    press(volunteer, "settle")

    assert buttons(volunteer) == ["Börjar"]
    assert rows(COUNTED) == [("training", None, True)]


def at_once(house, act):
    """Four do the same at once."""

    def one(_):
        with house.app.app_context(), across_organisations(Across.MACHINE):
            return act()

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(one, range(4)))


def test_four_who_end_a_shift_at_once_end_it_once(house, taken_in):
    with db.engine.connect() as connection:
        participant, place = participant_numbered(connection, 1, 1), own_premises(connection, 1, "valla")
    start_shift(participant, 1, now() - timedelta(hours=2))

    ended = at_once(house, lambda: end_shift(participant, place, 1, now()))

    assert sorted(ended, key=str) == [120, None, None, None]
    assert rows(COUNTED) == [("training", 120, True)]


def test_four_who_settle_the_taps_at_once_make_one_shift(house, taken_in, tap, at_noon):
    tap(now() - timedelta(hours=2))
    tap(now())
    with db.engine.connect() as connection:
        participant, place = participant_numbered(connection, 1, 1), own_premises(connection, 1, "valla")
    with house.app.test_request_context():
        [one] = _day_of_all(place, now().date())
    assert one.standing is Standing.TAPPED

    at_once(house, lambda: settle_taps(participant, place, one.taps, 1, now()))

    assert rows(COUNTED) == [("training", 120, True)]
    assert rows(select(func.count(Entry.id))) == [(3,)]


@pytest.mark.parametrize("what", ["start", "end", "settle", "forget-start"])
def test_another_organisation_does_nothing_here(house, taken_in, what):
    other = house.signed_in("Otto")

    assert other.get("/training/valla").status_code == 404
    assert other.post(f"/training/valla/1/{what}").status_code in (400, 404)
    assert rows(COUNTED) == []
