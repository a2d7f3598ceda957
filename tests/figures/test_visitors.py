"""The figures of visitors: unique persons with their bounds, bands, what people said of themselves."""

import pytest
from sqlalchemy import update

from app.agreements.models import AgreementTerms
from app.database.transaction import write_connection
from app.organisations.models import Premises
from tests.figures.noting import agree, figure, link, note, period, plan, take_back, value
from tests.make import make_door


@pytest.fixture
def door(app):
    return make_door()


def come(door, label, *days):
    for day in days:
        note(door, label, at=f"{day}T11:00")


def test_high_takes_everyone_without_a_card_for_someone_else(door):
    come(door, "anka", "2025-05-06", "2025-05-07")
    note(door, at="2025-05-06T11:00", count=2)

    assert figure("unique_visitors") == {"value": 1, "low": 3, "high": 3, "estimate": None, "replaced": 0}


def test_an_estimate_needs_ten_cards_and_half_of_the_visits(door):
    for number in range(9):
        note(door, f"card {number}")
    note(door, count=9)
    assert figure("unique_visitors")["estimate"] is None

    note(door, "card 9")
    assert figure("unique_visitors")["estimate"] == 19

    note(door)
    # 10 cards, 20 visits, of which 10 by card: half is enough.
    assert figure("unique_visitors")["estimate"] == 20

    note(door)
    assert figure("unique_visitors")["estimate"] is None


def test_the_estimate_is_rounded_half_up(door):
    for number in range(10):
        note(door, f"card {number}")
    come(door, "card 0", *(f"2025-06-{day:02d}" for day in range(1, 11)))
    note(door, count=1)

    # 10 cards, 21 visits, 20 by card: 10.5 people.
    assert figure("unique_visitors")["estimate"] == 11


def test_linked_people_are_one_visitor_and_not_counted_as_replaced(door):
    first = note(door, "old card", at="2025-05-06T11:00")
    second = note(door, "new card", at="2025-05-06T12:00", replaces_lost="yes")
    assert figure("unique_visitors")["replaced"] == 1

    link(door, second, first)

    unique = figure("unique_visitors")
    assert (unique["value"], unique["replaced"], value("visits")) == (1, 0, 1)


def test_two_premises_on_one_day_are_two_visits_and_one_day(app):
    come(make_door("valla"), "anka", "2025-05-06")
    come(make_door("kyrkan"), "anka", "2025-05-06")

    assert (value("visits"), value("unique_visitors"), value("visit_days_2")) == (2, 1, 0)


def test_persons_of_two_organisations_are_two_under_one_label(app):
    come(make_door("valla", "iogt"), "anka", "2025-05-06")
    come(make_door("kyrkan", "sion"), "anka", "2025-05-06")
    agree("iop", "iogt", "sion")

    assert value("unique_visitors", agreement_slug="iop") == 2


def test_days_are_counted_from_two_ten_and_twenty_on(door):
    come(door, "anka", *(f"2025-05-{day:02d}" for day in range(1, 11)))
    come(door, "duva", *(f"2025-05-{day:02d}" for day in range(1, 21)))
    come(door, "hare", "2025-05-01")

    assert [value(f"visit_days_{fewest}") for fewest in (2, 10, 20)] == [2, 2, 1]


def test_bands_begin_at_their_limits(door):
    come(door, "often", *(f"2025-0{month}-{day:02d}" for month in (1, 2) for day in range(1, 13)))
    come(door, "almost", *(f"2025-03-{day:02d}" for day in range(1, 24)))
    come(door, "sometimes", *(f"2025-03-{day:02d}" for day in range(1, 7)))
    come(door, "seldom", *(f"2025-03-{day:02d}" for day in range(1, 6)))

    assert figure("bands") == {
        "value": {"often": 1, "sometimes": 2, "seldom": 1},
        "limits": {"often": 24, "sometimes": 6},
    }
    assert value("regulars") == 1


def test_a_short_period_has_no_bands(door):
    come(door, "anka", "2025-05-06")

    short = period("2025-05-01", "2025-07-28")
    assert figure("bands", short) == {"value": None, "reason": "period_too_short"}
    assert figure("regulars", short) == {"value": None, "reason": "period_too_short"}
    assert figure("bands", period("2025-05-01", "2025-07-29"))["limits"] == {"often": 6, "sometimes": 2}


def test_a_place_open_two_days_a_week_has_lower_limits(door):
    plan(door, "2020-01-01", 0, 1, 2)
    plan(door, "2025-07-01", 1, 3)

    assert figure("bands")["limits"] == {"often": 12, "sometimes": 4}
    assert figure("bands", period("2025-01-01", "2025-06-30"))["limits"] == {"often": 12, "sometimes": 3}
    assert figure("bands", period("2024-01-01", "2024-12-31"))["limits"] == {"often": 24, "sometimes": 6}


def test_premises_that_disagree_get_the_usual_limits_and_an_agreement_stands_above_all(app):
    make_door("valla"), make_door("kyrkan")
    own = {"often_from_days": 40, "sometimes_from_days": 10}
    with write_connection() as connection:
        connection.execute(update(Premises).where(Premises.slug == "valla").values(own))
    agree("iop", "iogt")

    assert figure("bands", premises_slugs=["valla"])["limits"] == {"often": 40, "sometimes": 10}
    assert figure("bands")["limits"] == {"often": 24, "sometimes": 6}
    with write_connection() as connection:
        connection.execute(update(AgreementTerms).values(often_from_days=50, sometimes_from_days=5))
    assert figure("bands", agreement_slug="iop")["limits"] == {"often": 50, "sometimes": 5}
    assert figure("bands", agreement_slug="iop", premises_slugs=["valla"])["limits"] == {"often": 50, "sometimes": 5}


def test_what_someone_said_anywhere_in_the_organisation_is_known(app):
    valla, kyrkan = make_door("valla"), make_door("kyrkan")
    note(kyrkan, "anka", "training", at="2023-05-06T11:00", gender="woman")
    note(valla, "anka", age_band="30-44")
    note(valla, "duva")

    assert value("gender", premises_slugs=["valla"]) == {"woman": 1, "unstated": 1}
    assert value("age_band", premises_slugs=["valla"]) == {"30-44": 1, "unstated": 1}


def test_of_several_answers_the_earliest_stands_unless_it_was_taken_back(door):
    note(door, "anka", at="2025-05-08T11:00", gender="other")
    earliest = note(door, "anka", at="2025-05-06T11:00", gender="man")
    note(door, "anka", at="2025-05-07T11:00", gender="woman")
    assert value("gender") == {"man": 1}

    take_back(door, earliest)

    assert value("gender") == {"woman": 1}


def test_linked_people_have_said_what_either_said_first(door):
    old = note(door, "old card", at="2025-05-06T11:00", gender="woman")
    new = note(door, "new card", at="2025-05-07T11:00", gender="man", age_band="18-29")

    link(door, new, old)

    assert (value("gender"), value("age_band")) == ({"woman": 1}, {"18-29": 1})
