"""Today's page: who has come, by kind, and how it stays fresh."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.activities.kinds import KIND
from app.database.transaction import write_connection
from app.organisations.actions import NewPremises, add_premises
from app.today.wording import ICONS
from app.web.icons import FOLDER
from tests.make import make_activity, make_door
from tests.today.conftest import NOON
from tests.today.reading import Hours, hours_shown, inside_shown, lines_shown, noted, visits_shown


def test_before_anybody_has_come_the_page_says_so_warmly(volunteer, tap):
    tap(minutes_ago=3 * 24 * 60)

    page = volunteer.page("/")

    assert "Ingen har kommit än i dag" in page.text
    assert "Sätt på kaffet" in page.text


def test_where_nothing_was_ever_noted_the_page_says_how_to_begin(coordinator, house):
    with write_connection() as connection:
        add_premises(connection, "iogt", NewPremises("ny", "Nya lokalen"), NOON)

    links = [link.attributes["href"] for link in coordinator.page("/today/ny").every("main")[0].every("a")]
    assert "/kiosks" in links


def test_everyone_who_taps_is_counted_and_the_latest_stands_first(volunteer, tap):
    tap(60)
    tap(30, count=3, children=2)
    tap(5)

    page = volunteer.page("/")

    assert visits_shown(page).startswith("5")
    assert "5 besök i dag · 2 barn bland dem · senast 11.55" in inside_shown(page)
    assert [line.split()[0] for line in noted(page)] == ["11.55", "11.30", "11.00"]


def test_hours_stand_side_by_side_from_the_first_to_the_last(volunteer, tap):
    tap(150)
    tap(140, count=4)
    tap(5)

    assert hours_shown(volunteer.page("/")) == Hours(
        columns=["09", "10", "11"], marks=[("5", "mark size-5"), ("", ""), ("1", "mark size-3")]
    )


def test_what_else_was_done_stands_by_kind_and_activity(volunteer, tap, house):
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "aa", "session", visiting_group=True)
    tap(50, kind="meal", activity="lunch", count=7)
    tap(45, kind="meal", activity="lunch", count=2)
    tap(40, kind="session", activity="aa", count=9)
    tap(30, kind="training", minutes=180)
    tap(20, kind="outreach", channel="phone", count=2)

    page = volunteer.page("/")

    assert lines_shown(page) == [
        "Måltid 9 lunch",
        "Tillfälle 9 aa",
        "Arbetsträning 1 3 timmar",
        "Kontakt 2",
    ]
    assert visits_shown(page).startswith("0")


def test_a_person_with_a_card_is_one_visit_however_often_they_tap(volunteer, tap, card):
    tap(60, credential=card)
    tap(50, credential=card, kind="meal")
    tap(40)

    page = volunteer.page("/")

    assert visits_shown(page).startswith("2")


def test_nothing_on_the_page_tells_whose_card_it_was(volunteer, tap, card):
    tap(60, credential=card)
    tap(60)

    with_card, without = noted(volunteer.page("/"))

    assert with_card == without


@pytest.mark.parametrize(
    ("utc_time", "day", "visits"),
    [((1, 59), "tisdag 5 maj", "1"), ((2, 0), "onsdag 6 maj", None)],
    ids=["03.59", "04.00"],
)
def test_the_service_day_ends_at_the_cutoff(house, tap, at_noon, utc_time, day, visits):
    tap(0)

    at_noon.move_to(datetime(2026, 5, 6, *utc_time, tzinfo=UTC))
    page = house.signed_in("Alva").page("/")

    assert day in page.text
    assert ("Ingen har kommit än" in page.text) is (visits is None)


def test_several_premises_can_be_chosen_between(coordinator, house, tap):
    norra = make_door("norra", "iogt")
    tap(10, door=norra)

    page = coordinator.page("/today/norra")

    assert visits_shown(page).startswith("1")
    assert "Ingen har kommit än i dag" in coordinator.page("/today/valla").text
    choices = [link.text for nav in page.every("nav") for link in nav.every("a") if "today/" in link.attributes["href"]]
    assert choices == ["Norra", "Valla"]


def test_the_fresh_part_says_the_same_as_the_page_and_is_sent_once(volunteer, tap):
    tap(5)
    first = volunteer.get("/today/valla/live")

    again = volunteer.get("/today/valla/live", headers={"If-None-Match": first.headers["ETag"]})
    tap(0)
    after = volunteer.get("/today/valla/live", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code, after.status_code) == (200, 304, 200)
    assert again.text == ""


def test_every_kind_has_its_icon():
    assert set(ICONS) == set(KIND)
    assert [name for name in ICONS.values() if not (FOLDER / f"{name}.svg").exists()] == []


def test_the_page_speaks_english_too(volunteer, tap):
    tap(3)
    volunteer.submit("/account", "/language", language="en")

    page = volunteer.page("/")

    assert "latest 11:57" in page.text
    assert "Tuesday 5 May" in page.text
