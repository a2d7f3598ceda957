"""A new card's first time: asked once, in its holder's hand, with the server near; what is said and what is kept."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.clock import now
from app.log.models import Entry, Statement
from app.people.models import Card
from tests.kiosk.in_browser.server import eventually, log_of
from tests.make import rows

BY_CARD = ("visit", None, True)
ANONYMOUS = ("visit", None, False)
SOURCE = ("source", None, False)


@pytest.fixture
def said(server, door):
    """What is kept with people of this organisation, once all has been sent."""

    def said(tablet):
        eventually(tablet.queue_count, 0)
        query = select(
            Statement.been_before, Statement.called_first, Statement.replaces_lost, Statement.gender, Statement.age_band
        ).where(Statement.organisation_id == door.place.organisation_id)
        with server.database():
            return rows(query)

    return said


@pytest.fixture
def ways_here(server, door):
    """How people found these premises, with whatever of a time or a person stands beside it."""

    def ways_here():
        query = select(Entry.how_found, Entry.day, Entry.at, Entry.hour, Entry.person_id).where(
            Entry.organisation_id == door.place.organisation_id, Entry.kind == "source"
        )
        with server.database():
            return rows(query)

    return ways_here


@pytest.fixture
def bits(server, door):
    """What stands with the organisation's one card: asked, declined, whether it leads to a person."""

    def bits():
        query = select(Card.is_asked, Card.is_declined, Card.person_id.is_not(None)).where(
            Card.organisation_id == door.place.organisation_id
        )
        with server.database():
            return [tuple(map(bool, row)) for row in rows(query)]

    return bits


def say_yes(tablet, card):
    tablet.scan(card)
    answer(tablet, "ask-about-card", "Ja")
    tablet.is_at("ask-been-before")


def answer(tablet, screen, words):
    tablet.is_at(screen)
    tablet.is_ready()
    # To the letter: "Ja" is also how "Jag är här" begins.
    tablet.page.get_by_role("button", name=words, exact=True).tap()


def next_person(tablet):
    tablet.is_at("choose-activity")
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.page.locator(".done__next").tap(position={"x": 20, "y": 300})
    tablet.is_at("welcome")


def test_yes_and_every_question_answered(tablet, card, server, door, said, ways_here, bits):
    say_yes(tablet, card)
    answer(tablet, "ask-been-before", "Ja")
    answer(tablet, "ask-lost-card", "Ja")
    answer(tablet, "ask-how-found", "En vän")
    answer(tablet, "ask-gender", "Kvinna")
    answer(tablet, "ask-age", "30–44 år")
    tablet.is_at("choose-activity")

    assert said(tablet) == [(True, None, True, "woman", "30-44")]
    assert log_of(server, door) == [SOURCE, BY_CARD]
    [(word, day, *nothing)] = ways_here()
    assert (word, nothing) == ("friend", [None, None, None])
    assert abs((day - now().date()).days) <= 1
    assert bits() == [(True, False, True)]


def test_who_has_called_first_is_new_here_and_not_asked_for_a_lost_card(tablet, card, said):
    say_yes(tablet, card)
    answer(tablet, "ask-been-before", "Nej, men jag har ringt")
    for screen in ("ask-how-found", "ask-gender", "ask-age"):
        answer(tablet, screen, "Hoppa över")
    tablet.is_at("choose-activity")

    assert said(tablet) == [(False, True, None, None, None)]


def test_all_left_out_says_nothing_and_is_never_asked_again(tablet, card, server, door, said, ways_here):
    say_yes(tablet, card)
    for screen in ("ask-been-before", "ask-lost-card", "ask-how-found", "ask-gender", "ask-age"):
        answer(tablet, screen, "Hoppa över")
    next_person(tablet)
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([BY_CARD], 0))

    tablet.scan(card)

    tablet.is_at("choose-activity")
    assert (said(tablet), ways_here()) == ([], [])


def test_who_walks_off_in_the_middle_has_counted_and_said_what_was_said(tablet, card, server, door, said, bits):
    tablet.page.clock.install()
    tablet.scan(card)
    tablet.page.clock.run_for(1_000)
    answer(tablet, "ask-about-card", "Ja")
    tablet.is_at("ask-been-before")
    tablet.page.clock.run_for(400)
    answer(tablet, "ask-been-before", "Ja")
    tablet.is_at("ask-lost-card")
    tablet.page.clock.run_for(15_100)

    tablet.is_at("welcome")
    assert said(tablet) == [(True, None, None, None, None)]
    assert log_of(server, door) == [BY_CARD]
    assert bits() == [(True, False, True)]

    tablet.page.clock.run_for(1_000)
    tablet.scan(card)
    tablet.page.clock.run_for(1_000)
    tablet.is_at("choose-activity")


def test_the_questions_are_shown_but_once_also_when_the_tablet_dies_at_the_first(tablet, card, server, door, bits):
    say_yes(tablet, card)
    assert bits()[0][0]
    tablet.reopen()
    tablet.is_at("welcome")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([BY_CARD], 0))

    tablet.scan(card)

    tablet.is_at("choose-activity")


def test_a_wrong_answer_is_gone_back_to(tablet, card, said):
    say_yes(tablet, card)
    answer(tablet, "ask-been-before", "Ja")
    answer(tablet, "ask-lost-card", "Nej")
    answer(tablet, "ask-how-found", "Tillbaka")
    answer(tablet, "ask-lost-card", "Tillbaka")
    answer(tablet, "ask-been-before", "Nej, första gången")
    for screen in ("ask-how-found", "ask-gender", "ask-age"):
        answer(tablet, screen, "Hoppa över")
    tablet.is_at("choose-activity")

    assert said(tablet) == [(False, None, None, None, None)]


def test_an_undone_visit_takes_how_one_came_back_too(tablet, card, server, door):
    say_yes(tablet, card)
    answer(tablet, "ask-been-before", "Hoppa över")
    answer(tablet, "ask-lost-card", "Hoppa över")
    answer(tablet, "ask-how-found", "Ni träffade mig ute")
    answer(tablet, "ask-gender", "Hoppa över")
    answer(tablet, "ask-age", "Hoppa över")
    tablet.is_at("choose-activity")
    eventually(lambda: log_of(server, door), [SOURCE, BY_CARD])

    answer(tablet, "choose-activity", "Ångra")

    tablet.is_at("undone")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([], 0))


def test_undone_at_a_question_nothing_is_said(tablet, card, server, door, said):
    say_yes(tablet, card)
    answer(tablet, "ask-been-before", "Ja")
    answer(tablet, "ask-lost-card", "Tillbaka")
    answer(tablet, "ask-been-before", "Ångra")

    tablet.is_at("undone")
    assert said(tablet) == []
    eventually(lambda: log_of(server, door), [])


def test_a_no_is_kept_and_not_asked_about_again(tablet, card, server, door, bits):
    tablet.scan(card)
    tablet.is_at("ask-about-card")
    tablet.tap("Nej")
    eventually(bits, [(False, True, False)])
    next_person(tablet)

    tablet.scan(card)

    tablet.is_at("choose-activity")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([ANONYMOUS, ANONYMOUS], 0))


def test_a_changed_mind_counts_from_now_on_and_is_asked_the_questions_once(tablet, card, server, door, bits):
    tablet.scan(card)
    answer(tablet, "ask-about-card", "Nej")
    eventually(bits, [(False, True, False)])
    answer(tablet, "choose-activity", "Mitt kort")
    expect(tablet.page.get_by_text("Du räknas inte med kortet.")).to_be_visible()

    answer(tablet, "my-card", "Räkna mig med kortet")

    tablet.is_at("ask-been-before")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([BY_CARD], 0))
    assert bits() == [(True, False, True)]


def test_without_network_the_sentence_is_asked_and_the_questions_are_not(tablet, card, server, door, bits):
    tablet.go_offline()
    for _ in range(2):
        tablet.scan(card)
        answer(tablet, "ask-about-card", "Ja")
        next_person(tablet)

    tablet.go_online()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([BY_CARD, BY_CARD], 0))
    assert bits() == [(False, False, True)]


def test_a_card_of_nobody_is_not_asked_anything_after_the_yes(tablet, server, door, said):
    tablet.scan("this-is-no-card-of-ours")
    answer(tablet, "ask-about-card", "Ja")

    tablet.is_at("choose-activity")
    assert said(tablet) == []


@pytest.mark.parametrize("screen", ["ask-been-before", "ask-lost-card", "ask-how-found", "ask-gender", "ask-age"])
def test_leaving_out_is_as_big_as_any_answer(tablet, screen):
    """Measured in the markup itself, where every question is."""
    area = """screen => {
        const root = document.getElementById("screen");
        root.replaceChildren(document.getElementById(`screen-${screen}`).content.cloneNode(true));
        return [...root.querySelectorAll(".question__answers button")].map(button =>
            [button.dataset.raise, button.offsetWidth * button.offsetHeight]);
    }"""
    for width, height in ((1280, 800), (800, 1280)):
        tablet.page.set_viewport_size({"width": width, "height": height})
        sizes = tablet.page.evaluate(area, screen)
        largest = max(size for raised, size in sizes if raised == "answered")
        assert [size >= 0.99 * largest for raised, size in sizes if raised == "skipped"] == [True]
