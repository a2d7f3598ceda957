"""Counting on today's page in a real browser: at once, together, without contact; and how full it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from app.database.transaction import write_connection
from app.log.definition import ENTRIES, is_voided
from app.organisations.actions import set_capacity
from app.staff.models import Role
from tests.kiosk.in_browser.server import eventually
from tests.make import make_activity, rows
from tests.web.in_browser.conftest import PHONE
from tests.web.in_browser.test_look import EVERY_LOOK, NARROWEST, looked_at


@pytest.fixture
def lunch_page(lived_in, signed_in):
    """Alva's telephone."""
    return signed_in(lived_in, "Alva", Role.VOLUNTEER, viewport=PHONE)


@pytest.fixture
def room_for_ten(lived_in):
    with lived_in.server.database(), write_connection() as connection:
        set_capacity(connection, lived_in.door.place.organisation_id, lived_in.door.place.premises_id, 10)


def heads(page, counter):
    return page.locator(f'[data-part="heads-{counter}"]')


def more(page, name):
    return page.get_by_role("button", name=f"{name}, en till")


def less(page, name):
    return page.get_by_role("button", name=f"{name}, en färre")


def heads_in_log(house):
    with house.server.database():
        [(found,)] = rows(
            select(func.coalesce(func.sum(ENTRIES.c.count), 0)).where(
                ENTRIES.c.organisation_id == house.door.place.organisation_id, ~is_voided(ENTRIES)
            )
        )
    return int(found)


def is_sent(page):
    """Wait until the server has answered for every press."""
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('oasen.press.')).length"
    eventually(lambda: page.evaluate(kept), 0)


def test_a_volunteer_counts_a_lunch_on_a_telephone(lived_in, lunch_page):
    for _ in range(5):
        more(lunch_page, "lunch").click()
    less(lunch_page, "lunch").click()

    assert heads(lunch_page, "lunch").text_content() == "4"
    is_sent(lunch_page)
    expect(lunch_page.locator(".noted").get_by_text("lunch × 4")).to_be_visible()
    assert heads_in_log(lived_in) == 4


def test_two_people_see_each_others_heads(lived_in, signed_in):
    alva, cleo = signed_in(lived_in, "Alva", Role.VOLUNTEER), signed_in(lived_in, "Cleo", viewport=PHONE)

    for page in (alva, cleo, alva, cleo, cleo):
        more(page, "lunch").click()

    for page in (alva, cleo):
        expect(heads(page, "lunch")).to_have_text("5")
    assert heads_in_log(lived_in) == 5


def test_what_becomes_usual_moves_to_the_top_by_itself_when_nobody_presses(lived_in, lunch_page):
    first = lunch_page.locator('[data-counters="usual"] [data-counter]').first
    expect(first).to_have_attribute("data-counter", ".visit")

    lived_in.tap(kind="meal", activity="lunch", count=4)

    expect(first).to_have_attribute("data-counter", "lunch")
    expect(heads(lunch_page, "lunch")).to_have_text("4")


def test_several_at_once_and_one_undone(lived_in, lunch_page):
    lunch_page.locator("#several-lunch summary").click()
    lunch_page.locator("#heads-lunch").fill("12")
    lunch_page.locator("#heads-lunch").press("Enter")
    expect(heads(lunch_page, "lunch")).to_have_text("12")
    is_sent(lunch_page)

    lunch_page.locator(".noted").get_by_role("button", name="Ångra").click()

    expect(heads(lunch_page, "lunch")).to_have_text("0")
    assert heads_in_log(lived_in) == 0


def test_what_is_half_typed_and_where_the_keyboard_is_stay_while_others_count(lived_in, signed_in, lunch_page):
    lunch_page.locator("#several-lunch summary").click()
    lunch_page.locator("#heads-lunch").press_sequentially("1")

    lived_in.tap(count=3)

    expect(heads(lunch_page, ".visit")).to_have_text("3")
    lunch_page.keyboard.type("7")
    expect(lunch_page.locator("#heads-lunch")).to_be_focused()
    expect(lunch_page.locator("#heads-lunch")).to_have_value("17")


def test_without_contact_presses_are_kept_told_of_and_sent_once(lived_in, lunch_page):
    lunch_page.context.set_offline(True)
    for _ in range(3):
        more(lunch_page, "lunch").click()
    expect(heads(lunch_page, "lunch")).to_have_text("3")
    expect(lunch_page.get_by_text("tryck kvar att skicka.")).to_be_visible()
    assert heads_in_log(lived_in) == 0

    lunch_page.context.set_offline(False)

    is_sent(lunch_page)
    expect(lunch_page.get_by_text("tryck kvar att skicka.")).to_be_hidden()
    assert heads_in_log(lived_in) == 3
    expect(heads(lunch_page, "lunch")).to_have_text("3")


def test_a_press_whose_answer_was_lost_is_sent_again_and_counts_once(lived_in, lunch_page):
    seen = []

    def lose_the_first_answer(route):
        seen.append(route.request.post_data)
        if len(seen) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    lunch_page.route("**/count", lose_the_first_answer)
    more(lunch_page, "lunch").click()
    is_sent(lunch_page)

    press_ids = {part for each in seen for part in each.split("&") if part.startswith("press=")}
    assert len(seen) == 2
    assert len(press_ids) == 1
    expect(heads(lunch_page, "lunch")).to_have_text("1")
    assert heads_in_log(lived_in) == 1


def test_a_page_that_is_loaded_again_sends_what_it_had_not(lived_in, lunch_page):
    lunch_page.route("**/count", lambda route: route.abort())
    for _ in range(2):
        more(lunch_page, "lunch").click()
    expect(lunch_page.get_by_text("tryck kvar att skicka.")).to_be_visible()

    lunch_page.unroute("**/count")
    lunch_page.reload()

    expect(heads(lunch_page, "lunch")).to_have_text("2")
    is_sent(lunch_page)
    assert heads_in_log(lived_in) == 2


def test_minus_leaves_the_tablet_alone_and_says_so(lived_in, lunch_page):
    lived_in.tap(count=2)
    expect(heads(lunch_page, ".visit")).to_have_text("2")

    less(lunch_page, "Besök").click()

    expect(
        lunch_page.locator("[data-counter-said]").filter(has_text="Resten är inte räknat för hand här.")
    ).to_be_visible()
    expect(heads(lunch_page, ".visit")).to_have_text("2")
    assert heads_in_log(lived_in) == 2


def test_nearly_full_and_full_show_by_themselves_in_words(lived_in, room_for_ten, lunch_page):
    now = lunch_page.locator(".now")
    for number, level, words in ((8, "room", "8 av 10"), (1, "nearly", "Nästan fullt"), (1, "full", "Fullt")):
        lived_in.tap(count=number)
        expect(now).to_have_class(f"now {level}")
        expect(now).to_contain_text(words)

    lunch_page.locator("#put-right summary").click()
    lunch_page.get_by_label("Hur många är ni inne?").fill("6")
    lunch_page.get_by_role("button", name="Rätta").click()

    expect(now).to_have_class("now room")
    expect(now).to_contain_text("6 av 10")


def test_counting_works_without_scripts(lived_in, new_context):
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    link = lived_in.link("Alva", Role.VOLUNTEER)
    page.goto(link)
    page.get_by_label("Länken du har fått").fill(link)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name="Senare").click()
    page.get_by_role("link", name="I dag").first.click()

    for _ in range(3):
        more(page, "lunch").click()
    less(page, "lunch").click()

    expect(heads(page, "lunch")).to_have_text("2")
    assert heads_in_log(lived_in) == 2


def test_nothing_is_wrong_with_a_full_day(lived_in, room_for_ten, signed_in):
    with lived_in.server.database():
        for slug, kind in (("torsdagspromenaden", "walk"), ("aa", "session"), ("matkasse", "handout")):
            make_activity(lived_in.door, slug, kind, visiting_group=slug == "aa")
    looks = EVERY_LOOK | {f"narrowest, {scheme}": (NARROWEST, scheme) for scheme in ("light", "dark")}
    page, found = signed_in(lived_in), {}
    for count in (9, 4):
        lived_in.tap(count=count)
        lived_in.tap(kind="meal", activity="lunch", count=count)
        page.reload()
        more(page, "lunch").click()
        is_sent(page)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found[count] = looked_at(page, looks)

    assert found == {9: {}, 4: {}}
