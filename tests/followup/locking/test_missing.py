"""What is missing before a report is locked, found in a house and told in plain words."""

from datetime import UTC, datetime

import pytest

from app.figures.document import one_moment
from app.followup.locking.missing import missing_before_locking
from app.followup.locking.readiness import Unready, unready
from app.periods import year
from tests.figures.noting import note, plan, record_day
from tests.make import make_door

MOMENT = datetime(2025, 5, 8, 12, 0, tzinfo=UTC)  # a Thursday


@pytest.fixture
def door(app):
    return make_door()


def found(moment=MOMENT):
    with one_moment() as connection:
        return unready(connection, "iogt", year(2025), moment)


def test_days_planned_or_noted_and_not_recorded_are_not_finished(door):
    plan(door, "2025-05-05", 0, 1, 2, 3, 4)  # Monday to Thursday are planned, and today is not over
    record_day(door, "2025-05-05")
    note(door, at="2025-05-06T11:00")
    note(door, at="2025-05-03T11:00")  # a Saturday, open without a plan

    assert found().unfinished_days == (("Valla", 3),)


def test_days_recorded_without_figures_are_told(door):
    record_day(door, "2025-05-05", "unrecorded")

    assert found().days_without_figures == (("Valla", 1),)
    assert found().unfinished_days == ()


def test_a_house_in_order_lacks_nothing_but_its_tablet(door):
    record_day(door, "2025-05-05")

    assert (found().unfinished_days, found().days_without_figures, found().notes_waiting_count) == ((), (), 0)


def test_it_is_told_in_plain_words_what_to_do():
    what = Unready((("Valla", 1), ("Parken", 12)), (("Valla", 2),), 3, (("dörren", "Valla"),))

    assert [each.what for each in missing_before_locking(what, "sv")] == [
        "Plattan dörren i Valla har tystnat.",
        "Tre noteringar behöver ses över.",
        "En dag i Valla är inte avslutad.",
        "Tolv dagar i Parken är inte avslutade.",
        "Två dagar i Valla saknar siffror.",
    ]
    assert [each.what for each in missing_before_locking(what, "en")] == [
        "The tablet dörren at Valla is silent.",
        "Three notes need looking over.",
        "One day at Valla is not finished.",
        "Twelve days at Parken are not finished.",
        "Two days at Valla have no figures.",
    ]
    assert all(each.advice for each in missing_before_locking(what, "sv"))


def test_when_nothing_is_missing_nothing_is_said():
    assert missing_before_locking(Unready(), "sv") == ()
