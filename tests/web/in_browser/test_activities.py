"""Activities in a real browser: what staff decide on their page is on the tablet by the door within a minute."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.activities.schedule import WEEKDAYS
from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import make_pairing_code
from app.staff.models import Role
from tests.kiosk.in_browser.tablet import LYING, Tablet
from tests.make import make_activity
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.test_look import looked_at, unfold

A_MINUTE_MS = 60_000


@pytest.fixture
def tablet(lived_in, new_context):
    """A paired tablet by the door of the house; its clock goes on only when a test says so."""
    with lived_in.server.database(), write_connection() as connection:
        code = make_pairing_code(connection, lived_in.door.place.organisation_id, lived_in.door.kiosk_id, now())
    taken = Tablet(new_context(viewport=LYING, has_touch=True), lived_in.server.url)
    taken.page.clock.install(time=now())
    with taken.page.expect_response("**/api/v1/sealed"):
        taken.open(f"{lived_in.server.url}/kiosk/#pair={code}")
    taken.is_at("welcome")
    expect(taken.page.locator("[data-raise=already-here]")).to_be_visible()
    taken.page.clock.run_for(1_000)
    return taken


def tiles_of_next_visit(tablet):
    tablet.tap("Jag är här")
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(400)
    expect(tablet.page.locator(".tile")).not_to_have_count(0)
    words = tablet.page.locator(".tile").all_inner_texts()
    tablet.page.clock.run_for(20_000)
    tablet.page.clock.run_for(A_MINUTE_MS)
    tablet.is_at("welcome")
    return words


def after_news(tablet, milliseconds):
    """Let time go by on the tablet, in which it asks what is new."""
    with tablet.page.expect_response("**/api/v1/screen"):
        tablet.page.clock.run_for(milliseconds)


def add(page, lived_in, name):
    page.goto(f"{lived_in.server.url}/activities/{lived_in.door.slug}")
    page.get_by_role("link", name="Ny aktivitet").click()
    page.get_by_label("Vad den heter").fill(name)
    page.get_by_label("Grupp eller träff").check(force=True)
    page.get_by_role("button", name="Spara aktiviteten").click()
    expect(page.get_by_role("status").filter(has_text=f"{name} är tillagd.")).to_be_visible()


def test_what_is_added_on_a_phone_is_a_tile_within_a_minute_and_gone_within_another(lived_in, signed_in, tablet):
    page = signed_in(lived_in, viewport=PHONE)
    assert tiles_of_next_visit(tablet) == ["lunch"]

    add(page, lived_in, "Bingo")
    after_news(tablet, A_MINUTE_MS)
    assert sorted(tiles_of_next_visit(tablet)) == ["Bingo", "lunch"]

    page.get_by_role("link", name="Bingo").click()
    page.get_by_role("button", name="Lägg ner aktiviteten").click()
    expect(page.get_by_text("Bingo är nedlagd.")).to_be_visible()
    after_news(tablet, A_MINUTE_MS)
    assert tiles_of_next_visit(tablet) == ["lunch"]


def test_the_tiles_under_a_finger_stay_as_they_are_until_the_next_visit(lived_in, signed_in, tablet):
    page = signed_in(lived_in)
    tablet.page.clock.pause_at(now() + timedelta(seconds=2))
    tablet.tap("Jag är här")
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(400)

    add(page, lived_in, "Allsång")
    with tablet.page.expect_response(lambda answer: answer.url.endswith("/screen") and answer.status == 200):
        for _ in range(10):  # longer than until the tablet asks again; who stands there touches it now and then
            tablet.page.clock.run_for(4_500)
            tablet.page.dispatch_event("h1", "pointerdown")

    tablet.is_at("choose-activity")
    assert tablet.page.locator(".tile").all_inner_texts() == ["lunch"]
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    tablet.page.clock.run_for(A_MINUTE_MS)
    tablet.is_at("welcome")
    assert sorted(tiles_of_next_visit(tablet)) == ["Allsång", "lunch"]


def test_a_long_list_narrows_while_one_types(lived_in, signed_in):
    with lived_in.server.database():
        for number in range(150):
            make_activity(
                lived_in.door,
                f"circle-{number}",
                "session",
                False,
                f"{WEEKDAYS[number % 7]} 10:00",
            )
    page = signed_in(lived_in, "Alva", Role.VOLUNTEER, viewport=PHONE)
    page.goto(f"{lived_in.server.url}/activities/{lived_in.door.slug}")

    page.get_by_label("Hitta en aktivitet").fill("circle-14")

    expect(page.locator(".offer:visible")).to_have_count(11)
    page.get_by_label("Hitta en aktivitet").fill("schack")
    expect(page.locator("#nothing-found")).to_be_visible()
    page.get_by_label("Hitta en aktivitet").press("Enter")
    page.wait_for_url("**/activities/*?q=schack")
    expect(page.locator(".offer:visible")).to_have_count(0)


def test_a_day_of_its_own_is_asked_for_only_where_one_is_chosen(lived_in, signed_in):
    page = signed_in(lived_in)
    page.goto(f"{lived_in.server.url}/activities/{lived_in.door.slug}/new")
    expect(page.get_by_label("Vilken dag")).to_be_hidden()

    page.get_by_label("Dag", exact=True).select_option("Bara en viss dag")

    expect(page.get_by_label("Vilken dag")).to_be_visible()
    expect(page.get_by_text("Bara en del av året")).to_be_hidden()


def test_enter_in_a_field_saves_and_removes_no_time(lived_in, signed_in):
    page = signed_in(lived_in)
    page.goto(f"{lived_in.server.url}/activities/{lived_in.door.slug}/new")
    page.get_by_role("radio", name="Promenad Promenader").check(force=True)
    page.get_by_label("Från").fill("10:30")
    page.get_by_label("Vad den heter").fill("Måndagspromenad")

    page.get_by_label("Vad den heter").press("Enter")

    expect(page.get_by_text("Måndagspromenad är tillagd.")).to_be_visible()
    expect(page.locator(".offer__when")).to_have_text("10.30")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_is_wrong_with_the_pages_when_they_have_something_to_say(lived_in, signed_in, language):
    page = signed_in(lived_in)
    page.locator(f"button[value={language}]").click()
    address, found = f"{lived_in.server.url}/activities/{lived_in.door.slug}", {}

    def look(name):
        unfold(page)
        found[name] = looked_at(page, {"desk": (DESK, "light"), "phone": (PHONE, "light")})

    def submit():
        page.evaluate("document.querySelector('form.activity').noValidate = true")
        with page.expect_navigation():
            page.locator(".actions .button.main").click()

    page.goto(f"{address}/new")
    page.locator("#times-0-when").select_option("day")
    page.locator("#times-0-ends").fill("12:00")
    page.locator("#offers-0-capacity").fill("0")
    submit()
    look("refused")
    page.goto(f"{address}/1")
    page.locator("#name").fill("lunch 1")
    page.evaluate("document.querySelector('.activity [name=version]').value = '7'")
    submit()
    look("later than another")
    page.goto(f"{address}/1")
    page.locator(".retire button").click()
    look("retired")

    assert found == dict.fromkeys(["refused", "later than another", "retired"], {})
