"""Counting by cards: each an entry, by its person only where its holder has once said yes, and nothing of it shown."""

from __future__ import annotations

import json
import logging

import pytest
from sqlalchemy import select

from app.log.models import Entry, SetAside
from tests.make import make_activity, rows
from tests.page import read_page

BY_HAND = select(Entry.kind, Entry.count, Entry.person_id.is_not(None)).where(Entry.source == "staff")


@pytest.fixture
def scanned(offered, volunteer):
    """Saves cards that were scanned, and heads without."""

    def save(cards, without=0, kind="meal", **values):
        given = {"activity": "lunch", "day": "now"} | values
        return volunteer.submit(f"/note/valla/{kind}/cards", cards=json.dumps(cards), without=str(without), **given)

    return save


def counted():
    return sorted((kind, count, bool(known)) for kind, count, known in rows(BY_HAND))


def test_who_has_agreed_is_known_and_others_are_counted_by_head(scanned, new_card, volunteer):
    agreed, never_asked = new_card(agreed=True), new_card()

    answer = scanned([agreed, never_asked, "a card of somewhere else"], without=2)

    assert counted() == [("meal", 1, False)] * 4 + [("meal", 1, True)]
    assert "lunch, 5 personer" in volunteer.page(answer.headers["Location"]).text


def test_the_same_card_twice_is_one(scanned, new_card):
    card = new_card(agreed=True)

    scanned([card, card])

    assert counted() == [("meal", 1, True)]


def test_saved_again_with_one_more_card_nobody_is_counted_twice(scanned, new_card, at_noon):
    one, other = new_card(agreed=True), new_card(agreed=True)

    scanned([one], without=1, key="cd" * 16)
    at_noon.shift(60)
    scanned([one, other], without=2, key="cd" * 16)

    assert counted() == [("meal", 1, False)] * 2 + [("meal", 1, True)] * 2
    assert rows(select(SetAside.reason)) == []


def test_hours_are_each_ones_own(scanned, new_card):
    scanned([new_card(agreed=True)], without=1, kind="volunteering", hours="2,5")

    assert set(rows(select(Entry.minutes).where(Entry.source == "staff"))) == {(150,)}


def test_a_visiting_group_takes_heads_only(scanned, new_card, offered, volunteer):
    refused = scanned([new_card(agreed=True)], kind="session", activity="aa")

    assert refused.status_code == 422
    assert "Gästande grupper räknas bara i huvuden." in refused.text
    assert counted() == []
    make_activity(offered.sionhuset, "na", "session", visiting_group=True)
    assert offered.signed_in("Otto").get("/note/sionhuset/session/cards").status_code == 404


@pytest.mark.parametrize("kind", ["visit", "accompaniment", "cooperation", "community-service"])
def test_other_kinds_take_no_cards(offered, volunteer, kind):
    assert volunteer.get(f"/note/valla/{kind}/cards").status_code == 404
    links = [link.attributes["href"] for link in volunteer.page(f"/note/valla/{kind}").every("a")]
    assert not any(href.endswith("/cards") for href in links)


def test_what_was_scanned_stands_in_no_page_no_address_and_no_log(scanned, new_card, volunteer, caplog):
    cards = [new_card(agreed=True), new_card()]

    with caplog.at_level(logging.DEBUG):
        refused = scanned(cards, day="other")
        answer = scanned(cards)
    way = answer.headers["Location"]
    seen = [refused.text, way, volunteer.get(way).text, volunteer.get("/note/valla/days/2026-05-05").text, caplog.text]

    assert refused.status_code == 422
    assert [card for card in cards for text in seen if card in text] == []


def test_the_page_tells_nobody_which_cards_were_known(scanned, new_card, volunteer):
    pages = []
    for agreed in (True, False):
        way = scanned([new_card(agreed=agreed)]).headers["Location"]
        text = volunteer.page(way).every("main")[0].text
        pages.append(text)

    assert pages[0] == pages[1]


@pytest.mark.parametrize("cards", ["", "[]", "{", "[1]", '["' + "x" * 201 + '"]', json.dumps(["x"] * 201), "[" * 9999])
def test_what_is_no_list_of_cards_is_refused_in_words(offered, volunteer, cards):
    answer = volunteer.submit("/note/valla/meal/cards", activity="lunch", day="now", cards=cards, without="0")

    assert answer.status_code == 422
    assert "Visa ett kort" in answer.text


def test_only_this_page_may_ask_for_the_camera(offered, coordinator):
    with_camera = coordinator.get("/note/valla/meal/cards").headers
    assert with_camera["Permissions-Policy"] == "camera=(self), microphone=(), geolocation=()"
    assert "'wasm-unsafe-eval'" in with_camera["Content-Security-Policy"]

    for path in ("/note", "/note/valla/meal", "/note/valla/days/2026-05-05", "/", "/kiosks"):
        headers = coordinator.get(path).headers
        assert "camera=()" in headers["Permissions-Policy"]
        assert "wasm" not in headers["Content-Security-Policy"]


def test_a_forgotten_card_leaves_no_trace(scanned, new_card, offered):
    card = new_card(agreed=True)
    forget = {"id": "00" * 15 + "01", "forget": card}
    answer = offered.app.test_client().post(
        "/api/v1/entries", json={"entries": [forget]}, headers={"Authorization": f"Bearer {offered.valla.token}"}
    )
    assert answer.status_code == 200

    scanned([card])

    assert counted() == [("meal", 1, False)]


def test_without_scripts_the_page_points_to_counting_heads(offered, volunteer):
    [words] = read_page(volunteer.get("/note/valla/meal/cards").text)[0].every("noscript")

    assert "Räkna huvuden i stället" in words.text
