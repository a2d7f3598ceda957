"""Counting heads by + and −."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.log.definition import ENTRIES
from app.log.models import SetAside, Void
from tests.make import make_activity, rows
from tests.today.pressing import heads_by_staff, press, press_by_page
from tests.today.reading import heads_shown, noted, told_shown


def undo_buttons(page):
    return [each for each in page.every("button") if each.attributes.get("form") == "take-back"]


@pytest.fixture
def lunch(house):
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "matkasse", "handout")
    make_activity(house.valla, "aa", "session", visiting_group=True)


def test_each_plus_is_an_entry_of_its_own_by_whoever_pressed(volunteer, house, lunch):
    for _ in range(3):
        press(volunteer, "lunch")

    stored = rows(select(ENTRIES.c.kind, ENTRIES.c.count, ENTRIES.c.source, ENTRIES.c.staff_id, ENTRIES.c.hour))
    assert stored == [("meal", 1, "staff", 1, 12)] * 3
    assert heads_shown(volunteer.page("/today/valla"), "lunch") == "3"


@pytest.mark.parametrize(
    ("counter", "kind", "item"),
    [(".visit", "visit", None), ("lunch", "meal", None), ("matkasse", "handout", "matkasse"), ("aa", "session", None)],
)
def test_visits_and_everything_that_is_offered_has_its_counter(volunteer, lunch, counter, kind, item):
    press(volunteer, counter, step="some", heads="9")

    assert rows(select(ENTRIES.c.kind, ENTRIES.c.count, ENTRIES.c.item)) == [(kind, 9, item)]
    assert heads_shown(volunteer.page("/today/valla"), counter) == "9"


def test_presses_of_the_very_second_in_which_others_tap_are_still_one_line(volunteer, tap, lunch):
    for _ in range(4):
        press(volunteer, "lunch")
        tap(count=3)
        tap()

    lines = noted(volunteer.page("/today/valla"))

    assert sum("lunch" in line for line in lines) == 1
    assert len(lines) == 9


def test_what_the_tablet_counted_is_among_them_and_said_apart(volunteer, tap, lunch, card):
    for _ in range(5):
        tap(5)
    tap(4, credential=card)
    for _ in range(2):
        press(volunteer, ".visit")

    page = volunteer.page("/today/valla")

    assert heads_shown(page, ".visit") == "8"
    assert told_shown(page, ".visit") == "varav 6 vid plattan"


def test_minus_takes_back_the_latest_of_the_hand_and_leaves_the_tablet_alone(volunteer, tap, lunch, at_noon):
    tap(5, kind="meal", activity="lunch", count=2)
    press(volunteer, "lunch", press="a" * 32)
    at_noon.shift(timedelta(seconds=2))
    press(volunteer, "lunch", press="b" * 32)

    press(volunteer, "lunch", step="-1")
    after_one = heads_shown(volunteer.page("/today/valla"), "lunch")
    first_back = rows(select(Void.target_id))
    press(volunteer, "lunch", step="-1")
    calmly = press(volunteer, "lunch", step="-1")

    assert after_one == "3"
    assert [key.hex() for (key,) in first_back] == ["b" * 32]
    assert {key.hex() for (key,) in rows(select(Void.target_id))} == {"a" * 32, "b" * 32}
    page = volunteer.page("/today/valla")
    assert (heads_shown(page, "lunch"), told_shown(page, "lunch")) == ("2", "alla vid plattan")
    assert calmly.status_code == 302
    assert "Resten är inte räknat för hand här." in page.text


def test_where_nothing_was_counted_minus_says_so(volunteer, lunch):
    answer = press_by_page(volunteer, "lunch", step="-1")

    assert (answer.status_code, answer.json["heads"], answer.json["said"]) == (
        200,
        0,
        "Här finns inget att ta tillbaka.",
    )


def test_of_many_at_once_minus_takes_one_and_leaves_the_rest_as_it_was(volunteer, house, lunch):
    press(volunteer, "lunch", step="some", heads="9")

    press(volunteer, "lunch", step="-1")
    press(volunteer, "lunch", step="-1")

    assert heads_by_staff("lunch") == 7
    counts_and_moments = set(rows(select(ENTRIES.c.count, ENTRIES.c.at)))
    assert sorted(count for count, _ in counts_and_moments) == [7, 8, 9]
    assert len({at for _, at in counts_and_moments}) == 1
    assert len(noted(volunteer.page("/today/valla"))) == 3


def test_a_card_that_staff_have_scanned_is_not_what_minus_takes(volunteer, house, lunch, card):
    from app.clock import now
    from app.log.drafts import Shown
    from app.log.staff_notes import Note, note
    from app.people.models import CredentialType

    shown = Shown(CredentialType.CARD, card["value"], agreed=True)
    note(house.valla.place, 1, [Note({"kind": "meal", "activity": "lunch", "at": now().isoformat()}, shown)], now())
    press(volunteer, "lunch")

    press(volunteer, "lunch", step="-1")
    press(volunteer, "lunch", step="-1")

    assert heads_shown(volunteer.page("/today/valla"), "lunch") == "1"


def test_minus_of_today_leaves_yesterday_alone(volunteer, house, lunch, at_noon):
    press(volunteer, "lunch")
    at_noon.shift(timedelta(days=1))

    press(house.signed_in_anew("Alva"), "lunch", step="-1")

    assert rows(select(Void.id)) == []


def test_the_same_press_twice_counts_once_even_later(volunteer, house, lunch, at_noon):
    first = press_by_page(volunteer, "lunch", press="c" * 32)
    at_noon.shift(timedelta(seconds=40))
    again = press_by_page(volunteer, "lunch", press="c" * 32)
    back = [press_by_page(volunteer, "lunch", step="-1", press="d" * 32) for _ in range(2)]

    assert [first.json["heads"], again.json["heads"]] == [1, 1]
    assert [each.json for each in back] == [{"heads": 0, "by_staff": 0, "told": "", "said": ""}] * 2
    assert len(rows(select(ENTRIES.c.id))) == len(rows(select(Void.id))) == 1
    assert rows(select(SetAside.reason)) == []


def test_a_press_that_waited_for_the_network_is_noted_when_it_was_made(volunteer, lunch):
    press_by_page(volunteer, "lunch", seconds_ago=str(3 * 60 * 60))

    assert rows(select(ENTRIES.c.hour)) == [(9,)]


@pytest.mark.parametrize("typed", ["", "0", "-3", "1001", "många", "1.5", "9" * 40])
def test_a_number_that_is_none_is_told_beside_its_field_and_kept(volunteer, lunch, typed):
    answer = press(volunteer, "lunch", step="some", heads=typed)

    assert answer.status_code == 422
    assert "<span>Skriv ett tal från 1 till 1000.</span>" in answer.text
    assert f'value="{typed}"' in answer.text
    assert rows(select(ENTRIES.c.id)) == []


@pytest.mark.parametrize(
    "wrong",
    [{"press": "x" * 32}, {"press": ""}, {"step": "2"}, {"seconds_ago": "-1"}, {"seconds_ago": "9999999"}],
    ids=str,
)
def test_a_press_that_cannot_be_is_refused_in_words(volunteer, lunch, wrong):
    given = {"counter": "lunch"} | wrong

    by_form, by_page = press(volunteer, **given), press_by_page(volunteer, **given)

    assert (by_form.status_code, by_page.status_code) == (422, 422)
    assert by_page.json["said"].startswith("Det trycket kunde inte räknas.")
    assert rows(select(ENTRIES.c.id)) == []


def test_what_is_offered_elsewhere_cannot_be_counted_here(volunteer, house):
    make_activity(house.sionhuset, "soppa", "meal")

    assert press(volunteer, "soppa").status_code == 404
    assert press(volunteer, uuid4().hex).status_code == 404


def test_another_organisation_can_neither_count_nor_take_back_here(house, volunteer, lunch):
    press(volunteer, "lunch")
    other = house.signed_in("Otto")
    token = next(
        field.attributes["value"]
        for field in other.page("/").every("input")
        if field.attributes.get("name") == "csrf_token"
    )

    answers = [
        other.post("/today/valla/count", csrf_token=token, counter="lunch", step=step, press=uuid4().hex)
        for step in ("1", "-1")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert heads_by_staff("lunch") == 1


def test_thirty_heads_one_by_one_are_a_line_that_unfolds(volunteer, lunch, at_noon):
    for _ in range(30):
        press(volunteer, "lunch")
    at_noon.shift(timedelta(minutes=1))
    press(volunteer, ".visit")

    page = volunteer.page("/today/valla")

    first, second = noted(page)
    assert first.startswith("12.01 Besök Alva")
    assert second.startswith("12.00 lunch × 30 Alva")
    assert [len(undo_buttons(volunteer.page(path))) for path in ("/today/valla", "/today/valla/noted")] == [6, 31]
