"""An activity is changed, retired and brought back, at one premises or several, by one or by two at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.activities.actions import change_activity
from app.activities.models import Activity, ActivityPremises
from app.activities.wishes import ActivityWishes
from app.database.transaction import write_connection
from app.errors import Refusal
from app.log.actions import deposit
from tests.activities.filled_in import LUNCH, NEW, TIMES, fields, read, saved
from tests.make import labelled, make_activity, make_door, rows


def headings(page):
    return [each.text for each in page.every("h2")]


def changed(client, number=1, **values):
    """Open the form of an activity, change some of it, and send it as it then stands."""
    path = f"/activities/valla/{number}"
    typed = {name: value for name, value in fields(client.page(path)).items() if name}
    return client.post(path, **(typed | values))


def test_what_is_saved_stands_in_the_form_and_can_be_changed(coordinator):
    coordinator.submit(NEW, **LUNCH)

    answer = changed(coordinator, **{"name": "Lunch", "offers-0-shown": "staff", "times-0-starts": "12:00"})

    assert answer.headers["Location"] == "/activities/valla"
    assert saved() == [("Lunch", "meal", "soup", False)]
    assert rows(select(ActivityPremises.shown, ActivityPremises.capacity)) == [("staff", 40)]
    assert [row[2:4] for row in rows(select(*TIMES))] == [(720, 780)]


def test_of_two_who_change_it_at_once_the_later_is_told_and_loses_nothing(coordinator):
    coordinator.submit(NEW, **LUNCH)
    typed = {name: value for name, value in fields(coordinator.page("/activities/valla/1")).items() if name}
    changed(coordinator, name="Lunch för alla", **{"times-0-starts": "12:15"})

    mine = typed | {"name": "Soppa", "offers-0-capacity": "30"}
    answer = coordinator.post("/activities/valla/1", **mine)

    page = read(answer)
    assert answer.status_code == 409
    assert "Någon annan sparade medan du skrev." in page.text
    assert "Namn: Lunch för alla" in page.text
    assert "Tider på Valla: Fredagar 12.15–13.00" in page.text
    assert saved()[0][0] == "Lunch för alla"
    shown = {name: value for name, value in fields(page).items() if name}
    assert (shown["name"], shown["offers-0-capacity"], shown["times-0-starts"]) == ("Soppa", "30", "11:45")
    assert coordinator.post("/activities/valla/1", **shown).status_code == 302
    assert saved()[0][0] == "Soppa"


def test_what_has_been_noted_keeps_its_kind_and_says_why(house, coordinator):
    coordinator.submit(NEW, **LUNCH)
    before = coordinator.page("/activities/valla/1")
    deposit(house.valla.place.organisation_id, [labelled(house.valla, kind="meal", activity="fredagslunch-pa-arsta")])

    answer = changed(coordinator, kind="walk", visiting_group="y", name="Lunch")

    assert [each for each in before.every("input") if each.attributes.get("name") == "kind"] != []
    page = coordinator.page("/activities/valla/1")
    assert [each for each in page.every("input") if each.attributes.get("name") == "kind"] == []
    assert "Det finns noteringar, så typen ligger fast." in page.text
    assert answer.status_code == 302
    assert saved() == [("Lunch", "meal", "soup", False)]


def test_a_first_entry_that_comes_while_the_form_is_open_keeps_the_kind_too(house):
    make_activity(house.valla, "lunch", "meal")
    deposit(house.valla.place.organisation_id, [labelled(house.valla, kind="meal", activity="lunch")])
    wishes = ActivityWishes("Lunch", "walk", "", False, ())

    with pytest.raises(Refusal, match="its kind stays"), write_connection() as connection:
        change_activity(connection, house.valla.place.organisation_id, 1, wishes, 1)

    assert saved() == [("lunch", "meal", "", False)]


def test_what_has_not_been_noted_may_be_another_kind(coordinator):
    coordinator.submit(NEW, **LUNCH)

    changed(coordinator, kind="session", visiting_group="y")

    assert saved() == [("Fredagslunch på Årsta", "session", "soup", True)]


def test_retired_it_is_folded_away_and_can_be_brought_back_as_it_was(coordinator):
    coordinator.submit(NEW, **LUNCH)

    coordinator.submit("/activities/valla/1", action="/activities/valla/1/retire")
    page = coordinator.page("/activities/valla")
    assert headings(page) == ["Nedlagda"]
    assert [each.text for each in page.every("details")[0].every("button")] == [
        "Ta upp igen Fredagslunch på Årsta",
    ]
    assert len(rows(select(*TIMES))) == 1

    coordinator.submit("/activities/valla", action="/activities/valla/1/bring-back")
    assert "11.45–13.00" in coordinator.page("/activities/valla").text


def test_a_press_on_an_old_page_retires_nothing_that_somebody_has_changed_since(coordinator):
    coordinator.submit(NEW, **LUNCH)
    old = {name: value for name, value in fields(coordinator.page("/activities/valla/1")).items() if name}
    changed(coordinator, name="Lunch")

    answer = coordinator.post("/activities/valla/1/retire", csrf_token=old["csrf_token"], version=old["version"])

    assert answer.status_code == 409
    assert rows(select(Activity.retired_at)) == [(None,)]


def test_an_activity_is_offered_at_several_premises_each_with_its_own_times(house, coordinator):
    with house.app.app_context():
        make_door("norra", "iogt")
    slugs = ["norra", "valla"]
    offers = {f"offers-{place}-premises": slug for place, slug in enumerate(slugs)}
    values = LUNCH | offers | {"offers-0-shown": "nowhere", "offers-1-shown": "door", "offers-0-capacity": ""}

    coordinator.submit(NEW, **values)

    assert sorted(rows(select(ActivityPremises.shown))) == [("door",), ("nowhere",)]
    assert "Erbjuds bara i andra lokaler" in headings(coordinator.page("/activities/norra"))


def test_another_organisation_reaches_neither_page_nor_activity(house, coordinator):
    coordinator.submit(NEW, **LUNCH)
    otto = house.signed_in("Otto")

    for path in ("/activities/valla", NEW, "/activities/valla/1", "/activities/sionhuset/1"):
        assert otto.get(path).status_code == 404, path
    token = fields(otto.page("/activities/sionhuset/new"))["csrf_token"]
    for verb in ("retire", "bring-back"):
        assert otto.post(f"/activities/sionhuset/1/{verb}", csrf_token=token, version="1").status_code == 404
    assert rows(select(Activity.retired_at)) == [(None,)]
