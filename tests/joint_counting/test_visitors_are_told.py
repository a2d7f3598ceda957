"""Where parties count together visitors can read of it: on the tablet's screen, the poster and the backs of cards."""

from __future__ import annotations

import re

import pytest

from app.cards.back_texts import back_languages, back_texts
from app.clock import now
from app.database.transaction import write_connection
from app.extensions import db
from app.kiosk_host.language_switches import switch_languages
from app.kiosk_host.languages import languages_in
from app.organisations.actions import DoorWishes, set_door
from app.people.card_sheet import CARDS_PER_SHEET, SheetLayout, card_sheet
from app.people.cards import draw_card
from tests.joint_counting.together import say_yes, take_back

ABOUT = "När vi räknar tillsammans"


def asked(together, organisation, tag=""):
    """What the tablet of the organisation is answered; "" asks for everything."""
    headers = {"Authorization": f"Bearer {together.doors[organisation].token}", "If-None-Match": tag}
    return together.app.test_client().get("/api/v1/screen", headers=headers)


def told(together):
    """By organisation whether its tablet's screen, its poster and the backs of its cards speak of it."""
    said = {}
    for organisation, client in (("iogt", together.cleo), ("sion", together.otto)):
        poster = next(each for each in client.page("/begin/poster").every("article"))
        with db.engine.connect() as connection:
            number = together.doors[organisation].place.organisation_id
            backs = [back_texts(connection, number, "en", size)[0] for size in CARDS_PER_SHEET]
        of_screen = asked(together, organisation).json["door"]["together"]
        on_backs = [ABOUT in dict(back.sentences) for back in backs]
        said[organisation] = (of_screen, ABOUT in poster.text, *on_backs)
    return said


NOWHERE = {"iogt": (False,) * 4, "sion": (False,) * 4}
EVERYWHERE = {"iogt": (True,) * 4, "sion": (True,) * 4}


def test_it_is_told_from_the_last_yes_to_the_first_no_and_at_no_other_time(together):
    before = told(together)
    say_yes(together.cleo)
    one_yes = told(together)
    say_yes(together.otto)
    both = told(together)
    take_back(together.cleo)

    assert (before, one_yes, both, told(together)) == (NOWHERE, NOWHERE, EVERYWHERE, NOWHERE)


def test_a_tablet_that_knows_its_labels_is_told_anew_at_once(together):
    tag = asked(together, "sion").headers["ETag"]
    say_yes(together.otto)
    assert asked(together, "sion", tag).status_code == 304

    say_yes(together.cleo)

    assert asked(together, "sion", tag).status_code == 200


@pytest.mark.parametrize("cards_per_sheet", CARDS_PER_SHEET)
def test_every_language_has_room_on_the_back_also_where_goodbyes_are_asked_for(together, cards_per_sheet):
    place = together.doors["iogt"].place
    every = {each.code: True for each in languages_in() if not each.is_greeting}
    with write_connection() as connection:
        switch_languages(connection, place.organisation_id, place.premises_id, every, now())
        set_door(connection, place.organisation_id, place.premises_id, DoorWishes(False, True))
    together.both_say_yes()
    with db.engine.connect() as connection:
        offered = [each.code for each in back_languages(connection, place.organisation_id)]
        backs = [back_texts(connection, place.organisation_id, code, cards_per_sheet) for code in offered]

    set_in_type = [card_sheet([draw_card()], SheetLayout(cards_per_sheet, back)) for back in backs]

    assert len(offered) > 5
    assert {len(text.sentences) for back in backs for text in back} == {5}
    assert all(re.search(rb"/Type/Pages/Count 2/", pdf) for pdf in set_in_type)


def test_a_small_card_says_it_in_fewer_words(together):
    together.both_say_yes()
    number = together.doors["iogt"].place.organisation_id

    with db.engine.connect() as connection:
        large, small = (dict(back_texts(connection, number, "en", size)[0].sentences) for size in CARDS_PER_SHEET)

    assert small[ABOUT] == "Har du sagt ja: vilket halvår kortet kom, och till vilka av oss."
    assert len(small[ABOUT]) < len(large[ABOUT])
    assert small | {ABOUT: large[ABOUT]} == large
