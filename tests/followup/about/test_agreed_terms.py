"""The terms of a report as the agreement has them."""

from datetime import date

import pytest

from app.agreements.actions import change_terms, leave
from app.agreements.agreeable import Per
from app.agreements.agreeing import AgreedWishes, GoalWishes, add_agreed, add_goal
from app.agreements.money_actions import tell_party_year, value_an_hour
from app.database.transaction import write_connection
from app.figures.document import one_moment
from app.followup.about.agreed_terms import terms_of_agreement, terms_of_party
from app.followup.about.reporting_period import reporting_period
from app.followup.about.terms import AgreedNumber, Goal
from app.followup.queries import house_of
from app.followup.tables.building import exact_tables
from app.periods import Period, year
from tests.agreements.agreeing import THREE_YEARS, agree, cleo, otto, says
from tests.figures.noting import note

START = "2024-01-01"
THIS_YEAR = year(2025)


@pytest.fixture
def iop(house):
    """An agreement of both: a goal with open days of Cleo's organisation, walks of all, grants and costs."""
    iop = agree(house)
    first, other = house.valla.place.organisation_id, house.sionhuset.place.organisation_id
    cleo_says, otto_says = says(cleo(house), from_day=START), says(otto(house), from_day=START)
    with write_connection() as connection:
        goal = add_goal(connection, iop, GoalWishes("Erbjuda social samvaro", "Ett hem.", 1), cleo_says)
        days = AgreedWishes("open_days", 220, Per.YEAR, True, goal, first, "huvudsakligen vardagar")
        add_agreed(connection, iop, days, cleo_says)
        add_agreed(connection, iop, AgreedWishes("walks", 2, Per.WEEK, goal_id=goal), cleo_says)
        tell_party_year(connection, iop, first, 2025, (339_690, 375_000), cleo_says)
        tell_party_year(connection, iop, other, 2025, (452_948, None), otto_says)
        value_an_hour(connection, iop, 2024, 200, cleo_says)
    return iop


def of_all(period=THIS_YEAR):
    with one_moment() as connection:
        return terms_of_agreement(connection, "iop", period)


def of_one(slug="iogt", period=THIS_YEAR):
    with one_moment() as connection:
        return terms_of_party(connection, slug, period)


def money(terms, period=THIS_YEAR):
    with one_moment() as connection:
        exact = exact_tables(house_of(connection, terms), reporting_period(period), terms)
    return {
        each.id: {" ".join(cell.key): cell.value for cell in each.cells} for each in exact if each.counts == "kronor"
    }


def test_all_parties_stand_under_goals_and_what_was_agreed(iop):
    terms = of_all()

    assert [party.slug for party in terms.parties] == ["iogt", "sion"]
    assert terms.goals == (Goal("goal-1", "Erbjuda social samvaro", "Ett hem.", ("open_days", "walks")),)
    assert terms.agreed == (
        AgreedNumber("open_days", 220, "year", True, "iogt", "huvudsakligen vardagar"),
        AgreedNumber("walks", 2, "week"),
    )
    assert (terms.period, terms.threshold) == (THREE_YEARS, 5)


def test_one_partys_report_stands_under_the_same_goals_with_what_is_its_own(iop):
    terms = of_one()

    assert [party.slug for party in terms.parties] == ["iogt"]
    assert [goal.heading for goal in terms.goals] == ["Erbjuda social samvaro"]
    assert [each.figure_id for each in terms.agreed] == ["open_days"]
    assert of_one("sion").agreed == ()


def test_an_organisation_without_an_agreement_has_its_name(house):
    assert [(party.slug, party.name) for party in of_one().parties] == [("iogt", "iogt")]
    assert of_one().period is None


def test_who_has_left_is_no_party_afterwards(house, iop):
    with write_connection() as connection:
        leave(connection, iop, house.sionhuset.place.organisation_id, date(2025, 6, 30), otto(house))

    assert [party.slug for party in of_all().parties] == ["iogt", "sion"]
    assert [party.slug for party in of_all(year(2026)).parties] == ["iogt"]
    assert of_one("sion", year(2026)).slug == ""


def test_the_terms_are_those_of_the_periods_last_day(house, iop):
    with write_connection() as connection:
        later = says(cleo(house), 1, "2026-03-01")
        change_terms(connection, iop, {"diary_number": "SON:2026-1", "disclosure_threshold": 10}, later)

    assert (of_all().diary_number, of_all().threshold) == ("", 5)
    assert (of_all(year(2026)).diary_number, of_all(year(2026)).threshold) == ("SON:2026-1", 10)


def test_goals_typed_in_january_stand_over_the_year_before(house):
    late = agree(house)
    with write_connection() as connection:
        add_goal(connection, late, GoalWishes("Nå ut", "", 1), says(cleo(house), from_day="2026-01-12"))

    assert [goal.heading for goal in of_all().goals] == ["Nå ut"]


def test_both_use_the_agreements_limits_so_that_one_number_is_one(house, iop):
    with write_connection() as connection:
        changed = {"often_from_days": 12, "sometimes_from_days": 4}
        change_terms(connection, iop, changed, says(cleo(house), 1, START))

    with one_moment() as connection:
        for terms in (of_all(), of_one()):
            limits = house_of(connection, terms).organisations[0].history.limits(THIS_YEAR)
            assert limits is not None
            assert (limits.often, limits.sometimes) == (12, 4)


def test_grants_costs_and_the_value_of_work_stand_apart(house, iop):
    note(house.valla, kind="volunteering", at="2025-03-10", minutes=90)

    assert money(of_all()) == {
        "grant": {"2025 *": 792_638, "2025 iogt": 339_690, "2025 sion": 452_948},
        "cost": {"2025 iogt": 375_000},
        "volunteer_value": {"2025 *": 300, "2025 iogt": 300, "2025 sion": 0},
    }


def test_half_a_year_has_its_days_share_of_the_grant(house, iop):
    half = Period(date(2025, 1, 1), date(2025, 6, 30))

    assert money(of_one(period=half), half)["grant"] == {"2025-H1": 168_449}  # 339 690 x 181 / 365
