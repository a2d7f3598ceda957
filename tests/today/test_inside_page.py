"""Inside now on the page: the number, the capacity, putting it right."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.clock import now
from app.organisations.models import Premises
from app.today.models import InsideCount
from tests.command_line import run
from tests.make import rows
from tests.page import read_page
from tests.today.pressing import press
from tests.today.reading import inside_shown, part


@pytest.fixture
def room(house):
    """Says how many there is room for."""
    return lambda count: run(house.app, "premises", "capacity", "valla", str(count))


def test_without_a_capacity_it_is_a_number_alone(volunteer, tap):
    tap(5, count=3)

    assert inside_shown(volunteer.page("/")).startswith("3 personer")


@pytest.mark.parametrize(
    ("heads", "level", "says"),
    [(35, "room", "35 av 40 35 besök"), (36, "nearly", "36 av 40 Nästan fullt"), (40, "full", "40 av 40 Fullt"),
     (43, "over", "43 av 40 3 fler än det finns plats för")],
)  # fmt: skip
def test_how_full_it_is_stands_in_words(volunteer, tap, room, heads, level, says):
    room(40)
    tap(5, count=heads)

    shown = part(volunteer.page("/today/valla"), "inside")

    assert shown.text.startswith(says)
    assert shown.every("div")[0].attributes["class"] == f"now {level}"


def test_a_goodbye_at_the_tablet_is_one_fewer(volunteer, tap, house):
    key = tap(30)
    tap(20)
    goodbye = {"id": str(uuid4()), "leave": key, "at": now().isoformat()}

    house.app.test_client().post(
        "/api/v1/entries", json={"entries": [goodbye]}, headers={"Authorization": f"Bearer {house.valla.token}"}
    )

    assert inside_shown(volunteer.page("/")).startswith("1 person")


def test_a_press_of_minus_is_one_fewer(volunteer):
    press(volunteer, ".visit", step="some", heads="4")
    press(volunteer, ".visit", step="-1")

    assert inside_shown(volunteer.page("/")).startswith("3 personer")


def test_where_stays_are_known_who_came_is_gone_after_the_usual_one(volunteer, tap):
    for day in range(1, 11):
        tap(day * 24 * 60, minutes=30)
    tap(29)
    tap(31)

    page = volunteer.page("/")

    assert inside_shown(page).startswith("1 person")
    assert "Övriga räknas stanna i 30 minuter" in page.text


def test_nine_stays_are_too_few_to_tell(volunteer, tap):
    for day in range(1, 10):
        tap(day * 24 * 60, minutes=30)
    tap(31)

    assert inside_shown(volunteer.page("/")).startswith("1 person")


def test_staff_put_it_right_and_it_goes_on_from_there(volunteer, tap, at_noon, house):
    tap(60, count=20)

    answer = volunteer.submit("/today/valla", "/today/valla/inside", inside="14")
    put_right = inside_shown(volunteer.page("/today/valla"))
    at_noon.shift(timedelta(minutes=5))
    tap(0, count=2)

    assert answer.status_code == 302
    assert put_right.startswith("14 personer")
    assert "Räknat 12.00: 14 inne" in put_right
    assert inside_shown(volunteer.page("/today/valla")).startswith("16 personer")


def test_the_same_press_twice_is_one_count_and_another_is_another(volunteer):
    form = {"csrf_token": "", "press": "a" * 32}
    for element in volunteer.page("/today/valla").every("input"):
        if element.attributes.get("name") == "csrf_token":
            form["csrf_token"] = element.attributes["value"]

    for inside in ("14", "14"):
        volunteer.post("/today/valla/inside", inside=inside, **form)
    volunteer.submit("/today/valla", "/today/valla/inside", inside="15")

    assert sorted(rows(select(InsideCount.heads, InsideCount.staff_id))) == [(14, 1), (15, 1)]


def test_yesterdays_count_does_not_hold_today(volunteer, house, at_noon):
    volunteer.submit("/today/valla", "/today/valla/inside", inside="14")
    at_noon.shift(timedelta(hours=17))

    assert inside_shown(house.signed_in_anew("Alva").page("/today/valla")).startswith("0 personer")


@pytest.mark.parametrize("typed", ["", "-1", "10001", "många", "1,5"])
def test_what_is_no_number_of_people_is_kept_and_told(volunteer, typed):
    answer = volunteer.submit("/today/valla", "/today/valla/inside", inside=typed)

    [field] = [each for each in read_page(answer.text)[0].every("input") if each.attributes.get("id") == "inside"]
    assert answer.status_code == 422
    assert (field.attributes["value"], field.attributes["aria-invalid"]) == (typed, "true")
    told = [each.text for each in read_page(answer.text)[0].every("p") if each.attributes.get("id") == "inside-error"]
    assert told == ["Skriv hur många ni är, 0 om ingen är där." if not typed else "Skriv ett tal från 0 till 10000."]
    assert rows(select(InsideCount.id)) == []


def test_coordinators_say_how_many_there_is_room_for(coordinator, house):
    coordinator.submit("/today/valla/capacity", capacity="40")
    said = rows(select(Premises.capacity_count).where(Premises.slug == "valla"))
    shown = inside_shown(coordinator.page("/today/valla"))
    coordinator.submit("/today/valla/capacity", capacity="")

    assert said == [(40,)]
    assert shown.startswith("0 av 40")
    assert rows(select(Premises.capacity_count)) == [(None,), (None,)]


@pytest.mark.parametrize("typed", ["0", "-4", "10001", "fyrtio"])
def test_what_is_no_capacity_is_refused_beside_its_field(coordinator, typed):
    answer = coordinator.submit("/today/valla/capacity", capacity=typed)

    assert answer.status_code == 422
    assert "<span>Skriv ett tal från 1 till 10000.</span>" in answer.text
    assert f'value="{typed}"' in answer.text


def test_volunteers_are_not_asked_about_room(volunteer):
    links = [link.attributes["href"] for link in volunteer.page("/today/valla").every("a")]

    assert "/today/valla/capacity" not in links
    assert volunteer.get("/today/valla/capacity").status_code == 403


def test_the_command_says_the_room_and_takes_it_away(house, room):
    said = room(40).output
    taken_away = room(0).output

    assert (said, taken_away) == ("Room at valla: 40.\n", "Room at valla: not said.\n")
    assert room(10_001).exit_code == 2
