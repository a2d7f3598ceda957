"""The day's list of what was noted by hand: taking back, who may, notes on the day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.log.models import Void
from app.noting.models import Remark
from tests.make import rows
from tests.noting.conftest import NOON

DAY = "/note/valla/days/2026-05-05"


def listed(client, path=DAY):
    [card] = [each for each in client.page(path).every("section") if each.attributes.get("aria-labelledby") == "noted"]
    return [line.text for line in card.every("li")]


def key_of(answer):
    return answer.headers["Location"].rpartition("/")[2]


def test_before_anything_is_noted_the_page_says_where_to_begin(offered, volunteer):
    page = volunteer.page(DAY)

    assert "Inget är antecknat för hand." in page.text
    assert "/note/valla" in [link.attributes["href"] for link in page.every("main")[0].every("a")]


def test_what_was_noted_stands_there_by_hand_only_the_latest_first(offered, volunteer, coordinator, at_noon, new_card):
    new_card(agreed=True)  # a tap at the door, which is not by hand
    volunteer.submit("/note/valla/meal", activity="lunch", heads="12", day="today", time="11:30")
    at_noon.shift(60)
    coordinator.submit("/note/valla/accompaniment", code="social-services", minutes="90", day="now")

    first, second = listed(volunteer)

    assert first.startswith("Följt med, socialtjänsten, 90 min")
    assert "Cleo" in first
    assert second.startswith("lunch, 12 personer 11.30 · Måltid · Alva")


def test_after_ten_minutes_taking_back_asks_why(offered, volunteer, at_noon):
    key = key_of(volunteer.submit("/note/valla/meal", activity="lunch", heads="12", day="now"))
    at_noon.shift(timedelta(minutes=11))

    asked = volunteer.submit(DAY, "/note/valla/take-back", entry=key)
    way = asked.headers["Location"]
    without, named = volunteer.submit(way, reason=" "), volunteer.submit(way, reason="Kalle räknades två gånger")
    assert rows(select(Void.id)) == []
    volunteer.submit(way, reason="räknad två gånger")

    assert (without.status_code, named.status_code) == (422, 422)
    assert rows(select(Void.reason, Void.staff_id)) == [("räknad två gånger", 1)]
    assert "Ångrad, räknas inte" in listed(volunteer)[0]


def test_a_volunteer_undoes_yesterdays_at_once_and_leaves_older_ones_to_the_coordinator(offered, volunteer, at_noon):
    yesterday = "/note/valla/days/2026-05-04"
    note = {"activity": "lunch", "heads": "12", "day": "yesterday"}
    first, second = (key_of(volunteer.submit("/note/valla/meal", **note)) for _ in range(2))
    volunteer.submit(yesterday, "/note/valla/take-back", entry=first)
    at_noon.shift(timedelta(days=1))
    volunteer = offered.signed_in_anew("Alva")
    coordinator = offered.signed_in_anew("Cleo")

    refused = volunteer.get(f"/note/valla/take-back/{second}")
    pressed = volunteer.submit("/note/valla/days/2026-05-06", "/note/valla/take-back", entry=second)
    assert (refused.status_code, pressed.status_code) == (403, 403)
    assert "Fel?" not in volunteer.page(yesterday).text
    coordinator.submit(f"/note/valla/take-back/{second}", reason="fel dag")

    assert len(rows(select(Void.id))) == 2


def test_undoing_twice_voids_once_and_other_doors_and_tablets_are_not_undone_here(offered, volunteer, new_card):
    key = key_of(volunteer.submit("/note/valla/walk", activity="tuesday-walk", heads="2", day="now"))
    for _ in range(2):
        volunteer.submit(DAY, "/note/valla/take-back", entry=key)
    other = offered.signed_in("Otto")

    assert len(rows(select(Void.id))) == 1
    assert other.get(f"/note/sionhuset/saved/{key}").status_code == 404
    assert other.submit("/note/sionhuset/days/2026-05-05", "/note/sionhuset/take-back", entry=key).status_code == 404
    assert volunteer.submit(DAY, "/note/valla/take-back", entry="zz").status_code == 404


@pytest.mark.parametrize("day", ["2026-05-06", "1999-01-01", "2026-02-30", "today", "\u0662\u0660"])
def test_a_day_on_which_nothing_can_have_been_noted_is_no_page(offered, volunteer, day):
    assert volunteer.get(f"/note/valla/days/{day}").status_code == 404


def test_a_note_on_a_session_stands_with_the_day(offered, volunteer):
    volunteer.submit(
        "/note/valla/session", activity="aa", heads="9", day="yesterday", remark="  Fler än vanligt.\nKaffet tog slut. "
    )

    page = volunteer.page("/note/valla/days/2026-05-04")

    assert "Fler än vanligt. Kaffet tog slut. aa · Alva" in page.text
    assert rows(select(Remark.day, Remark.text, Remark.staff_id)) == [
        ((NOON - timedelta(days=1)).date(), "Fler än vanligt.\nKaffet tog slut.", 1)
    ]


def test_a_name_in_a_note_is_pointed_out_before_anything_is_saved(offered, volunteer):
    said = {"activity": "aa", "heads": "9", "day": "now", "remark": "Kalle var ledsen, recovery också"}

    refused = volunteer.submit("/note/valla/session", **said)

    assert refused.status_code == 422
    assert "”Kalle” ser ut som ett namn. Skriv utan namn" in refused.text
    assert "Kalle var ledsen, recovery också</textarea>" in refused.text
    assert listed(volunteer) == []
    assert rows(select(Remark.id)) == []


def test_one_may_say_that_it_is_no_person_of_these_words_and_no_others(offered, volunteer):
    first = volunteer.submit(DAY, remark="Björn på Kalle kaffe")
    assert 'name="not_a_person" value="Kalle"' in first.text
    other = volunteer.submit(DAY, remark="Anna på Kalle kaffe", not_a_person="Kalle")
    saved = volunteer.submit(DAY, remark="Vi bytte till Kalle kaffe", not_a_person="Kalle")

    assert (first.status_code, other.status_code, saved.status_code) == (422, 422, 302)
    assert rows(select(Remark.text)) == [("Vi bytte till Kalle kaffe",)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hon är 811228-9874", "är ett personnummer"),
        ("ring 070-123 45 67", "ser ut som ett telefonnummer"),
        ("skriv till anon@example.se", "är någons adress"),
        ("ärende 12345678", "är ett långt nummer"),
    ],
)
def test_numbers_and_addresses_are_never_saved_whatever_is_said(offered, volunteer, text, words):
    answer = volunteer.submit(DAY, remark=text, not_a_person=text.rpartition(" ")[2])

    assert answer.status_code == 422
    assert words in answer.text
    assert "not_a_person" not in answer.text
    assert text in answer.text
    assert rows(select(Remark.id)) == []


@pytest.mark.parametrize("text", ["", " ", "x" * 501, "dold\u200btext", "vänd\u202e", "\x07"])
def test_a_note_that_cannot_be_kept_is_refused(offered, volunteer, text):
    answer = volunteer.submit(DAY, remark=text)

    assert answer.status_code == 422
    assert 'class="error"' in answer.text


def test_a_note_saved_twice_is_one_and_removed_its_words_are_gone(offered, volunteer, coordinator):
    for _ in range(2):
        volunteer.submit(DAY, remark="Julfest", key="ef" * 16)
    coordinator.submit(DAY, remark="Vattenläcka")
    keys = {text: bytes(id).hex() for id, text in rows(select(Remark.id, Remark.text))}
    assert len(keys) == 2

    refused = volunteer.submit(DAY, "/note/valla/remarks/remove", remark=keys["Vattenläcka"])
    removed = coordinator.submit(DAY, "/note/valla/remarks/remove", remark=keys["Julfest"])

    assert (refused.status_code, removed.status_code) == (403, 302)
    assert sorted(rows(select(Remark.text, Remark.removed_at.is_not(None)))) == [("", 1), ("Vattenläcka", 0)]
    assert "Julfest" not in volunteer.page(DAY).text
