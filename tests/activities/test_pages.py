"""The pages of activities: what is offered in the order of the week, and the form by which it is changed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.activities.models import Activity, ActivityPremises
from app.clock import now
from app.service_day import local_time
from tests.activities.filled_in import LUNCH, NEW, TIMES, fields, read, saved
from tests.make import make_activity, rows


def today():
    return local_time(now(), "Europe/Stockholm", 240).day


def headings(page):
    return [each.text for each in page.every("h2")]


def test_an_empty_page_says_what_to_do_first_and_a_volunteer_may_look(coordinator, volunteer):
    assert "Lägg till den första" in coordinator.page("/activities/valla").text
    assert "Här erbjuds inget än" in volunteer.page("/activities/valla").text
    assert "Lägg till" not in [each.text for each in volunteer.page("/activities/valla").every("a")]
    assert volunteer.get(NEW).status_code == 403


def test_the_way_in_shows_the_first_premises(coordinator):
    assert "Valla · det som erbjuds den här veckan" in coordinator.page("/activities").text


def test_a_coordinator_adds_an_activity_and_its_slug_is_made_from_its_name(coordinator):
    answer = coordinator.submit(NEW, **LUNCH)

    assert answer.headers["Location"] == "/activities/valla"
    assert rows(select(Activity.slug, Activity.name, Activity.kind, Activity.picture)) == [
        ("fredagslunch-pa-arsta", "Fredagslunch på Årsta", "meal", "soup")
    ]
    assert rows(select(ActivityPremises.shown, ActivityPremises.capacity)) == [("door", 40)]
    assert rows(select(*TIMES)) == [(4, None, 705, 780, None, None)]
    page = coordinator.page("/activities/valla")
    assert "måltid · ruta vid dörren · plats för 40" in page.text
    assert "11.45–13.00" in page.text


def test_the_same_name_twice_has_two_slugs(coordinator):
    coordinator.submit(NEW, **LUNCH)
    coordinator.submit(NEW, **LUNCH)

    assert [slug for (slug,) in rows(select(Activity.slug).order_by(Activity.id))] == [
        "fredagslunch-pa-arsta",
        "fredagslunch-pa-arsta-2",
    ]


def test_rows_of_times_come_and_go_without_scripts_and_keep_what_is_typed(coordinator):
    answer = coordinator.submit(NEW, **LUNCH, press="add")
    typed = fields(read(answer))
    assert (answer.status_code, typed["name"]) == (200, "Fredagslunch på Årsta")
    assert (typed["times-0-starts"], typed["times-1-starts"]) == ("11:45", "")

    typed |= {"times-1-when": "day", "times-1-day": "2026-12-18", "times-1-starts": "17.00"}
    answer = coordinator.post(NEW, **{name: value for name, value in typed.items() if name}, press="remove-0")
    typed = fields(read(answer))
    assert "times-0-starts" not in typed
    assert saved() == []

    typed |= {"kind": "meal"}
    coordinator.post(NEW, **{name: value for name, value in typed.items() if name})
    assert [row[2:4] for row in rows(select(*TIMES))] == [(1020, None)]


def test_a_row_in_which_nothing_is_typed_is_no_time(coordinator):
    blank = {name: value for name, value in LUNCH.items() if not name.startswith("times-0-")}
    coordinator.submit(NEW, **blank, **{"times-0-premises": "valla", "times-0-when": "2"})

    assert rows(select(*TIMES)) == []
    assert "Utan kommande tider" in headings(coordinator.page("/activities/valla"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": " "}, "Ge den ett namn."),
        ({"name": "x" * 81}, "Skriv lite kortare."),
        ({"kind": ""}, "Välj vilken typ det är."),
        ({"kind": "source"}, "Välj vilken typ det är."),
        ({"picture": "skull"}, "Välj en av bilderna."),
        ({"kind": "volunteering", "visiting_group": "y"}, "En besökande grupp träffas här."),
        ({"offers-0-capacity": "många"}, "Skriv ett tal från 1 till 1000"),
        ({"offers-0-capacity": "0"}, "Skriv ett tal från 1 till 1000"),
        ({"offers-0-premises": "sionhuset"}, "Lokalerna har ändrats."),
        ({"times-0-starts": ""}, "Skriv när den börjar."),
        ({"times-0-starts": "25:00"}, "Skriv tiden som 12.00."),
        ({"times-0-ends": "11.45"}, "Den slutar samtidigt som den börjar."),
        ({"times-0-when": "day"}, "Välj vilken dag."),
        ({"times-0-from_day": "2026-06-01", "times-0-to_day": "2026-05-01"}, "Sista dagen ligger före den första."),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_in_words_and_stays_typed(coordinator, wrong, says):
    answer = coordinator.submit(NEW, **(LUNCH | wrong))

    assert (answer.status_code, says in read(answer).text) == (422, True), read(answer).text
    assert saved() == []
    typed = fields(read(answer))
    kept = (LUNCH | wrong).items()
    assert {name: typed.get(name) for name, _ in kept if re.match("times|offers-0-c|name", name)} == {
        name: value for name, value in kept if re.match("times|offers-0-c|name", name)
    }


def test_the_week_is_in_its_order_then_what_comes_later_then_what_has_no_time(house, volunteer):
    weekday, later = today().weekday(), today() + timedelta(days=30)
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    make_activity(house.valla, "b-walk", "walk", False, f"{names[weekday]} 10:00")
    make_activity(house.valla, "a-lunch", "meal", False, f"{names[weekday]} 12:00-13:00")
    make_activity(house.valla, "buffet", "meal", False, f"{later} 18:00")
    make_activity(house.valla, "knitting", "session")

    page = volunteer.page("/activities/valla")

    first, second, third = page.every("section")
    assert " i dag " in first.every("h2")[0].text
    assert [each.text for each in first.every("span") if "offer__name" in each.attributes["class"]] == [
        "b-walk",
        "a-lunch",
    ]
    assert second.every("h2")[0].text == "Senare"
    assert third.every("h2")[0].text == "Utan kommande tider"
    assert volunteer.page("/activities/valla?q=KNIT").every("section")[0].text.count("knitting") == 1
    assert len(volunteer.page("/activities/valla?q=KNIT").every("section")) == 1
    assert "Ingen aktivitet heter så." in volunteer.page("/activities/valla?q=chess").text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from([*LUNCH, "press", "version", "visiting_group"]), st.text(max_size=30)))
def test_whatever_is_sent_is_answered(coordinator, values):
    if not hasattr(coordinator, "token"):
        coordinator.token = fields(coordinator.page(NEW))["csrf_token"]

    answer = coordinator.post(NEW, **(LUNCH | values), csrf_token=coordinator.token)

    assert answer.status_code in (200, 302, 400, 422)
