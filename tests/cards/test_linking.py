"""Two cards are counted as one person, and as two again; the page tells no more of them than it must."""

from __future__ import annotations

import logging
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from app.log.models import Void
from app.people.cards import draw_card
from app.people.models import PersonLink
from tests.cards.showing import before_and_after, figures_text, link, page_of, show, tap, unique_visitors
from tests.make import rows

CANNOT = "går inte att koppla ihop som det är nu"


@pytest.fixture
def pair(bowl, come):
    """A new card and the lost one, both in use this year, and somebody else's."""
    new, old, other = bowl(3)
    come(old, 40, 20)
    come(new, 3)
    come(other, 3)
    return new, old


def undo_address(client):
    [way, *_] = [a for a in client.page("/cards/links").every("a") if "undo" in a.attributes.get("href", "")]
    return way.attributes["href"]


def test_the_figures_are_shown_first_and_are_those_of_the_command(house, coordinator, pair):
    show(coordinator, *pair)
    seen = before_and_after(coordinator.page("/cards/link"))
    not_yet = unique_visitors(house.app)
    coordinator.submit("/cards/link", "/cards/link/join")

    assert seen == {
        "Unika besökare (personer med kort)2026": (3, 2),
        "Besök2026": (4, 4),
        "Unika besökare (personer med kort)2025": (0, 0),
        "Besök2025": (0, 0),
    }
    assert (not_yet, unique_visitors(house.app)) == (3, 2)


def test_looking_changes_nothing(house, coordinator, pair):
    before = figures_text(house.app)
    show(coordinator, *pair)
    coordinator.page("/cards/link")

    assert figures_text(house.app) == before
    assert rows(select(PersonLink.id)) == []


def test_undone_gives_the_old_figures_to_the_byte_any_number_of_times(house, coordinator, pair):
    before, seen = figures_text(house.app), []
    for _ in range(2):
        link(coordinator, *pair)
        linked = figures_text(house.app)
        way = undo_address(coordinator)
        seen.append(before_and_after(coordinator.page(way))["Unika besökare (personer med kort)2026"])
        assert coordinator.submit(way).headers["Location"] == "/cards/links"
        assert linked != before
        assert figures_text(house.app) == before

    assert seen == [(2, 3), (2, 3)]
    assert len(rows(select(PersonLink.id))) == 2


def test_who_and_when_is_kept_of_both(house, coordinator, pair, at_noon):
    link(coordinator, *pair)
    way = undo_address(coordinator)
    at_noon.shift(86400)
    house.signed_in("Ada").submit(way)

    assert rows(select(PersonLink.staff_id)) == [(2,)]
    assert rows(select(Void.staff_id)) == [(3,)]
    said = house.signed_in_anew("Cleo").page("/cards/links").text
    assert "5 maj 2026" in said
    assert "kopplade av Cleo" in said
    assert "Upplöst 6 maj · Ada" in said


def test_a_link_undone_by_two_is_undone_once(house, coordinator, pair):
    link(coordinator, *pair)
    way = undo_address(coordinator)
    other = house.signed_in("Ada")
    token = other.page(way).every("input")[0].attributes["value"]
    coordinator.submit(way)

    answer = other.post(way, csrf_token=token)

    assert answer.headers["Location"] == "/cards/links"
    assert len(rows(select(Void.id))) == 1


def test_pictures_do_as_well_as_the_card(house, coordinator, bowl, come):
    new, old = bowl(2, with_pictures=True)
    come(new, 1)
    come(old, 9)
    show(coordinator, new)
    tap(coordinator, *old.pictures)

    coordinator.submit("/cards/link", "/cards/link/join")

    assert unique_visitors(house.app) == 1


def test_a_wrong_picture_is_told_and_asks_for_nothing(coordinator, bowl):
    [card] = bowl(1, with_pictures=True)
    wrong = [*card.pictures[:4], next(n for n in range(47) if n not in card.pictures)]

    answer = tap(coordinator, *wrong)

    assert answer.status_code == 422
    assert "Börja om med den första bilden" in answer.text
    assert "0 av 5 bilder" in answer.text


def test_the_last_picture_is_taken_away_and_a_trembling_finger_taps_once(coordinator, bowl):
    [card] = bowl(1, with_pictures=True)
    tap(coordinator, card.pictures[0], card.pictures[0], card.pictures[1])
    assert "2 av 5 bilder" in page_of(coordinator)

    coordinator.submit("/cards/link", "/cards/link/picture/last")

    assert "1 av 5 bilder" in page_of(coordinator)


def test_until_both_are_shown_known_and_unknown_are_answered_alike(house, coordinator, bowl, come):
    known, not_yet = bowl(2)
    come(known, 1)
    pages = []
    for card in (known, not_yet, draw_card(with_pictures=False)):
        show(coordinator, card)
        pages.append(page_of(coordinator))
        coordinator.submit("/cards/link", "/cards/link/anew")

    assert len(set(pages)) == 1


def test_whatever_the_reason_it_is_told_in_the_same_words(coordinator, bowl, come, pair):
    new, old = pair
    [unused] = bowl(1)
    link(coordinator, new, old)
    pages = []
    stranger = draw_card(with_pictures=False)
    for cards in [(new, unused), (unused, old), (new, stranger), (stranger, unused), (new, new), (new, old)]:
        show(coordinator, *cards)
        pages.append(page_of(coordinator))
        coordinator.submit("/cards/link", "/cards/link/anew")

    assert CANNOT in pages[0]
    assert len(set(pages)) == 1
    assert len(rows(select(PersonLink.id))) == 1


def test_two_coordinators_at_once_make_one_link(house, coordinator, pair):
    clients = [coordinator, house.signed_in("Ada")]
    for client in clients:
        show(client, *pair)
    tokens = [client.page("/cards/link").every("input")[0].attributes["value"] for client in clients]
    together = Barrier(2)

    def press(client, token):
        together.wait()
        client.post("/cards/link/join", csrf_token=token)

    presses = [Thread(target=press, args=each) for each in zip(clients, tokens, strict=True)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()

    assert len(rows(select(PersonLink.id))) == 1
    assert unique_visitors(house.app) == 2


def test_another_organisation_links_and_undoes_nothing_of_ours(house, coordinator, pair):
    other = house.signed_in("Otto")
    show(other, *pair)
    said = page_of(other)
    token = other.page("/cards/link").every("input")[0].attributes["value"]
    other.post("/cards/link/join", csrf_token=token)
    none_yet = rows(select(PersonLink.id))
    link(coordinator, *pair)
    way = undo_address(coordinator)

    assert CANNOT in said
    assert none_yet == []
    assert other.get(way).status_code == 404
    assert "Inga kort är ihopkopplade" in other.page("/cards/links").text
    assert len(rows(select(PersonLink.id))) == 1


def test_nothing_of_a_card_stands_in_pages_addresses_or_logs(house, coordinator, pair, caplog):
    caplog.set_level(logging.DEBUG)
    answers = [coordinator.submit("/cards/link", "/cards/link/card", shown="x" * 201)]
    for card in pair:
        answers.append(coordinator.submit("/cards/link", "/cards/link/card", shown=card.token))
        answers.append(coordinator.get("/cards/link"))
    answers += [coordinator.submit("/cards/link", "/cards/link/join"), coordinator.get("/cards/links")]

    said = "\n".join([*(f"{each.text} {each.headers}" for each in answers), caplog.text])
    assert [card.token for card in pair if card.token in said] == []
    assert "xxxxxxxx" not in said


def test_an_empty_box_is_told_in_words(coordinator):
    answer = coordinator.submit("/cards/link", "/cards/link/card", shown=" ")

    assert answer.status_code == 422
    assert "Inget kort kom fram" in answer.text


def test_codes_cannot_be_tried_one_after_the_other(coordinator, bowl):
    answers = []
    for card in bowl(6, with_pictures=True):
        answers.append(tap(coordinator, *card.pictures).status_code)
        if "/cards/link/picture" not in page_of(coordinator):
            coordinator.submit("/cards/link", "/cards/link/anew")

    assert answers == [302, 302, 302, 302, 302, 429]


def test_what_was_shown_is_forgotten_after_a_quarter_of_an_hour(coordinator, pair, at_noon):
    show(coordinator, pair[0])
    at_noon.shift(16 * 60)

    assert "Visa det nya kortet" in page_of(coordinator)


def test_what_one_shows_is_not_on_anothers_desk(house, coordinator, pair):
    show(coordinator, pair[0])

    assert "Visa det nya kortet" in page_of(house.signed_in("Ada"))


def test_only_this_page_may_use_the_camera(coordinator):
    allowed = coordinator.get("/cards/link").headers["Permissions-Policy"]

    assert "camera=(self)" in allowed
    assert "camera=()" in coordinator.get("/cards").headers["Permissions-Policy"]


def test_cards_are_not_a_volunteers(volunteer):
    assert {volunteer.get(path).status_code for path in ("/cards", "/cards/print", "/cards/link", "/cards/links")} == {
        403
    }
