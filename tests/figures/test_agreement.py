"""The figures of an agreement, counted by hand: kronor by days, hours in kronor, agreed beside done."""

from datetime import date

import pytest

from app.agreements.actions import leave
from app.agreements.agreeable import AGREEABLE, Per
from app.agreements.agreeing import AgreedWishes, add_agreed, drop_agreed
from app.agreements.money_actions import tell_party_year, value_an_hour
from app.agreements.queries import agreement_named
from app.agreements.writing import Saying, Writer
from app.database.transaction import write_connection
from app.figures.list import FIGURE, FIGURES
from app.figures.subjects.agreement import COUNTED
from tests.figures.both_countings import OF_AN_AGREEMENT, UNIT_COSTS
from tests.figures.noting import agree, figure, note, period, value
from tests.make import NOON, make_activity, make_door

BY = Writer(None, None, NOON, date(2025, 1, 1))
SAYING = Saying(BY)
HALF = period("2025-01-01", "2025-06-30")  # 181 of 365 days


@pytest.fixture
def doors(app):
    """Valla of iogt and kyrkan of sion, under one agreement for 2025."""
    doors = {"valla": make_door("valla", "iogt"), "kyrkan": make_door("kyrkan", "sion")}
    agree("iop", "iogt", "sion")
    return doors


def organisation(doors, place):
    return doors[place].place.organisation_id


def told(action, *arguments):
    with write_connection() as connection:
        return action(connection, agreement_named(connection, "iop").id, *arguments)


def grants(doors):
    told(tell_party_year, organisation(doors, "valla"), 2025, (339_690, 375_000), SAYING)
    told(tell_party_year, organisation(doors, "kyrkan"), 2025, (452_948, None), SAYING)


def test_the_lists_of_what_can_be_agreed_are_one():
    assert AGREEABLE.keys() == COUNTED.keys() <= FIGURE.keys()


@pytest.mark.parametrize("id", sorted(OF_AN_AGREEMENT))
def test_without_an_agreement_there_is_none_to_tell(app, id):
    make_door()

    assert figure(id)["value"] is None
    assert figure(id)["reason"] == "no_agreement"


def test_grants_are_told_by_organisation_and_for_all(doors):
    grants(doors)

    assert value("grant", agreement_slug="iop") == 339_690 + 452_948
    assert value("grant", organisation_slug="iogt") == 339_690
    assert value("grant", HALF, organisation_slug="iogt") == 168_449  # x 181 / 365 = 168 449.0
    assert value("cost", organisation_slug="iogt") == 375_000
    assert figure("cost", agreement_slug="iop")["reason"] == "not_told"
    assert figure("grant", period("2026-01-01", "2026-12-31"), agreement_slug="iop")["reason"] == "no_agreement"


def test_kronor_of_a_part_of_an_organisation_are_not_told(doors):
    grants(doors)
    make_door("annex", "iogt")

    assert figure("grant", premises_slugs=["valla"], organisation_slug="iogt")["reason"] == "part_of_organisation"
    assert value("grant", organisation_slug="iogt") == 339_690


def test_who_has_left_has_its_grant_over_the_days_it_was_a_party(doors):
    grants(doors)
    told(leave, organisation(doors, "valla"), date(2025, 6, 30), BY)

    assert value("grant", HALF, organisation_slug="iogt") == 339_690
    assert value("grant", period("2025-07-01", "2025-12-31"), agreement_slug="iop") == 228_335  # x 184 / 365: 228 335.4


def test_volunteers_hours_have_the_value_of_their_year(doors):
    told(value_an_hour, 2025, 220, SAYING)
    note(doors["valla"], kind="volunteering", minutes=90, at="2025-05-06T11:00")
    note(doors["valla"], kind="volunteering", minutes=50, at="2025-06-06T11:00")

    assert value("volunteer_value", organisation_slug="iogt") == 513  # 140 minutes: 513.3
    told(value_an_hour, 2025, None, Saying(BY, 1))
    assert figure("volunteer_value", organisation_slug="iogt")["reason"] == "no_hour_value"


def test_unit_costs_are_for_the_house_until_all_have_ticked_them(doors):
    told(tell_party_year, organisation(doors, "valla"), 2025, (1_000, 3_000), SAYING)
    assert figure("cost_per_visit", organisation_slug="iogt")["reason"] == "no_visits"
    assert figure("cost_per_unique_visitor", organisation_slug="iogt")["reason"] == "no_visitors"
    for label in ("anka", "bäver"):
        note(doors["valla"], label, at="2025-05-06T11:00")
    note(doors["valla"], at="2025-05-06T11:00", count=2)

    assert value("cost_per_visit", organisation_slug="iogt") == 750
    assert value("cost_per_unique_visitor", organisation_slug="iogt") == 1_500
    assert value("grant_per_visit", organisation_slug="iogt") == 250
    assert figure("cost_per_visit", agreement_slug="iop")["reason"] == "not_told"
    assert {each.id for each in FIGURES if each.needs_consent} == UNIT_COSTS


def test_what_was_agreed_stands_beside_what_was_done_at_whose_it_is(doors):
    for place, days in {"valla": ("05-06", "05-07"), "kyrkan": ("05-06",)}.items():
        for day in days:
            note(doors[place], at=f"2025-{day}T11:00")
    told(add_agreed, AgreedWishes("open_days", 220, Per.YEAR, party_id=organisation(doors, "valla")), SAYING)
    told(add_agreed, AgreedWishes("visits", 1000, Per.YEAR), SAYING)

    everything = figure("agreed", agreement_slug="iop")
    assert everything["value"] == 2
    assert [(each["figure"], each["organisation"], each["agreed"], each["done"]) for each in everything["things"]] == [
        ("open_days", "iogt", 220, 2),
        ("visits", None, 1000, 3),
    ]
    assert [each["figure"] for each in figure("agreed", organisation_slug="iogt")["things"]] == ["open_days"]
    assert figure("agreed", organisation_slug="sion")["things"] == []
    [half, _visits] = figure("agreed", HALF, agreement_slug="iop")["things"]
    assert (half["agreed"], half["done"]) == (109.1, 2)  # 220 x 181 / 365


def test_what_is_agreed_a_week_is_told_of_the_weeks(doors):
    make_activity(doors["valla"], "walk", "walk")
    for day in ("05-06", "05-08"):
        note(doors["valla"], kind="walk", activity="walk", at=f"2025-{day}T11:00")
    thing = told(add_agreed, AgreedWishes("walks", 2, Per.WEEK), SAYING)

    [walks] = figure("agreed", period("2025-05-05", "2025-05-18"), agreement_slug="iop")["things"]
    assert (walks["agreed"], walks["done"]) == (4, 2)
    told(drop_agreed, thing, Saying(BY, 1, date(2025, 6, 1)))
    assert figure("agreed", agreement_slug="iop")["things"] == []
    assert len(figure("agreed", period("2025-05-05", "2025-05-18"), agreement_slug="iop")["things"]) == 1
