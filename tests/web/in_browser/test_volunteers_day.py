"""A volunteer's whole day at the desk, on a telephone, and without a mouse: every flow by what is pressed alone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.clock import now
from app.extensions import db
from app.log.models import Entry, Void
from app.organisations.models import OpeningDay
from app.organisations.queries import own_premises
from app.people.cards import draw_card
from app.service_day import local_time
from app.staff.models import Role
from app.training.actions import take_in
from tests.kiosk.in_browser.server import put_into_bowl
from tests.make import rows
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.hands import Keyboard, Mouse, Thumb
from tests.web.in_browser.test_today_counting import heads, is_sent


@pytest.fixture
def with_a_trainee(lived_in):
    """A house where somebody is in work training."""
    card = draw_card(with_pictures=False)
    put_into_bowl(lived_in.server, lived_in.door, card)
    with lived_in.server.database():
        with db.engine.connect() as connection:
            place = own_premises(connection, lived_in.door.place.organisation_id, lived_in.door.slug)
        take_in(place, card.token, service_day())
    return lived_in


def service_day():
    return local_time(now(), "Europe/Stockholm", 240).day


def log_of(house):
    """What counts, by kind: heads, minutes, the day, the word of the kind's list; of a shift no minutes."""
    word = [Entry.channel, Entry.item, Entry.authority, Entry.partner, Entry.basis]
    query = select(Entry.kind, Entry.count, Entry.minutes, Entry.day, *word).where(
        Entry.organisation_id == house.door.place.organisation_id, Entry.id.not_in(select(Void.target_id))
    )
    with house.server.database():
        found = rows(query)
    return sorted(
        (kind, count, 0 if kind == "training" else minutes, day, *filter(None, words))
        for kind, count, minutes, day, *words in found
    )


def finished_days(house):
    query = select(OpeningDay.day, OpeningDay.state, OpeningDay.stated_heads).where(
        OpeningDay.organisation_id == house.door.place.organisation_id
    )
    with house.server.database():
        return rows(query)


def counts_on_today(hand):
    hand.go("I dag")
    for _ in range(3):
        hand.press(hand.page.get_by_role("button", name="lunch, en till"))
    hand.press(hand.page.get_by_role("button", name="lunch, en färre"))
    expect(heads(hand.page, "lunch")).to_have_text("2")
    is_sent(hand.page)


def notes_a_contact(hand):
    hand.go("Ny kontakt")
    for name in ("Telefon", "De till oss"):
        hand.choose(hand.page.get_by_role("radio", name=name))
    hand.press_button("5–15 min")
    hand.is_told("Sparat: Telefon, de till oss, 5–15 min.")


def notes_by_hand(hand):
    """What was handed out, an errand together, a meeting, hours of volunteers and of community service."""
    radio = hand.page.get_by_role
    hand.go("Anteckna", "Utdelning")
    hand.choose(radio("radio", name="matkassar"))
    hand.fill(hand.page.get_by_label("Hur många delades ut?"), "3")
    hand.press_button("Spara")
    hand.is_told("3")
    hand.go("Anteckna", "Följt med")
    hand.choose(radio("radio", name="socialtjänsten"))
    hand.choose(radio("radio", name="1–2 tim"))
    hand.press_button("Spara")
    hand.is_told("socialtjänsten")
    hand.go("Anteckna", "Samverkan")
    hand.choose(radio("radio", name="polisen"))
    hand.press_button("Spara")
    hand.is_told("polisen")
    hand.go("Anteckna", "Ideella timmar")
    hand.fill(hand.page.get_by_label("Hur många timmar?"), "2,5")
    hand.choose(radio("radio", name="Ungefär"))
    hand.press_button("Spara")
    hand.is_told("Ideella timmar, 2,5 tim")
    hand.go("Anteckna", "Samhällstjänst")
    hand.fill(hand.page.get_by_label("Hur många timmar?"), "4")
    hand.press_button("Spara")
    hand.is_told("4 tim")


def lets_a_shift_begin_and_end(hand):
    hand.go("Mer", "Arbetsträning")
    hand.press(hand.page.get_by_role("button", name="Börjar"))
    hand.is_told("Här sedan")
    hand.press(hand.page.get_by_role("button", name="Ångra"))
    hand.press(hand.page.get_by_role("button", name="Börjar"))
    hand.press(hand.page.get_by_role("button", name="Slutar"))


def types_yesterdays_paper(hand):
    hand.go("Mer", "Papper")
    hand.press_button("Skriv in")
    hand.fill(hand.page.get_by_label("Jag är här"), "12")
    hand.press_button("Spara pappret")
    hand.is_told("nu har den 12")


def finishes_the_day(hand):
    hand.go("Mer", "Avsluta dagen", "Avsluta dagen")
    hand.press_button("Avsluta dagen")
    hand.is_told("Dagen är avslutad.")


DAY = (
    counts_on_today,
    notes_a_contact,
    notes_by_hand,
    lets_a_shift_begin_and_end,
    types_yesterdays_paper,
    finishes_the_day,
)


@pytest.mark.parametrize(("hand", "size"), [(Mouse, DESK), (Thumb, PHONE), (Keyboard, DESK)])
def test_a_volunteer_keeps_the_whole_day(with_a_trainee, signed_in, hand, size):
    hand = hand(signed_in(with_a_trainee, "Alva", Role.VOLUNTEER, viewport=size, has_touch=hand.touches))
    hand.go("Oasen")
    hand.is_told("Hej Alva")
    hand.go("Allt annat")
    for name in ("Sök noteringar", "Kort", "Personal", "Telefoner"):
        begins = re.compile(f"^{name}")
        expect(hand.page.get_by_role("main").get_by_role("link", name=begins)).to_have_count(0)

    for each in DAY:
        each(hand)

    today, yesterday = service_day(), service_day() - timedelta(days=1)
    assert log_of(with_a_trainee) == [
        ("accompaniment", 1, 90, today, "social-services"),
        ("community-service", 1, 240, today, "measured"),
        ("cooperation", 1, None, today, "police"),
        ("handout", 3, None, today, "food-bag"),
        ("meal", 1, None, today),
        ("meal", 1, None, today),
        ("outreach", 1, 10, today, "phone"),
        ("training", 1, 0, today),
        ("visit", 12, None, yesterday, "paper"),
        ("volunteering", 1, 150, today, "estimated"),
    ]
    assert finished_days(with_a_trainee) == [(today, "open", 2)]
