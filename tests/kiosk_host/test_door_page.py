"""The page, and the command, that say what the tablets of one premises may offer."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.organisations.models import Premises
from tests.command_line import run
from tests.make import make_door, rows


def doors():
    """By slug: whether what tells of a need is shown, whether a goodbye is asked for."""
    found = rows(select(Premises.slug, Premises.shows_needs_at_door, Premises.asks_goodbye_at_door))
    return {slug: (bool(needs), bool(goodbye)) for slug, needs, goodbye in found}


def test_nothing_is_on_until_somebody_turns_it_on(house):
    assert doors() == {"valla": (False, False), "sionhuset": (False, False)}


def test_a_coordinator_turns_on_what_the_premises_want(coordinator):
    answer = coordinator.submit("/kiosks/door/valla", needs="on", goodbye="off")

    assert answer.headers["Location"] == "/kiosks"
    assert doors() == {"valla": (True, False), "sionhuset": (False, False)}
    assert "Utdelning och besökande grupper som rutor · utan hej då" in coordinator.page("/kiosks").text


def test_what_is_on_can_be_turned_off(coordinator):
    coordinator.submit("/kiosks/door/valla", needs="on", goodbye="on")
    shown = coordinator.page("/kiosks/door/valla").every("option")
    coordinator.submit("/kiosks/door/valla", needs="off", goodbye="on")

    assert [each.attributes["value"] for each in shown if "selected" in each.attributes] == ["on", "on"]
    assert doors()["valla"] == (False, True)


@pytest.mark.parametrize(
    "values", [{"needs": "maybe", "goodbye": "on"}, {"needs": "on", "goodbye": "\x07"}, {"needs": ""}]
)
def test_what_is_no_answer_changes_nothing(coordinator, values):
    answer = coordinator.submit("/kiosks/door/valla", **values)

    assert answer.status_code == 422
    assert doors()["valla"] == (False, False)


def test_another_organisations_door_is_out_of_reach(house, coordinator):
    with house.app.app_context():
        make_door("sionhuset-2", "sion")

    coordinator.submit("/kiosks/door/valla", needs="on", goodbye="on")

    assert coordinator.get("/kiosks/door/sionhuset").status_code == 404
    assert {slug for slug, wishes in doors().items() if any(wishes)} == {"valla"}


def test_a_volunteer_changes_no_door(volunteer):
    assert volunteer.get("/kiosks/door/valla").status_code == 403


def test_the_command_turns_on_one_thing_and_leaves_the_other(app):
    make_door()
    first = run(app, "premises", "door", "valla", "--goodbye", "on")
    second = run(app, "premises", "door", "valla", "--needs", "on")
    third = run(app, "premises", "door", "valla", "--goodbye", "off")

    assert [each.stdout for each in (first, second, third)] == [
        "At the door of valla: needs off, goodbye on.\n",
        "At the door of valla: needs on, goodbye on.\n",
        "At the door of valla: needs on, goodbye off.\n",
    ]
    assert doors() == {"valla": (True, False)}


def test_the_command_without_a_wish_only_says_how_it_is(app):
    make_door()

    assert run(app, "premises", "door", "valla").stdout == "At the door of valla: needs off, goodbye off.\n"


def test_premises_that_are_none_are_refused_by_name(app):
    make_door()
    answer = run(app, "premises", "door", "nowhere", "--needs", "on")

    assert (answer.exit_code, "There are: valla." in answer.stderr) == (1, True)
