"""Where parties count together visitors can read of it: on the tablet's screen, the poster and the backs of cards."""

from __future__ import annotations

from app.cards.back_texts import back_texts
from app.extensions import db
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
            back, _ = back_texts(connection, together.doors[organisation].place.organisation_id, "en")
        of_screen = asked(together, organisation).json["door"]["together"]
        said[organisation] = (of_screen, ABOUT in poster.text, ABOUT in [about for about, _ in back.sentences])
    return said


NOWHERE = {"iogt": (False, False, False), "sion": (False, False, False)}
EVERYWHERE = {"iogt": (True, True, True), "sion": (True, True, True)}


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
