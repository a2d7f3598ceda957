"""Putting the house in order: each step is done when what it is about is there, and may be left at any of them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.activities.models import Activity, ActivityPremises
from app.beginning.steps import STEPS
from app.clock import now
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.kiosk_host.actions import add_kiosk
from app.organisations.models import Premises
from tests.audit.acts import acts_noted
from tests.make import rows

PREMISES, ACTIVITIES, OFFERED = table_of(Premises), table_of(Activity), table_of(ActivityPremises)


def done_on(page):
    """The numbers of the steps that are ticked."""
    steps = [each for each in page.every("li") if "set-up__step" in each.attributes.get("class", "")]
    assert len(steps) == len(STEPS)
    return [number for number, each in enumerate(steps, 1) if "is-done" in each.attributes["class"]]


def next_on(page):
    """What the one large button leads to."""
    leads = [each.attributes["href"] for each in page.every("a") if each.attributes.get("class") == "button main"]
    assert len(leads) <= 1
    return leads[0] if leads else None


@pytest.fixture
def placed(maria):
    """The browser of who has added the premises."""
    assert maria.submit("/begin/premises", name="Gula huset").status_code == 302
    return maria


def test_at_first_only_the_organisation_is_done_and_the_way_in_comes_next(maria):
    page = maria.page("/begin/steps")

    assert done_on(page) == [1]
    assert next_on(page) == "/welcome"
    assert page.text.count("efter lokalen") == 4


def test_with_a_password_the_premises_come_next(maria):
    maria.submit("/account/password", new="en lång mening om soppa och bröd")

    page = maria.page("/begin/steps")

    assert done_on(page) == [1, 2]
    assert next_on(page) == "/begin/premises"


def test_a_name_is_enough_for_premises(placed):
    found = rows(select(PREMISES.c.slug, PREMISES.c.name, PREMISES.c.time_zone, PREMISES.c.cutoff_minute))

    assert found == [("gula-huset", "Gula huset", "Europe/Stockholm", 240)]
    assert done_on(placed.page("/begin/steps")) == [1, 3]
    assert acts_noted()[-1] == "changed-premises"


def test_premises_may_say_all_of_it(maria):
    maria.submit("/begin/premises", name="Torget", slug="torget-2", time_zone="Europe/Helsinki", cutoff="5.30")

    found = rows(select(PREMISES.c.slug, PREMISES.c.time_zone, PREMISES.c.cutoff_minute))
    assert found == [("torget-2", "Europe/Helsinki", 330)]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Skriv vad stället heter."),
        ("slug", "Gula Huset", "små bokstäver"),
        ("time_zone", "Europe/Nowhere", "Europe/Stockholm"),
        ("time_zone", "../../etc/passwd", "Europe/Stockholm"),
        ("cutoff", "25", "Skriv en tid"),
        ("cutoff", "13", "midnatt"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_kept(maria, field, typed, said):
    typed_in = {"name": "Torget", "slug": "torget", "time_zone": "Europe/Stockholm", "cutoff": "4"} | {field: typed}
    answer = maria.submit("/begin/premises", **typed_in)

    assert answer.status_code == 422
    assert said in answer.text
    assert all(f'value="{each}"' in answer.text for each in typed_in.values() if each)
    assert rows(select(PREMISES.c.slug)) == []


def test_a_short_name_that_another_place_has_is_refused_and_one_that_is_made_gets_a_number(placed):
    answer = placed.submit("/begin/premises", name="Gula huset", slug="gula-huset")

    assert answer.status_code == 409
    assert "Ta ett annat." in answer.text
    assert placed.submit("/begin/premises", name="Gula huset").status_code == 302
    assert sorted(rows(select(PREMISES.c.slug))) == [("gula-huset",), ("gula-huset-2",)]


def test_ready_sets_are_offered_in_the_readers_language_and_pressed_twice_once(placed):
    for _ in range(2):
        answer = placed.submit("/begin/offered/gula-huset", sets=["sober-cafe", "food-bags"])
        assert answer.status_code == 302

    found = rows(select(ACTIVITIES.c.name, ACTIVITIES.c.kind).order_by(ACTIVITIES.c.id))
    assert found == [
        ("Kaffe och smörgås", "meal"),
        ("Spelkväll", "session"),
        ("Musikkväll", "session"),
        ("Filmkväll", "session"),
        ("Matkasse", "handout"),
        ("Hygienartiklar", "handout"),
    ]
    assert len(rows(select(OFFERED.c.activity_id))) == 6
    assert 5 in done_on(placed.page("/begin/steps"))


def test_nothing_chosen_is_told_of_and_offers_nothing(placed):
    answer = placed.submit("/begin/offered/gula-huset")

    assert answer.status_code == 422
    assert "Välj minst en" in answer.text
    assert rows(select(ACTIVITIES.c.name)) == []


def test_a_set_that_clashes_with_what_there_is_changes_nothing(placed):
    placed.submit("/begin/offered/gula-huset", sets=["food-bags"])
    with write_connection() as connection:
        connection.execute(ACTIVITIES.update().where(ACTIVITIES.c.slug == "food-bag").values(kind="session"))

    answer = placed.submit("/begin/offered/gula-huset", sets=["sober-cafe", "food-bags"])

    assert answer.status_code == 409
    assert 'value="sober-cafe" checked' in answer.text
    assert len(rows(select(ACTIVITIES.c.slug))) == 2


def test_a_tablet_that_was_added_waits_until_it_has_been_heard_of(placed, app):
    with write_connection() as connection:
        pairing = add_kiosk(connection, "gula-huset", "vid dörren", now())

    page = placed.page("/begin/steps")
    assert 7 not in done_on(page)
    assert "väntar på sin platta" in page.text
    assert "/kiosks/1/pair" in [each.attributes.get("href") for each in page.every("a")]

    heard = app.test_client().get("/api/v1/screen", headers={"Authorization": f"Bearer {pairing.token}"})
    assert heard.status_code == 200
    assert 7 in done_on(placed.page("/begin/steps"))


def test_the_strip_leads_back_until_it_is_enough(placed):
    placed.page("/begin/steps")
    strip = placed.page("/kiosks").text
    assert "Alla steg" in strip
    assert "Så kommer du in igen" in strip

    assert placed.submit("/begin/steps", "/begin/later").headers["Location"] == "/home"

    assert "Alla steg" not in placed.page("/kiosks").text


def test_whoever_coordinates_sets_nothing_up(coordinator):
    assert coordinator.get("/begin/steps").status_code == 403
    assert coordinator.get("/begin/key-sheet").status_code == 403
    assert "Ställ i ordning huset" not in coordinator.page("/more").text


def test_a_coordinator_takes_ready_sets_for_an_own_place_alone(house):
    answer = house.signed_in("Otto").submit("/begin/offered/sionhuset", sets=["food-bags"])

    assert answer.headers["Location"] == "/activities/sionhuset"
    assert house.signed_in_anew("Otto").get("/begin/offered/valla").status_code == 404
