"""A coordinator's flows at the desk and on a telephone, by what is pressed alone: what needs a hand, what is set up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.activities.models import Activity
from app.clock import now
from app.log.models import Entry, Void
from app.organisations.models import OpeningDay
from app.people.cards import draw_card
from tests.figures.noting import note
from tests.kiosk.in_browser.server import put_into_bowl
from tests.make import rows
from tests.phone.in_browser.phone import POCKET, Phone
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.hands import Mouse, Thumb
from tests.web.in_browser.test_volunteers_day import service_day


@pytest.fixture
def waiting(lived_in):
    """Two days that nobody has finished, a note that nobody understands, and a lunch that was noted wrongly."""
    with lived_in.server.database():
        for days in (1, 2):
            note(lived_in.door, at=(service_day() - timedelta(days=days)).isoformat(), count=4)
    lived_in.tap(kind="something-else")
    lived_in.tap(kind="meal", activity="lunch", count=9)
    return lived_in


@pytest.fixture
def card(waiting):
    """One out of the bowl."""
    drawn = draw_card(with_pictures=False)
    put_into_bowl(waiting.server, waiting.door, drawn)
    return drawn


def counting(house):
    """What counts in the log: kind and heads."""
    query = select(Entry.kind, Entry.count).where(
        Entry.organisation_id == house.door.place.organisation_id, Entry.id.not_in(select(Void.target_id))
    )
    with house.server.database():
        return sorted(rows(query))


def of_house(house, *columns, where=True):
    with house.server.database():
        return rows(
            select(*columns).where(columns[0].class_.organisation_id == house.door.place.organisation_id, where)
        )


def looks_over_what_was_set_aside(hand):
    hand.go("Oasen", "Se över den", "Titta")
    hand.select(hand.page.get_by_label("Typ"), "Besök")
    hand.press_button("Släpp in den så här")
    hand.go("Oasen")
    expect(hand.page.get_by_text("behöver ses över")).to_have_count(0)


def finishes_all_days(hand):
    hand.go("Oasen", "Avsluta dem")
    hand.press_button("Avsluta alla 2 dagar")
    hand.is_told("2 dagar är avslutade.")


def takes_back_the_lunch_that_was_another(hand):
    hand.go("Mer", "Sök noteringar")
    hand.select(hand.page.get_by_label("Typ"), "Måltid")
    hand.press_button("Sök")
    hand.go("Fel? lunch, 9 personer")
    hand.fill(hand.page.get_by_label("Vad var fel?"), "räknad två gånger")
    hand.press_button("Ångra noteringen")


def plans_the_week_and_a_day_off(hand):
    hand.go("Mer", "Öppetkalender", "Planera veckan")
    monday = hand.page.get_by_role("group", name="Måndag")
    hand.fill(monday.get_by_label("Öppnar"), "10")
    hand.fill(monday.get_by_label("Stänger"), "16.30")
    hand.press_button("Spara veckan")
    hand.is_told("Veckan är planerad.")
    hand.go("Särskilda dagar")
    hand.fill(hand.page.get_by_label("Vilken dag"), (service_day() + timedelta(days=9)).isoformat())
    hand.fill(hand.page.get_by_label("Varför"), "städning")
    hand.press_button("Spara dagarna")
    hand.is_told("stängt, städning")


def offers_something_new_and_retires_it(hand):
    hand.go("Mer", "Aktiviteter", "Ny aktivitet")
    hand.fill(hand.page.get_by_label("Vad den heter"), "Bingo")
    hand.choose(hand.page.get_by_role("radio", name="Grupp eller träff"))
    hand.press_button("Spara aktiviteten")
    hand.is_told("Bingo är tillagd.")
    hand.go("Bingo")
    hand.press_button("Lägg ner aktiviteten")
    hand.is_told("Bingo är nedlagd.")


def adds_a_topic(hand):
    hand.go("Mer", "Vad kontakter handlar om")
    hand.fill(hand.page.get_by_role("main").get_by_role("textbox").first, "Skulder")
    hand.press(hand.page.get_by_role("main").get_by_role("button", name="Lägg till"))
    hand.is_told("Skulder")


def takes_someone_into_work_training(hand, card):
    hand.go("Mer", "Arbetsträning", "Ta emot den första")
    hand.fill(hand.page.get_by_label("Deltagarens kort"), card.token)
    hand.choose(hand.page.get_by_label("Deltagaren har sagt ja"))
    hand.press_button("Ta emot")
    tuesday = hand.page.get_by_role("group", name="tis")
    hand.fill(tuesday.get_by_label("Från"), "09:00")
    hand.fill(tuesday.get_by_label("Till"), "12:30")
    hand.press_button("Spara schemat")
    expect(hand.page.get_by_role("status").first).to_be_visible()
    expect(tuesday.get_by_label("Till")).to_have_value("12:30")


def pairs_a_phone(hand):
    """Adds it; the link that pairs it."""
    hand.go("Mer", "Telefoner")
    hand.fill(hand.page.get_by_label("Vad den heter"), "måndagstelefonen")
    hand.press_button("Lägg till telefonen")
    hand.press_button("Visa koden")
    hand.press(hand.page.locator("summary", has_text="Som länk"))
    return hand.page.locator(".link code").inner_text()


def lets_someone_in(hand):
    """Adds a volunteer; the link that signs them in."""
    hand.go("Mer", "Personal")
    hand.fill(hand.page.get_by_label("Namn på stället"), "Bea")
    hand.press_button("Lägg till och visa länken")
    return hand.page.locator(".slip__address").inner_text()


DAY = (
    looks_over_what_was_set_aside,
    finishes_all_days,
    takes_back_the_lunch_that_was_another,
    plans_the_week_and_a_day_off,
    offers_something_new_and_retires_it,
    adds_a_topic,
)


@pytest.mark.parametrize(("hand", "size"), [(Mouse, DESK), (Thumb, PHONE)])
def test_a_coordinator_sets_the_house_up_and_puts_it_right(waiting, card, signed_in, hand, size):
    hand = hand(signed_in(waiting, viewport=size, has_touch=hand.touches))

    for each in DAY:
        each(hand)

    takes_someone_into_work_training(hand, card)

    assert counting(waiting) == [("visit", 1), ("visit", 4), ("visit", 4)]
    states = of_house(waiting, OpeningDay.day, OpeningDay.state)
    assert sorted(states) == [(service_day() - timedelta(days=days), "open") for days in (2, 1)]
    [(retired_at,)] = of_house(waiting, Activity.retired_at, where=Activity.slug == "bingo")
    assert retired_at <= now()


def test_the_sheets_of_cards_come_by_themselves_when_they_are_ready(waiting, signed_in):
    hand = Thumb(signed_in(waiting, viewport=PHONE, has_touch=True))
    hand.go("Mer", "Kort", "Skriv ut kort")

    hand.press_button("Gör korten")

    expect(hand.page.get_by_role("heading", name="10 kort är klara")).to_be_visible(timeout=120_000)
    with hand.page.expect_download() as sheets:
        hand.press_button("Hämta arken")
    assert sheets.value.path().read_bytes().startswith(b"%PDF")


def test_a_phone_that_was_paired_notes_a_contact_that_the_house_reads(waiting, signed_in, new_context):
    coordinator = Mouse(signed_in(waiting))
    phone = Phone(new_context(viewport=POCKET, has_touch=True), waiting.server.url).pair(pairs_a_phone(coordinator))

    phone.note("Telefon", "De till oss", "5–15 min")

    expect(phone.chip()).to_have_text("Fungerar utan internet")
    assert ("outreach", 1) in counting(waiting)
    coordinator.go("Ny kontakt", "Tidigare dagar", "Dagen efter")
    coordinator.is_told("Telefon, de till oss")
    phone.open(f"{waiting.server.url}/outreach/earlier")
    expect(phone.page.get_by_role("heading", name="Logga in")).to_be_visible()


def test_someone_new_comes_in_by_the_link_and_sees_what_is_for_volunteers(waiting, signed_in, new_context):
    link = lets_someone_in(Mouse(signed_in(waiting)))
    bea = Thumb(new_context(viewport=PHONE, has_touch=True).new_page())

    bea.page.goto(link)
    bea.press_button("Logga in")
    bea.go("Senare")

    bea.is_told("Hej Bea")
    bea.go("Mer")
    expect(bea.page.get_by_role("main").get_by_role("link", name="Arbetsträning")).to_be_visible()
    expect(bea.page.get_by_role("main").get_by_role("link", name="Personal")).to_have_count(0)
