"""Cards are printed from a page, once, by whoever ordered them; how many are used is told, never which."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from app.cards.back_texts import back_languages, back_texts
from app.clock import now
from app.database.transaction import write_connection
from app.errors import Refusal
from app.extensions import db
from app.kiosk_host.language_switches import switch_languages
from app.kiosk_host.languages import languages_in
from app.organisations.actions import DoorWishes, set_door
from app.people.card_sheet import SheetLayout, card_sheet
from app.people.cards import CARDS, CREDENTIALS, draw_card
from app.people.models import CardRun
from tests.make import rows

ORDER = {"sheet_count": "1", "cards_per_sheet": "10", "language": "en"}


def numbers_of(page):
    """The figure at the top, then by printing how many, used, unused."""
    table = [tuple(int(cell.text) for cell in row.every("td")) for row in page.every("tbody")[0].every("tr")]
    [left] = [each.text for each in page.every("strong") if "figure" in each.attributes.get("class", "")]
    return int(left), table


def test_without_cards_the_page_says_how_to_begin(coordinator):
    said = coordinator.page("/cards").text

    assert "Inga kort är utskrivna än" in said
    assert "kort är kvar" not in said


def test_cards_are_made_registered_and_fetched_by_who_ordered_them(house, coordinator, until_ready):
    answer = coordinator.submit("/cards/print", **ORDER)
    until_ready(coordinator)
    fetched = coordinator.submit("/cards/print/sheets", "/cards/print/sheets/file")

    assert answer.headers["Location"] == "/cards/print/sheets"
    assert fetched.mimetype == "application/pdf"
    assert fetched.headers["Content-Disposition"] == 'attachment; filename="kort.pdf"'
    assert re.search(rb"/Type/Pages/Count 2/", fetched.data)
    assert rows(select(CardRun.card_count, CardRun.cards_per_sheet, CardRun.staff_id, CardRun.back_language)) == [
        (10, 10, 2, "en")
    ]
    assert rows(select(func.count()).select_from(CREDENTIALS)) == [(20,)]
    ada, otto = house.signed_in("Ada"), house.signed_in("Otto")
    for other in (ada, otto):
        assert other.get("/cards/print/sheets").headers["Location"] == "/cards"


def test_pressed_twice_it_is_one_printing(coordinator, until_ready):
    coordinator.submit("/cards/print", **ORDER | {"cards_per_sheet": "21"})
    coordinator.submit("/cards/print", **ORDER)
    said = until_ready(coordinator)

    assert "21 kort är klara" in said
    assert rows(select(CardRun.card_count)) == [(21,)]


def test_after_a_quarter_of_an_hour_the_sheets_are_gone_and_the_cards_stand_as_unused(
    coordinator, until_ready, at_noon
):
    coordinator.submit("/cards/print", **ORDER)
    until_ready(coordinator)
    token = coordinator.page("/cards/print/sheets").every("input")[0].attributes["value"]
    at_noon.shift(16 * 60)

    late = coordinator.post("/cards/print/sheets/file", csrf_token=token)

    assert late.status_code == 404
    assert coordinator.get("/cards/print/sheets").headers["Location"] == "/cards"
    assert "borta för alltid" in coordinator.page("/cards").text
    assert numbers_of(coordinator.page("/cards")) == (10, [(10, 0, 10)])


def test_how_many_are_used_is_told_by_printing(coordinator, until_ready, bowl, come):
    earlier = bowl(3)
    coordinator.submit("/cards/print", **ORDER)
    until_ready(coordinator)
    come(earlier[0], 1)
    with write_connection() as connection:
        one = select(CARDS.c.id).where(CARDS.c.run_id.is_not(None)).limit(1).scalar_subquery()
        connection.execute(CARDS.update().where(CARDS.c.id == one).values(is_declined=True))

    assert numbers_of(coordinator.page("/cards")) == (11, [(10, 1, 9), (3, 1, 2)])
    assert "Bara 11 oanvända kort är kvar" in coordinator.page("/cards").text


def test_a_forgotten_card_stands_as_used(coordinator, until_ready):
    coordinator.submit("/cards/print", **ORDER)
    until_ready(coordinator)
    with write_connection() as connection:
        gone = connection.execute(select(CARDS.c.id).limit(1)).scalar_one()
        connection.execute(CREDENTIALS.delete().where(CREDENTIALS.c.card_id == gone))
        connection.execute(CARDS.delete().where(CARDS.c.id == gone))

    assert numbers_of(coordinator.page("/cards")) == (9, [(10, 1, 9)])


@pytest.mark.parametrize(
    "wrong",
    [
        {"sheet_count": "0"},
        {"sheet_count": "21"},
        {"sheet_count": "två"},
        {"sheet_count": ""},
        {"cards_per_sheet": "12"},
        {"language": "tlh"},
        {"language": "\x07"},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_the_rest_stays(coordinator, wrong):
    answer = coordinator.submit("/cards/print", **ORDER | {"sheet_count": "7", "cards_per_sheet": "21"} | wrong)

    assert answer.status_code == 422
    assert 'class="error"' in answer.text
    if "sheet_count" not in wrong:
        assert 'value="7"' in answer.text
    if "cards_per_sheet" not in wrong:
        assert re.search(r'<option selected value="21">', answer.text)
    assert rows(select(CardRun.id)) == []


def test_a_language_is_there_once_it_is_read_or_turned_on_and_can_be_set(house):
    organisation_id, place = house.valla.place.organisation_id, house.valla.place
    with db.engine.connect() as connection:
        from_the_start = [each.code for each in back_languages(connection, organisation_id)]
    with write_connection() as connection:
        wanted = {"so": True, "ti": True}
        switch_languages(connection, organisation_id, place.premises_id, wanted, now())
    with db.engine.connect() as connection:
        turned_on = [each.code for each in back_languages(connection, organisation_id)]
        elsewhere = [each.code for each in back_languages(connection, house.sionhuset.place.organisation_id)]

    assert "so" not in from_the_start
    assert set(turned_on) == {*from_the_start, "so"}
    assert elsewhere == from_the_start
    assert "en" in from_the_start


@pytest.mark.parametrize("cards_per_sheet", [10, 21])
def test_every_language_that_is_offered_has_room_on_the_back(house, cards_per_sheet):
    place = house.valla.place
    every = {each.code: True for each in languages_in() if not each.is_greeting}
    with write_connection() as connection:
        switch_languages(connection, place.organisation_id, place.premises_id, every, now())
        set_door(connection, place.organisation_id, place.premises_id, DoorWishes(False, True))
    with db.engine.connect() as connection:
        offered = [each.code for each in back_languages(connection, place.organisation_id)]
        texts = [back_texts(connection, place.organisation_id, code, cards_per_sheet) for code in offered]

    set_in_type = [card_sheet([draw_card()], SheetLayout(cards_per_sheet, back)) for back in texts]

    assert set(every) - set(offered) == {"ar", "fa", "ti"}
    assert all(re.search(rb"/Type/Pages/Count 2/", pdf) for pdf in set_in_type)


def test_the_back_tells_of_goodbyes_only_where_they_are_asked_for(house):
    place = house.valla.place
    with db.engine.connect() as connection:
        without = back_texts(connection, place.organisation_id, "en")
    with write_connection() as connection:
        set_door(connection, place.organisation_id, place.premises_id, DoorWishes(False, True))
    with db.engine.connect() as connection:
        with_goodbye = back_texts(connection, place.organisation_id, "en")
        with pytest.raises(Refusal):
            back_texts(connection, place.organisation_id, "ti")

    assert [text.language for text in without] == ["sv", "en"]
    assert [len(text.sentences) for text in (*without, *with_goodbye)] == [3, 3, 4, 4]
    assert without[0].sentences[-1] == ("Aldrig", "Namn, personnummer, telefonnummer eller bild.")
