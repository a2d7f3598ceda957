"""My card: what is stored of it, and to be forgotten; both for who holds it in the hand."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.clock import now
from app.extensions import db
from app.keys import organisation_key
from app.log.models import Entry
from app.log.rollup_models import DayHeads, VisitDay
from app.organisations.queries import organisation_slug
from app.people.credentials import tag_of
from app.people.models import Card, CredentialType
from tests.kiosk.in_browser.server import eventually, log_of
from tests.make import rows

BY_CARD = ("visit", None, True)
ANONYMOUS = ("visit", None, False)
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()


@pytest.fixture
def at_my_card(tablet, agreed_card):
    """The tablet, showing its card to a holder who came once before today."""
    tablet.scan(agreed_card)
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap("Mitt kort")
    tablet.is_at("my-card")
    tablet.is_ready()
    return tablet


def test_months_and_days_and_nothing_more(at_my_card):
    month = f"{MONTHS[now().month - 1]} {now().year}"

    expect(at_my_card.page.locator(".my-card__months > div")).to_have_text([f"{month}1 dag"])
    at_my_card.tap("Klar")
    at_my_card.is_at("choose-activity")


def test_without_network_the_days_are_not_shown_and_forgetting_waits(at_my_card, server, door, agreed_card):
    at_my_card.tap("Klar")
    at_my_card.is_at("choose-activity")
    eventually(at_my_card.queue_count, 0)
    at_my_card.go_offline()
    at_my_card.is_ready()
    at_my_card.tap("Mitt kort")
    expect(at_my_card.page.get_by_text("Plattan når inte servern just nu")).to_be_visible()
    forget(at_my_card)
    assert at_my_card.queue_count() == 1

    at_my_card.go_online()

    eventually(at_my_card.queue_count, 0)
    assert cards(server, door) == []


def forget(tablet):
    tablet.is_ready()
    tablet.tap("Glöm mig")
    tablet.is_at("confirm-forget")
    tablet.is_ready()
    tablet.tap("Ja, glöm mig")
    tablet.is_at("forgotten")


def cards(server, door):
    with server.database():
        return rows(select(Card.id).where(Card.organisation_id == door.place.organisation_id))


def counts(server, door):
    """How many visits and how many different people, by the log and by the sums."""
    mine = door.place.organisation_id
    with server.database():
        people = rows(select(Entry.person_id).where(Entry.organisation_id == mine, Entry.person_id.is_not(None)))
        days = rows(select(VisitDay.person_id).where(VisitDay.organisation_id == mine))
        heads = rows(select(DayHeads.anonymous_heads).where(DayHeads.organisation_id == mine))
        return len(people), len(set(people)), len(days), heads


def holds(server, text):
    """Whether any value of any table holds these bytes."""
    with server.database(), db.engine.connect() as connection:
        for table in db.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                if any(text in (value if isinstance(value, bytes) else str(value).encode()) for value in row):
                    return True
    return False


def test_forgotten_the_counts_stay_and_nothing_of_the_card_does(at_my_card, server, door, agreed_card):
    eventually(at_my_card.queue_count, 0)
    with server.database():
        key = organisation_key(server.settings, organisation_slug(door.place.organisation_id), "credentials")
        [(person,)] = set(rows(select(Entry.person_id).where(Entry.organisation_id == door.place.organisation_id)))
    traces = [tag_of(CredentialType.CARD, agreed_card, key), agreed_card.encode(), bytes(person)]
    before = counts(server, door)
    assert [holds(server, trace) for trace in traces] == [True, False, True]

    forget(at_my_card)

    eventually(lambda: (cards(server, door), at_my_card.queue_count()), ([], 0))
    assert counts(server, door) == before
    assert [holds(server, trace) for trace in traces] == [False, False, False]


def test_shown_again_it_is_a_card_nobody_knows_and_counts_nobody(at_my_card, server, door, agreed_card):
    forget(at_my_card)
    eventually(lambda: (cards(server, door), at_my_card.queue_count()), ([], 0))

    at_my_card.scan(agreed_card)
    at_my_card.is_at("ask-about-card")
    at_my_card.is_ready()
    at_my_card.tap("Ja")

    at_my_card.is_at("choose-activity")
    eventually(lambda: (log_of(server, door), at_my_card.queue_count()), ([ANONYMOUS, BY_CARD, BY_CARD], 0))


def test_who_keeps_the_card_keeps_it(at_my_card, server, door):
    at_my_card.tap("Glöm mig")
    at_my_card.is_at("confirm-forget")
    at_my_card.is_ready()

    at_my_card.tap("Nej, behåll kortet")

    at_my_card.is_at("my-card")
    eventually(at_my_card.queue_count, 0)
    assert len(cards(server, door)) == 1


def test_a_card_out_of_the_bowl_is_forgotten_before_it_was_ever_agreed_to(tablet, card, server, door):
    tablet.scan(card)
    tablet.is_at("ask-about-card")
    tablet.is_ready()
    tablet.tap("Nej")
    tablet.is_at("choose-activity")
    tablet.is_ready()
    tablet.tap("Mitt kort")
    tablet.is_at("my-card")

    forget(tablet)

    eventually(lambda: (cards(server, door), tablet.queue_count()), ([], 0))
    assert log_of(server, door) == [ANONYMOUS]


def test_who_has_no_card_in_the_hand_finds_no_way_there(tablet):
    tablet.arrive()
    tablet.is_at("choose-activity")

    expect(tablet.page.get_by_role("button", name="Mitt kort")).to_have_count(0)


def test_left_alone_nothing_of_the_card_stays_on_the_tablet(tablet, agreed_card):
    tablet.page.clock.install()
    tablet.scan(agreed_card)
    tablet.page.clock.run_for(1_000)
    tablet.is_at("choose-activity")
    tablet.page.clock.run_for(500)
    tablet.tap("Mitt kort")
    expect(tablet.page.locator(".my-card__months > div")).to_have_count(1)

    tablet.page.clock.run_for(20_100)

    tablet.is_at("welcome")
    assert "1 dag" not in tablet.page.locator("body").inner_text()
    eventually(tablet.queue_count, 0)
    tablet.page.go_back()
    assert tablet.page.url == "about:blank"
